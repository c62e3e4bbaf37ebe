import { resolve } from "node:path";
import { usualServing } from "../../host/server/serving.ts";
import { type Result, succeed } from "../../story/problem.ts";
import { openBrowser } from "../open-browser.ts";
import { tell } from "../output.ts";
import type { Verb } from "../verbs.ts";

export const openVerb: Verb = {
  shape: {
    name: "open",
    takes: "[PROJECT|MANUSCRIPT]",
    least: 0,
    most: 1,
    summary: "The studio; a manuscript is offered for import first.",
    options: [
      { name: "browser", value: null, help: "in your browser, also where the desktop is there" },
      { name: "no-browser", value: null, help: "print the address only" },
    ],
  },
  async run({ words, switches }, output) {
    const { runStudio } = await import("../run-studio.ts");
    return runStudio(
      { projects: words.map((word) => resolve(word)), serving: usualServing, keepsOpen: false, output },
      (address) => showAddress(address, switches.has("no-browser")),
    );
  },
};

async function showAddress(address: string, isQuiet: boolean): Promise<Result<null>> {
  tell("The studio is at");
  tell(`  ${address}`);
  tell("Keep this running while you write; Ctrl+C stops it.");
  if (!isQuiet) await openBrowser(address);
  return succeed(null);
}
