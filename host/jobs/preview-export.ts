import { usualPreset } from "../../story/built-in-presets.ts";
import { findFootnotes } from "../../story/footnotes.ts";
import type { ItemId } from "../../story/ids.ts";
import type { OutlineItem } from "../../story/outline.ts";
import { readPreset } from "../../story/preset.ts";
import { readBookDetails } from "../../story/preset-document.ts";
import type { Result } from "../../story/problem.ts";
import { succeed } from "../../story/problem.ts";
import type { PreviewOrder, ShownPreview } from "../contract/preview.ts";
import { diskProblem } from "../disk/disk-problem.ts";
import { outlineAt } from "../project/past-outline.ts";
import type { Project } from "../project/project.ts";
import { findVersion } from "../project/versions.ts";
import { bookEmpty, chosen, dateOfBook, readImages, textAt } from "./export-book.ts";
import { runWork } from "./run-work.ts";

/** UTF-16 units of text that a preview shows, about thirty pages. */
const shownLength = 60_000;

/** What an export with this order would look like, from its beginning on or from a chapter of it. */
export async function previewExport(
  project: Project,
  order: PreviewOrder,
  signal: AbortSignal,
): Promise<Result<ShownPreview>> {
  try {
    const version = order.at === null ? null : await findVersion(project, order.at, null);
    if (version && !version.ok) return version;
    const preset = readPreset(order.preset.id, order.preset, usualPreset(order.format));
    const outline = chosen(await outlineAt(project, version?.value ?? null), order.only);
    const chapters = chaptersInBook(outline.book);
    if (chapters.length === 0) return bookEmpty;
    const begin = Math.max(
      0,
      chapters.findIndex(({ id }) => id === order.from),
    );
    const texts = new Map<ItemId, string>();
    let length = 0;
    let isCut = false;
    for (const chapter of chapters.slice(begin)) {
      if (signal.aborted || length >= shownLength) break;
      const text = await textAt(project, chapter, version?.value ?? null);
      const shown = beginningOf(text, shownLength - length);
      texts.set(chapter.id, shown);
      length += shown.length;
      isCut ||= shown !== text;
    }
    const made = await runWork<"preview">(
      {
        kind: "preview",
        format: order.format,
        outline,
        texts,
        identifier: `urn:redraft:${project.id}`,
        modified: dateOfBook(project),
        details: readBookDetails(project.outlineDocument.doc),
        preset,
        ...(await readImages(project, texts)),
      },
      signal,
    );
    if (!made.ok) return made;
    return succeed({ preview: made.value, isCut: isCut || begin + texts.size < chapters.length });
  } catch (cause) {
    return { ok: false, problem: diskProblem(cause) };
  }
}

function chaptersInBook(items: readonly OutlineItem[]): readonly OutlineItem[] {
  return items.flatMap((item) => {
    if (!item.inBook || item.archived) return [];
    return item.kind === "chapter" ? [item] : chaptersInBook(item.children);
  });
}

/** Whole paragraphs of a long text, with the footnotes that they may refer to. */
function beginningOf(text: string, length: number): string {
  if (text.length <= length) return text;
  const end = text.indexOf("\n\n", length);
  if (end < 0) return text;
  const notes = findFootnotes(text).filter(({ from }) => from >= end);
  return [text.slice(0, end), ...notes.map((note) => text.slice(note.from, note.to))].join("\n\n");
}
