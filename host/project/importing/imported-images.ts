import type { ImportedChapter, ImportedItem, ImportedManuscript } from "../../../formats/import/manuscript.ts";
import { nearestPlace } from "../../../story/carry-places.ts";
import { applyWordEdits } from "../../../story/chapter-revision.ts";
import type { WordEdit } from "../../../story/compare.ts";
import { keepImage } from "../assets.ts";
import type { Project } from "../project.ts";

/** Addresses that a manuscript's texts name, and those that its images have in the story. */
type KeptImages = ReadonlyMap<string, string>;

/**
 * Puts a manuscript's images into the story's `assets/`. Gives the manuscript with its images named as they are called there,
 * and a sentence for each that is none that a book can have.
 */
export async function keepImages(
  project: Project,
  manuscript: ImportedManuscript,
): Promise<{ readonly manuscript: ImportedManuscript; readonly refused: readonly string[] }> {
  const kept = new Map<string, string>();
  const refused: string[] = [];
  for (const { address, bytes } of manuscript.images ?? []) {
    const done = await keepImage(project, address.slice(address.lastIndexOf("/") + 1), bytes);
    if (!done.ok) refused.push(done.problem.sentence);
    else if (done.value !== address) kept.set(address, done.value);
  }
  return { manuscript: kept.size === 0 ? manuscript : renamed(manuscript, kept), refused };
}

function renamed(manuscript: ImportedManuscript, kept: KeptImages): ImportedManuscript {
  const editsOf: (readonly WordEdit[])[] = [];
  const inBook = (item: ImportedItem): ImportedItem => {
    if (item.kind === "part") return { ...item, children: item.children.map(inBook) };
    editsOf.push(addressEdits(item.text, kept));
    return chapterWithImages(item, kept);
  };
  const beside = (item: ImportedItem): ImportedItem =>
    item.kind === "part" ? { ...item, children: item.children.map(beside) } : chapterWithImages(item, kept);
  const items = manuscript.items.map(inBook);
  const move = <Placed extends { readonly chapter: number; readonly from: number; readonly to: number }>(
    each: Placed,
  ): Placed => {
    const edits = editsOf[each.chapter] ?? [];
    return { ...each, from: nearestPlace(edits, each.from), to: nearestPlace(edits, each.to) };
  };
  return {
    ...manuscript,
    items,
    notes: (manuscript.notes ?? []).map(beside),
    setAside: manuscript.setAside.map((piece) => ({ ...piece, text: withImages(piece.text, kept) })),
    comments: (manuscript.comments ?? []).map(move),
    suggestions: (manuscript.suggestions ?? []).map((each) => {
      return { ...move(each), insert: withImages(each.insert, kept) };
    }),
  };
}

function chapterWithImages(chapter: ImportedChapter, kept: KeptImages): ImportedChapter {
  const edits = addressEdits(chapter.text, kept);
  const { said } = chapter;
  return {
    ...chapter,
    text: applyWordEdits(chapter.text, edits),
    ...(said && {
      said: {
        ...said,
        ...(said.scenes && { scenes: said.scenes.map((scene) => ({ ...scene, at: nearestPlace(edits, scene.at) })) }),
        ...(said.earlier && {
          earlier: said.earlier.map((each) => ({ ...each, text: withImages(each.text, kept) })),
        }),
      },
    }),
  };
}

function withImages(text: string, kept: KeptImages): string {
  return applyWordEdits(text, addressEdits(text, kept));
}

function addressEdits(text: string, kept: KeptImages): readonly WordEdit[] {
  const edits: WordEdit[] = [];
  for (const { 0: found, index } of text.matchAll(/(?<=\]\(<?)assets\/[^\s()<>]+/g)) {
    const insert = kept.get(found);
    if (insert !== undefined) edits.push({ from: index, to: index + found.length, insert });
  }
  return edits;
}
