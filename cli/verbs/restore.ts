import { resolve } from "node:path";
import { succeed } from "../../story/problem.ts";
import { calledWrongly } from "../arguments.ts";
import { findChapter } from "../find-chapter.ts";
import { print } from "../output.ts";
import type { Verb } from "../verbs.ts";
import { withProject } from "../with-studio.ts";

export const restoreVerb: Verb = {
  shape: {
    name: "restore",
    takes: "PROJECT CHAPTER --at V",
    least: 2,
    most: 2,
    options: [{ name: "at", value: "V", help: "a revision's id, a label or a time" }],
    summary: "Makes a chapter read as it did; what it is now stays in its history.",
  },
  async run({ words, values }, output) {
    const { at } = values;
    if (at === undefined) return calledWrongly("--at V says which version.", "restore");
    return withProject(resolve(words[0] ?? ""), async (studio, project) => {
      const chapter = await findChapter(studio, project, words[1] ?? "");
      if (!chapter.ok) return chapter;
      const { id, title } = chapter.value;
      const restored = await studio.call("history.restore", { project, chapter: id, at });
      if (!restored.ok) return restored;
      const { revision } = restored.value;
      print(output, { chapter: id, revision }, () => `“${title}” reads as it did at ${at} (revision ${revision}).\n`);
      return succeed(null);
    });
  },
};
