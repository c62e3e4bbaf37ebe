import type { BookNode } from "../../story/book.ts";
import { noDetails } from "../../story/book-details.ts";
import { usualPreset } from "../../story/built-in-presets.ts";
import { compileBook } from "../../story/compile.ts";
import type { ItemId } from "../../story/ids.ts";
import type { Outline } from "../../story/outline.ts";

/** What begins on a page of its own: the title, a part's title, a chapter. */
export interface BookSection {
  readonly key: string;
  readonly kind: "title" | "part" | "chapter";
  readonly title: string;
  /** The chapter whose text it is; null where there are only words on an empty page. */
  readonly chapter: ItemId | null;
  /** The part that it stands in, or is. */
  readonly part: ItemId | null;
  readonly depth: number;
}

/** How much of the book is read. */
export type ReadingScope = "book" | "part" | "chapter";

/** The book in the order in which it is read, of exactly what an export would have. */
export function bookSections(outline: Outline): readonly BookSection[] {
  const { body } = compileBook({
    outline,
    texts: () => "",
    identifier: "",
    modified: "",
    details: noDetails,
    preset: usualPreset("epub"),
    cover: null,
    images: [],
  });
  if (body.length === 0) return [];
  const sections: BookSection[] = [
    { key: "title", kind: "title", title: outline.title, chapter: null, part: null, depth: 0 },
  ];
  const gather = (nodes: readonly BookNode[], part: ItemId | null, depth: number): void => {
    for (const node of nodes) {
      const { id, kind, title } = node;
      if (node.kind === "chapter") sections.push({ key: id, kind, title, chapter: id, part, depth });
      else {
        sections.push({ key: id, kind, title, chapter: null, part: id, depth });
        gather(node.children, id, depth + 1);
      }
    }
  };
  gather(body, null, 0);
  return sections;
}

/** Those that are read: with a part, all that stands in it, parts of parts too. */
export function sectionsInScope(
  sections: readonly BookSection[],
  scope: ReadingScope,
  current: string,
): readonly BookSection[] {
  const at = sections.findIndex(({ key }) => key === current);
  const section = sections[at];
  if (!section || scope === "book") return sections;
  if (scope === "chapter") return section.kind === "chapter" ? [section] : sections;
  if (section.part === null) return sections;
  const from = sections.findIndex(({ key }) => key === section.part);
  const { depth } = sections[from] as BookSection;
  const after = sections.findIndex((other, place) => place > from && other.depth <= depth);
  return sections.slice(from, after < 0 ? undefined : after);
}
