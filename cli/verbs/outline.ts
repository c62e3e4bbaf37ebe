import { resolve } from "node:path";
import type { ProjectCounts } from "../../host/contract/contract.ts";
import { type OutlineItem, walkOutline } from "../../story/outline.ts";
import { succeed } from "../../story/problem.ts";
import { print, table } from "../output.ts";
import type { Verb } from "../verbs.ts";
import { withProject } from "../with-studio.ts";

export const outlineVerb: Verb = {
  shape: {
    name: "outline",
    takes: "PROJECT",
    least: 1,
    most: 1,
    options: [],
    summary: "The tree: chapters, files, words, scenes, status.",
  },
  run: ({ words }, output) =>
    withProject(resolve(words[0] ?? ""), async (studio, project) => {
      const outline = await studio.call("project.outline", { project });
      if (!outline.ok) return outline;
      const counts = await studio.call("project.counts", { project });
      if (!counts.ok) return counts;
      const { title, author, language, book } = outline.value;
      const items = book.map((item) => asJson(item, counts.value));
      print(output, { title, author, language, words: counts.value.words, items }, () => {
        const depths = depthsOf(book);
        const rows = [...walkOutline(book)].map((item) => {
          const count = counts.value.items[item.id];
          const name = `${"  ".repeat(depths.get(item) ?? 0)}${item.title}`;
          return [
            name,
            wordsOf(item, counts.value),
            `${count?.scenes.length ?? ""}`,
            item.status ?? "",
            item.file ?? "",
          ];
        });
        return `${title}${author ? ` by ${author}` : ""}, ${counts.value.words} words\n\n${table(rows)}`;
      });
      return succeed(null);
    }),
};

function asJson(item: OutlineItem, counts: ProjectCounts): Record<string, unknown> {
  const { id, kind, title, file, status, children } = item;
  const words = wordsOf(item, counts);
  const scenes = counts.items[id]?.scenes.length ?? 0;
  return { id, kind, title, file, words, scenes, status, children: children.map((child) => asJson(child, counts)) };
}

function wordsOf(item: OutlineItem, counts: ProjectCounts): number {
  return (counts.items[item.id]?.words ?? 0) + item.children.reduce((sum, child) => sum + wordsOf(child, counts), 0);
}

function depthsOf(items: readonly OutlineItem[]): Map<OutlineItem, number> {
  const depths = new Map<OutlineItem, number>();
  const visit = (list: readonly OutlineItem[], depth: number) => {
    for (const item of list) {
      depths.set(item, depth);
      visit(item.children, depth + 1);
    }
  };
  visit(items, 0);
  return depths;
}
