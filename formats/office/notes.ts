import type { Block, BookChapter, BookNote, Inline } from "../../story/book.ts";

/** Footnotes as office programs have them, which know none inside of a note. */
export interface ToldNotes {
  /** Notes that the text itself leads to. */
  readonly direct: ReadonlySet<number>;
  /** By the number of a direct one: notes that only notes lead to, told in the one that leads to them first. */
  readonly nested: ReadonlyMap<number, readonly BookNote[]>;
}

export function tellNotes({ scenes, notes }: BookChapter): ToldNotes {
  const byNumber = new Map(notes.map((note) => [note.number, note]));
  const direct = new Set<number>();
  for (const { blocks } of scenes) for (const number of referencesIn(blocks)) direct.add(number);
  const told = new Set(direct);
  const nested = new Map<number, readonly BookNote[]>();
  for (const number of direct) {
    const inside: BookNote[] = [];
    const visit = (note: BookNote | undefined): void => {
      for (const reference of referencesIn(note?.blocks ?? [])) {
        const next = byNumber.get(reference);
        if (next === undefined || told.has(reference)) continue;
        told.add(reference);
        inside.push(next);
        visit(next);
      }
    };
    visit(byNumber.get(number));
    if (inside.length > 0) nested.set(number, inside);
  }
  return { direct, nested };
}

function referencesIn(blocks: readonly Block[]): number[] {
  return blocks.flatMap((block) => {
    if (block.kind === "quote") return referencesIn(block.children);
    if (block.kind === "list") return block.items.flatMap(referencesIn);
    return block.kind === "preformatted" ? [] : referencesOf(block.children);
  });
}

function referencesOf(inlines: readonly Inline[]): number[] {
  return inlines.flatMap((inline) => {
    if (inline.kind === "noteReference") return [inline.number];
    return "children" in inline ? referencesOf(inline.children) : [];
  });
}
