import { resolve } from "node:path";
import type { Comparison } from "../../host/contract/history.ts";
import type { OutlineItem } from "../../story/outline.ts";
import { fail, succeed } from "../../story/problem.ts";
import { calledWrongly } from "../arguments.ts";
import { findChapter, textItems } from "../find-chapter.ts";
import { print } from "../output.ts";
import type { Verb } from "../verbs.ts";
import { withProject } from "../with-studio.ts";

export const compareVerb: Verb = {
  shape: {
    name: "compare",
    takes: "PROJECT [CHAPTER] --from V --to V",
    least: 1,
    most: 2,
    summary: "What changed between two versions, in words.",
    options: [
      { name: "from", value: "V", help: "a revision's id, a label, a draft or a time" },
      { name: "to", value: "V", help: "the same, or now" },
      { name: "format", value: "F", help: "text or json" },
    ],
  },
  async run({ words, values }, output) {
    const { from, to = "now", format = "text" } = values;
    if (from === undefined) return calledWrongly("--from V says what to compare with.", "compare");
    if (format !== "text" && format !== "json") {
      return fail("format-unknown", `A comparison is not written as “${format}”.`, "Choose text or json.");
    }
    return withProject(resolve(words[0] ?? ""), async (studio, project) => {
      const chapter = words[1] === undefined ? null : await findChapter(studio, project, words[1]);
      if (chapter && !chapter.ok) return chapter;
      const outline = await studio.call("project.outline", { project });
      if (!outline.ok) return outline;
      const items = chapter ? [chapter.value] : textItems(outline.value).filter((item) => item.kind === "chapter");
      const compared: { item: OutlineItem; comparison: Comparison }[] = [];
      for (const item of items) {
        const comparison = await studio.call("history.compare", { project, chapter: item.id, from, to });
        if (!comparison.ok) return comparison;
        if (comparison.value.changes.length > 0 || chapter) compared.push({ item, comparison: comparison.value });
      }
      const total = { added: 0, removed: 0, moved: 0 };
      for (const { comparison } of compared) {
        total.added += comparison.words.added;
        total.removed += comparison.words.removed;
        total.moved += comparison.words.moved;
      }
      const changes = compared.flatMap(({ comparison }) => comparison.changes);
      print({ json: output.json || format === "json" }, { changes, words: total }, () => {
        const texts = compared.map(({ item, comparison }) => `${item.title}\n\n${marked(comparison)}\n`);
        return `${texts.join("\n")}\n${total.added} words added, ${total.removed} removed, ${total.moved} moved\n`;
      });
      return succeed(null);
    });
  },
};

/** Inline, as wdiff marks it: [-gone-] and {+new+}. */
function marked(comparison: Comparison): string {
  return comparison.pieces
    .map(({ kind, text }) => (kind === "kept" ? text : kind === "deleted" ? `[-${text}-]` : `{+${text}+}`))
    .join("");
}
