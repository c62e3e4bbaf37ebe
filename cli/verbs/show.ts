import { resolve } from "node:path";
import { succeed } from "../../story/problem.ts";
import { findChapter } from "../find-chapter.ts";
import { print } from "../output.ts";
import type { Verb } from "../verbs.ts";
import { withProject } from "../with-studio.ts";

export const showVerb: Verb = {
  shape: {
    name: "show",
    takes: "PROJECT CHAPTER",
    least: 2,
    most: 2,
    options: [{ name: "at", value: "VERSION", help: "a revision's id, a label, a draft or a time; else as it stands" }],
    summary: "A chapter's text, to the byte.",
  },
  run: ({ words, values }, output) =>
    withProject(resolve(words[0] ?? ""), async (studio, project) => {
      const chapter = await findChapter(studio, project, words[1] ?? "");
      if (!chapter.ok) return chapter;
      const { id } = chapter.value;
      const shown = await studio.call("history.text", { project, chapter: id, at: values.at ?? "now" });
      if (!shown.ok) return shown;
      const { revision, time, text } = shown.value;
      print(output, { chapter: id, revision, time, text }, () => text);
      return succeed(null);
    }),
};
