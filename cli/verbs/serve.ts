import { resolve } from "node:path";
import { fail, succeed } from "../../story/problem.ts";
import { tell } from "../output.ts";
import type { Verb } from "../verbs.ts";

export const serveVerb: Verb = {
  shape: {
    name: "serve",
    takes: "PROJECT…",
    least: 1,
    most: 100,
    summary: "Serves stories to browsers on this machine, without opening one.",
    options: [{ name: "port", value: "P", help: "instead of the usual one" }],
  },
  async run({ words, values }, output) {
    const port = values.port === undefined ? null : Number(values.port);
    if (port !== null && !(Number.isInteger(port) && port >= 0 && port < 65_536)) {
      return fail("port-bad", `“${values.port}” is no port.`, "Choose a number from 1 to 65535.");
    }
    const { runStudio } = await import("../run-studio.ts");
    return runStudio({ projects: words.map((word) => resolve(word)), port, output }, async (address) => {
      tell(`Serving ${words.length === 1 ? "one story" : `${words.length} stories`} at`);
      tell(`  ${address}`);
      return succeed(null);
    });
  },
};
