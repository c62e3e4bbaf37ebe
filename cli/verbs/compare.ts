import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import type { Studio } from "../../host/contract/contract.ts";
import type {
  BookComparisonPage,
  Change,
  ChapterComparison,
  Comparison,
  ComparisonFormat,
  WrittenComparison,
} from "../../host/contract/history.ts";
import type { ItemId, ProjectId } from "../../story/ids.ts";
import { fail, type Result, succeed } from "../../story/problem.ts";
import { calledWrongly } from "../arguments.ts";
import { findChapter } from "../find-chapter.ts";
import { type Output, print, tell } from "../output.ts";
import type { Verb } from "../verbs.ts";
import { withProject } from "../with-studio.ts";

const formats: readonly string[] = ["text", "html", "docx", "json"];

interface Order {
  readonly project: ProjectId;
  readonly chapter: ItemId | null;
  readonly from: string;
  readonly to: string;
}

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
      { name: "format", value: "F", help: "text, html, docx (with tracked changes) or json" },
      { name: "out", value: "FILE", help: "where it goes; else standard output, except docx" },
    ],
  },
  async run({ words, values }, output) {
    const { from, to = "now", format = "text" } = values;
    if (from === undefined) return calledWrongly("--from V says what to compare with.", "compare");
    if (!formats.includes(format))
      return fail("format-unknown", `A comparison is not written as “${format}”.`, `Choose of ${formats.join(", ")}.`);
    const out = values.out === undefined ? null : resolve(values.out);
    if (format === "docx" && out === null)
      return calledWrongly("--out FILE says where the Word document goes.", "compare");
    if (format === "json" && out !== null)
      return calledWrongly("JSON goes to standard output, without --out.", "compare");
    return withProject(resolve(words[0] ?? ""), async (studio, project) => {
      const chapter = words[1] === undefined ? null : await findChapter(studio, project, words[1]);
      if (chapter && !chapter.ok) return chapter;
      const order: Order = { project, chapter: chapter?.value.id ?? null, from, to };
      const isData = format === "json" || (output.json && out === null);
      return isData
        ? printChanges(studio, order)
        : writeComparison(studio, order, format as ComparisonFormat, out, output);
    });
  },
};

async function writeComparison(
  studio: Studio,
  order: Order,
  format: ComparisonFormat,
  out: string | null,
  output: Output,
): Promise<Result<null>> {
  const stop = studio.on("job.progress", ({ what }) => tell(what));
  const written: Result<WrittenComparison> = await studio.call("history.writeComparison", {
    ...order,
    job: randomUUID(),
    format,
    out,
  });
  stop();
  if (!written.ok) return written;
  const { path, bytes, text, words, chapters } = written.value;
  print(output, { format, path, bytes, chapters, words }, () => text ?? `${path}\n`);
  return succeed(null);
}

/** All changes as data. */
async function printChanges(studio: Studio, order: Order): Promise<Result<null>> {
  const compared = await (order.chapter === null ? compareBook(studio, order) : compareChapter(studio, order));
  if (!compared.ok) return compared;
  print({ json: true }, compared.value, () => "");
  return succeed(null);
}

interface Found {
  readonly changes: readonly Change[];
  readonly words: Comparison["words"];
}

async function compareChapter(studio: Studio, { project, chapter, from, to }: Order): Promise<Result<Found>> {
  const compared: Result<Comparison> = await studio.call("history.compare", {
    project,
    chapter: chapter as ItemId,
    from,
    to,
  });
  if (!compared.ok) return compared;
  return succeed({ changes: compared.value.changes, words: compared.value.words });
}

async function compareBook(studio: Studio, { project, from, to }: Order): Promise<Result<Found>> {
  const changed: ChapterComparison[] = [];
  let words: Comparison["words"] = { added: 0, removed: 0, moved: 0 };
  for (let next: number | null = 0; next !== null; ) {
    const page: Result<BookComparisonPage> = await studio.call("history.compareBook", { project, from, to, next });
    if (!page.ok) return page;
    changed.push(...page.value.chapters);
    words = page.value.words ?? words;
    next = page.value.next;
  }
  const changes: Change[] = [];
  for (const { chapter } of changed) {
    const compared = await studio.call("history.compareInBook", { project, chapter, from, to });
    if (!compared.ok) return compared;
    changes.push(...compared.value.changes);
  }
  return succeed({ changes, words });
}
