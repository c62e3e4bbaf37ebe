import { resolve } from "node:path";
import type { RevisionSummary } from "../../host/contract/history.ts";
import { succeed } from "../../story/problem.ts";
import { findChapter, textItems } from "../find-chapter.ts";
import { print, table } from "../output.ts";
import type { Verb } from "../verbs.ts";
import { withProject } from "../with-studio.ts";

export const historyVerb: Verb = {
  shape: {
    name: "history",
    takes: "PROJECT [CHAPTER]",
    least: 1,
    most: 2,
    options: [],
    summary: "Revisions: when, by whom, words added and removed, label.",
  },
  run: ({ words }, output) =>
    withProject(resolve(words[0] ?? ""), async (studio, project) => {
      const chapter = words[1] === undefined ? null : await findChapter(studio, project, words[1]);
      if (chapter && !chapter.ok) return chapter;
      const outline = await studio.call("project.outline", { project });
      if (!outline.ok) return outline;
      const items = chapter ? [chapter.value] : textItems(outline.value);
      const titles = new Map(items.map((item) => [item.id, item.title]));
      const revisions: RevisionSummary[] = [];
      for (const item of items) {
        const read = await studio.call("history.revisions", { project, chapter: item.id });
        if (!read.ok) return read;
        revisions.push(...read.value);
      }
      revisions.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
      const shown = revisions.map(({ started: _, passages: __, ...revision }) => revision);
      print(output, { revisions: shown }, () =>
        table(
          revisions.map((revision) => [
            revision.id,
            revision.time.slice(0, 16).replace("T", " "),
            revision.author,
            revision.origin,
            `+${revision.added}`,
            `−${revision.removed}`,
            titles.get(revision.chapter) ?? "",
            revision.label ? `“${revision.label}”` : "",
          ]),
        ),
      );
      return succeed(null);
    }),
};
