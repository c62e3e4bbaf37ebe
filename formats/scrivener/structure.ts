import { readHeading } from "../import/heading.ts";
import type { BinderItem } from "./binder.ts";

/** What the draft becomes: parts hold parts and chapters, a chapter's documents are its scenes. */
export type DraftNode =
  | { readonly kind: "part"; readonly item: BinderItem; readonly children: readonly DraftNode[] }
  | {
      readonly kind: "chapter";
      /** Gives the title, and what is said of the chapter. */
      readonly item: BinderItem;
      readonly documents: readonly BinderItem[];
      readonly inBook: boolean;
    };

/**
 * Parts, chapters and scenes of a draft as its compiled book would have them: by the section types where these have the
 * usual names, else by titles that say it, else by depth: what holds only texts is a chapter, what holds more is a part.
 */
export function structureOf(draft: readonly BinderItem[]): readonly DraftNode[] {
  return draft.flatMap(nodesOf);
}

function nodesOf(item: BinderItem): readonly DraftNode[] {
  if (item.children.length === 0) return [chapterOf(item, [item])];
  if (roleOfHolder(item) === "part") {
    const own: DraftNode[] = [{ kind: "chapter", item, documents: [item], inBook: item.inCompile }];
    return [{ kind: "part", item, children: [...own, ...item.children.flatMap(nodesOf)] }];
  }
  const documents = [item, ...below(item)];
  const out = documents.filter((document) => document !== item && !document.inCompile);
  // A chapter of which nothing is in the book is one chapter all the same.
  if (out.length === documents.length - 1) return [chapterOf(item, documents)];
  const inside = documents.filter((document) => !out.includes(document));
  return [chapterOf(item, inside), ...out.map((document) => chapterOf(document, [document]))];
}

function chapterOf(item: BinderItem, documents: readonly BinderItem[]): DraftNode {
  return { kind: "chapter", item, documents, inBook: documents.some(({ inCompile }) => inCompile) };
}

function below(item: BinderItem): readonly BinderItem[] {
  return item.children.flatMap((child) => [child, ...below(child)]);
}

function roleOfHolder(item: BinderItem): "part" | "chapter" {
  const titled = titleRole(item.title);
  if (titled !== null) return titled;
  if (item.children.some(({ title }) => titleRole(title) !== null)) return "part";
  const own = sectionRole(item.section);
  const inside = item.children.map(({ section }) => sectionRole(section));
  const holders = item.children.filter(({ type, children }) => type === "Folder" || children.length > 0);
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
