import type { ImportedItem } from "../import/manuscript.ts";
import type { OutlinedItem } from "../import/outlined.ts";
import type { LongformIndex, LongformScene } from "./longform.ts";
import { baseName, type NoteFile, titleOfPath } from "./note-file.ts";

/** Folders that hold the book, where there is one; what is beside them is notes. */
const bookFolder =
  /^(?:\d+[\s._-]+)?(?:manuscript|draft|book|novel|chapters?|scenes?|manuskript|roman|kapitel|szenen|entwurf)(?:[\s._-]*\d+)?$/i;
const noteFolder =
  /^(?:[_\d]+[\s._-]*)?(?:notes?|characters?|people|cast|places?|locations?|settings?|world|world ?building|lore|research|ideas?|outlines?|plot|planning|timelines?|references?|inspiration|_?templates?|daily(?: notes)?|journal|archive|inbox|attachments|assets|figuren|orte|welt|recherche|notizen|ideen|vorlagen|archiv|tagebuch)$/i;

/** Which of a vault's notes are the book. A folder that is called as such holds it; else all that is not called notes. */
export function sortNotes(files: readonly NoteFile[]): {
  readonly book: readonly NoteFile[];
  readonly beside: readonly NoteFile[];
  /** Folders that are the book itself, and no part of it. */
  readonly depth: number;
} {
  const top = (file: NoteFile) => (file.path.includes("/") ? file.path.slice(0, file.path.indexOf("/")) : "");
  const folders = [...new Set(files.map(top))].filter((folder) => bookFolder.test(folder));
  const named = files.filter((file) => folders.includes(top(file)));
  if (named.some(({ text }) => text !== "")) {
    const depth = folders.length === 1 ? 1 : 0;
    return { book: named, beside: files.filter((file) => !named.includes(file)), depth };
  }
  const book = files.filter((file) => !noteFolder.test(top(file)));
  if (!book.some(({ text }) => text !== "")) return { book: files, beside: [], depth: 0 };
  return { book, beside: files.filter((file) => !book.includes(file)), depth: 0 };
}

/** Files as they come in their folders: by the number that a property says, else in natural order of their names. */
export function inOrder(files: readonly NoteFile[]): readonly NoteFile[] {
  const folderOf = (file: NoteFile) => file.path.slice(0, file.path.lastIndexOf("/") + 1);
  const counted = new Map<string, boolean>();
  for (const file of files) {
    const folder = folderOf(file);
    counted.set(folder, (counted.get(folder) ?? true) && file.order !== null);
  }
  return [...files].sort((left, right) => {
    const folder = folderOf(left);
    if (folder === folderOf(right) && counted.get(folder) && left.order !== right.order)
      return (left.order ?? 0) - (right.order ?? 0);
    return comparePaths(left.path, right.path);
  });
}

/** A folder is a part, at its place among the files. */
export function treeOf(
  files: readonly NoteFile[],
  depth: number,
  make: (file: NoteFile) => ImportedItem,
): ImportedItem[] {
  const items: ImportedItem[] = [];
  for (let place = 0; place < files.length; ) {
    const file = files[place];
    if (file === undefined) break;
    const parts = file.path.split("/");
    if (parts.length === depth + 1) {
      items.push(make(file));
      place++;
      continue;
    }
    const folder = parts.slice(0, depth + 1).join("/");
    let end = place;
    while (files[end]?.path.startsWith(`${folder}/`)) end++;
    const children = treeOf(files.slice(place, end), depth + 1, make);
    items.push({ kind: "part", title: titleOfPath(parts[depth] ?? ""), children });
    place = end;
  }
  return items;
}

/** A scene of a Longform project with its note. */
export interface OutlinedNote extends OutlinedItem<OutlinedNote> {
  readonly file: NoteFile;
}

/**
 * The notes of a Longform project in their order.
 *
 * @param index where the index stands, with what it says
 */
export function longformNotes(
  files: readonly NoteFile[],
  index: { readonly path: string; readonly longform: LongformIndex },
): { readonly scenes: readonly OutlinedNote[]; readonly missing: readonly string[] } {
  const home = index.path.slice(0, index.path.lastIndexOf("/") + 1);
  const { folder } = index.longform;
  const inside = folder === "" ? home : `${home}${folder}/`;
  const byName = new Map<string, NoteFile>();
  for (const file of files) {
    const name = baseName(file.path).toLowerCase();
    if (file.path !== index.path && file.path === `${inside}${file.path.slice(inside.length)}` && !byName.has(name))
      byName.set(name, file);
  }
  const missing: string[] = [];
  const find = ({ name, children }: LongformScene): readonly OutlinedNote[] => {
    const below = children.flatMap(find);
    const file = byName.get(name.toLowerCase());
    byName.delete(name.toLowerCase());
    if (!file) {
      missing.push(name);
      return below;
    }
    const { title, said } = file;
    return [{ file, title, section: "", isFolder: false, inCompile: said.inBook !== false, children: below }];
  };
  return { scenes: index.longform.scenes.flatMap(find), missing };
}

const natural = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** Folder by folder, so that a folder's files stay together. */
function comparePaths(left: string, right: string): number {
  const lefts = left.split("/");
  const rights = right.split("/");
  for (let place = 0; place < Math.min(lefts.length, rights.length); place++) {
    const order = natural.compare(lefts[place] ?? "", rights[place] ?? "");
    if (order !== 0) return order;
    // Names that only a strict eye tells apart are two folders all the same.
    if (lefts[place] !== rights[place]) return (lefts[place] ?? "") < (rights[place] ?? "") ? -1 : 1;
  }
  return lefts.length - rights.length;
}
