import { readHeading } from "./heading.ts";
/** A document or a folder of another studio's outline. */
export interface OutlinedItem<Own> {
  readonly title: string;
  /** What its writer calls things like it: "Scene", "Chapter Heading"; empty where that isn't said. */
  readonly section: string;
  readonly isFolder: boolean;
  readonly inCompile: boolean;
  readonly children: readonly Own[];
}

/** What the draft becomes: parts hold parts and chapters, a chapter's documents are its scenes. */
export type DraftNode<Item> =
  | { readonly kind: "part"; readonly item: Item; readonly children: readonly DraftNode<Item>[] }
  | {
      readonly kind: "chapter";
      /** Gives the title, and what is said of the chapter. */
      readonly item: Item;
      readonly documents: readonly Item[];
      readonly inBook: boolean;
    };

/**
 * Parts, chapters and scenes of a draft as its compiled book would have them: by the section types where these have the
 * usual names, else by titles that say it, else by depth: what holds only texts is a chapter, what holds more is a part.
 */
export function structureOf<Item extends OutlinedItem<Item>>(draft: readonly Item[]): readonly DraftNode<Item>[] {
  return draft.flatMap((item) => nodesOf<Item>(item));
}

function nodesOf<Item extends OutlinedItem<Item>>(item: Item): readonly DraftNode<Item>[] {
  if (item.children.length === 0) return [chapterOf(item, [item])];
  if (roleOfHolder(item) === "part") {
    const own: DraftNode<Item>[] = [{ kind: "chapter", item, documents: [item], inBook: item.inCompile }];
    return [{ kind: "part", item, children: [...own, ...item.children.flatMap((child) => nodesOf<Item>(child))] }];
  }
  const documents = [item, ...below<Item>(item)];
  const out = documents.filter((document) => document !== item && !document.inCompile);
  // A chapter of which nothing is in the book is one chapter all the same.
  if (out.length === documents.length - 1) return [chapterOf(item, documents)];
  const inside = documents.filter((document) => !out.includes(document));
  return [chapterOf(item, inside), ...out.map((document) => chapterOf(document, [document]))];
}

function chapterOf<Item extends OutlinedItem<Item>>(item: Item, documents: readonly Item[]): DraftNode<Item> {
  return { kind: "chapter", item, documents, inBook: documents.some(({ inCompile }) => inCompile) };
}

function below<Item extends OutlinedItem<Item>>(item: Item): readonly Item[] {
  return item.children.flatMap((child) => [child, ...below<Item>(child)]);
}

function roleOfHolder<Item extends OutlinedItem<Item>>(item: Item): "part" | "chapter" {
  const titled = titleRole(item.title);
  if (titled !== null) return titled;
  if (item.children.some(({ title }) => titleRole(title) !== null)) return "part";
  const own = sectionRole(item.section);
  const inside = item.children.map(({ section }) => sectionRole(section));
  const holders = item.children.filter(({ isFolder, children }) => isFolder || children.length > 0);
  if (own === "part") return "part";
  // The usual template makes every folder a chapter, also one that holds such folders.
  if (own === "chapter") return holders.some(({ section }) => sectionRole(section) === "chapter") ? "part" : "chapter";
  if (inside.includes("chapter") || inside.includes("part")) return "part";
  if (own === "scene" || inside.every((role) => role === "scene")) return "chapter";
  return holders.length > 0 ? "part" : "chapter";
}

/** What a title says is surer than a type that every folder has. */
function titleRole(title: string): "part" | "chapter" | null {
  const family = readHeading(title)?.family;
  if (family === "division") return "part";
  return family === "chapter" ? "chapter" : null;
}

type Role = "part" | "chapter" | "scene";

const sections: readonly (readonly [Role, RegExp])[] = [
  ["part", /\b(?:part|act|book|teil|akt|buch|partie|acte|parte)\b/iu],
  ["chapter", /\b(?:chapter|kapitel|chapitre|capítulo|capitolo)/iu],
  ["scene", /\b(?:scene|szene|scène|escena|scena)/iu],
];

function sectionRole(section: string): Role | null {
  return sections.find(([, name]) => name.test(section))?.[0] ?? null;
}
