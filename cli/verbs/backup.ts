import { resolve } from "node:path";
import { succeed } from "../../story/problem.ts";
import { calledWrongly } from "../arguments.ts";
import { print } from "../output.ts";
import type { Verb } from "../verbs.ts";
import { withProject } from "../with-studio.ts";

export const backupVerb: Verb = {
  shape: {
    name: "backup",
    takes: "PROJECT --out FOLDER",
    least: 1,
    most: 1,
    summary: "Copies the whole story, with its history, into one archive.",
    options: [{ name: "out", value: "FOLDER", help: "where the archive is to be" }],
  },
  async run({ words, values }, output) {
    const { out } = values;
    if (out === undefined) return calledWrongly("--out FOLDER says where the archive is to be.", "backup");
    return withProject(resolve(words[0] ?? ""), async (studio, project) => {
      const made = await studio.call("backup.copy", { project, out: resolve(out) });
      if (!made.ok) return made;
      const { path, bytes, time, leftOut } = made.value;
      const without = leftOut.map((name) => `Too large for an archive, and not in it: ${name}\n`).join("");
      print(output, { path, bytes, time, leftOut }, () => `${path}\n${without}`);
      return succeed(null);
    });
  },
};
