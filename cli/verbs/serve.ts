import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { fail, type Result, succeed } from "../../story/problem.ts";
import { tell } from "../output.ts";
import { type Given, parseServeFile, readServeSettings, serveOptions, serveSettingsOf } from "../serve-settings.ts";
import type { Verb } from "../verbs.ts";

export const serveVerb: Verb = {
  shape: {
    name: "serve",
    takes: "PROJECT…",
    least: 1,
    most: 100,
    summary: "Serves stories to browsers on this machine, or to a group: see docs/hosting.md.",
    options: serveOptions,
  },
  async run({ words, values, switches }, output) {
    const flags: Given = { ...values, ...(switches.has("behind-proxy") ? { "behind-proxy": true } : {}) };
    const environment = serveSettingsOf(process.env);
    const file = await readConfig(values.config ?? process.env.REDRAFT_CONFIG);
    if (!file.ok) return file;
    const serving = readServeSettings([flags, environment, file.value]);
    if (!serving.ok) return serving;
    const { runStudio } = await import("../run-studio.ts");
    const projects = words.map((word) => resolve(word));
    return runStudio({ projects, serving: serving.value, keepsOpen: true, output }, async (address) => {
      tell(`Serving ${words.length === 1 ? "one story" : `${words.length} stories`} at`);
      tell(`  ${address}`);
      return succeed(null);
    });
  },
};

async function readConfig(path: string | undefined): Promise<Result<Given>> {
  if (!path) return succeed({});
  try {
    return parseServeFile(path, await readFile(path, "utf8"));
  } catch {
    return fail("config-absent", `${path} can't be read.`, "Check the name, and who may read it.");
  }
}
