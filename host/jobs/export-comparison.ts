import { dirname } from "node:path";
import type { ComparedBook, ComparedChapter } from "../../formats/comparison/compared-book.ts";
import type { ItemId } from "../../story/ids.ts";
import { fail, type Result, succeed } from "../../story/problem.ts";
import type { BookComparisonPage, Comparison, ComparisonFormat, WrittenComparison } from "../contract/history.ts";
import { diskProblem, unmade } from "../disk/disk-problem.ts";
import { makeLastingFolder } from "../disk/lasting-folder.ts";
import { writeWhole } from "../disk/write-whole.ts";
import { compareBooks, compareInBook } from "../project/book-comparison.ts";
import { compareVersions } from "../project/comparison.ts";
import type { Project } from "../project/project.ts";
import { findVersion } from "../project/versions.ts";
import { cancelled, runWork } from "./run-work.ts";

export const comparisonFormats: readonly ComparisonFormat[] = ["html", "docx", "text"];

interface ComparisonOrder {
  readonly chapter: ItemId | null;
  readonly from: string;
  readonly to: string;
}

/** Writes what changed in a chapter, or in the book, to a file, or gives it as text. */
export async function exportComparison(
  project: Project,
  order: ComparisonOrder & { readonly format: ComparisonFormat; readonly out: string | null },
  signal: AbortSignal,
  progress: (done: number, total: number, what: string) => void,
): Promise<Result<WrittenComparison>> {
  const { format, out } = order;
  if (!comparisonFormats.includes(format))
    return fail("format-unknown", `There is no format “${format}”.`, `Choose of ${comparisonFormats.join(", ")}.`);
  if (format === "docx" && out === null)
    return fail("out-missing", "A Word document has to go to a file.", "Name the file that it goes to.");
  try {
    const book = await comparedBook(project, order, signal, progress);
    if (!book.ok) return book;
    const written = await runWork<"write comparison">({ kind: "write comparison", format, book: book.value }, signal);
    if (!written.ok) return written;
    const { words, chapters } = book.value;
    const about = { words, chapters: chapters.length, bytes: written.value.length };
    if (out === null) return succeed({ ...about, path: null, text: new TextDecoder().decode(written.value) });
    await makeLastingFolder(project.disk, dirname(out));
    await writeWhole(project.disk, out, written.value);
    return succeed({ ...about, path: out, text: null });
  } catch (cause) {
    return { ok: false, problem: unmade(diskProblem(cause)) };
  }
}

async function comparedBook(
  project: Project,
  order: ComparisonOrder,
  signal: AbortSignal,
  progress: (done: number, total: number, what: string) => void,
): Promise<Result<ComparedBook>> {
  const { title, language } = project.outline;
  const from = await momentOf(project, order.from, order.chapter);
  const to = await momentOf(project, order.to, order.chapter);
  const about = { title, language, from, to };
  if (order.chapter !== null) {
    const compared = await compareVersions(project, order.chapter, order.from, order.to);
    if (!compared.ok) return compared;
    const own = project.item(order.chapter) ?? project.removedItem(order.chapter);
    const chapter = chapterOf(order.chapter, compared.value, { title: own?.title ?? "", titleBefore: null });
    return succeed({ ...about, chapters: [chapter], words: compared.value.words });
  }
  const chapters: ComparedChapter[] = [];
  let words: Comparison["words"] = { added: 0, removed: 0, moved: 0 };
  const changed: BookComparisonPage["chapters"][number][] = [];
  for (let next: number | null = 0; next !== null; ) {
    if (signal.aborted) return cancelled;
    const page: Result<BookComparisonPage> = await compareBooks(project, { ...order, next });
    if (!page.ok) return page;
    changed.push(...page.value.chapters);
    progress(page.value.done, 2 * page.value.total, "Comparing");
    next = page.value.next;
    words = page.value.words ?? words;
  }
  for (const [place, found] of changed.entries()) {
    if (signal.aborted) return cancelled;
    const compared = await compareInBook(project, { ...order, chapter: found.chapter });
    if (!compared.ok) return compared;
    chapters.push(chapterOf(found.chapter, compared.value, found));
    progress(changed.length + place, 2 * changed.length, `Comparing “${found.title}”`);
  }
  return succeed({ ...about, chapters, words });
}

function chapterOf(
  id: ItemId,
  { pieces, changes, words }: Comparison,
  about: Pick<ComparedChapter, "title" | "titleBefore"> & Partial<Pick<ComparedChapter, "state" | "isReordered">>,
): ComparedChapter {
  const { title, titleBefore, state = "changed", isReordered = false } = about;
  return { id, title, titleBefore, state, isReordered, pieces, changes, words };
}

/** A version as a reader of the page understands it: by its label, or else by its time. */
async function momentOf(project: Project, name: string, chapter: ItemId | null): Promise<string> {
  if (name === "now") return name;
  const version = await findVersion(project, name, chapter);
  const time = version.ok ? version.value.time : "";
  const shown = time === "" ? "" : `${time.slice(0, 16).replace("T", " ")} UTC`;
  const isLabel = !name.startsWith("@") && !/^[0-9a-z]+\.\d+:\d+\^?$/.test(name) && !/^\d{4}-\d{2}/.test(name);
  if (isLabel) return shown === "" ? `“${name}”` : `“${name}” (${shown})`;
  return shown === "" ? name : shown;
}
