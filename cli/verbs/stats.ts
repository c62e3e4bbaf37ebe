import { resolve } from "node:path";
import { walkOutline } from "../../story/outline.ts";
import { succeed } from "../../story/problem.ts";
import { print, table } from "../output.ts";
import type { Verb } from "../verbs.ts";
import { withProject } from "../with-studio.ts";

export const statsVerb: Verb = {
  shape: {
    name: "stats",
    takes: "PROJECT",
    least: 1,
    most: 1,
    options: [],
    summary: "Words, chapters, scenes, revisions.",
  },
  run: ({ words }, output) =>
    withProject(resolve(words[0] ?? ""), async (studio, project) => {
      const outline = await studio.call("project.outline", { project });
      if (!outline.ok) return outline;
      const counts = await studio.call("project.counts", { project });
      if (!counts.ok) return counts;
      const chapters = [...walkOutline(outline.value.book)].filter((item) => item.kind === "chapter");
      const parts = [...walkOutline(outline.value.book)].filter((item) => item.kind === "part");
      const scenes = chapters.reduce((sum, item) => sum + (counts.value.items[item.id]?.scenes.length ?? 0), 0);
      let revisions = 0;
      for (const chapter of chapters) {
        const read = await studio.call("history.revisions", { project, chapter: chapter.id });
        if (!read.ok) return read;
        revisions += read.value.length;
      }
      const stats = { words: counts.value.words, parts: parts.length, chapters: chapters.length, scenes, revisions };
      print(output, stats, () => table(Object.entries(stats).map(([name, value]) => [name, value])));
      return succeed(null);
    }),
};
