import type { ItemId } from "../../story/ids.ts";
import { type Outline, type OutlineItem, walkOutline } from "../../story/outline.ts";
import { wordsNow } from "../language/language.ts";
import { templateTexts } from "./template-words.ts";

/** Something to begin a note with: a note of the writer's own in a folder “Templates”, or, until there is one, ours. */
export interface NoteTemplate {
  readonly id: string;
  readonly title: string;
  /** The note whose words it begins with; null takes ours. */
  readonly note: ItemId | null;
  readonly text: string;
  /** Where such notes are kept; null is wherever the writer is. */
  readonly folder: string | null;
}

const languages = Object.values(templateTexts);

/** What a new note can be: first a character and a place, then the writer's own kinds. */
export function noteTemplates(outline: Outline): readonly NoteTemplate[] {
  const own = templateFolder(outline)?.children.filter(({ kind }) => kind === "note") ?? [];
  const isNamed = (note: OutlineItem, kind: "character" | "place") =>
    languages.some((language) => language[kind].title.toLowerCase() === note.title.toLowerCase());
  const usual = (["character", "place"] as const).map((kind): NoteTemplate => {
    const note = own.find((candidate) => isNamed(candidate, kind));
    const { title, text, folder } = wordsNow(templateTexts)[kind];
    return { id: kind, title: note?.title ?? title, note: note?.id ?? null, text, folder };
  });
  const others = own
    .filter((note) => !isNamed(note, "character") && !isNamed(note, "place"))
    .map(({ id, title }): NoteTemplate => ({ id, title, note: id, text: "", folder: null }));
  return [...usual, ...others];
}

export function templateFolder(outline: Outline): OutlineItem | null {
  return folderNamed(
    outline,
    languages.map(({ folder }) => folder),
  );
}

/** The folder in which the notes of this kind are kept already. */
export function folderOf(outline: Outline, { id, folder }: NoteTemplate): OutlineItem | null {
  if (folder === null) return null;
  const kind = id === "character" ? "character" : "place";
  return folderNamed(
    outline,
    languages.map((language) => language[kind].folder),
  );
}

function folderNamed(outline: Outline, names: readonly string[]): OutlineItem | null {
  const wanted = names.map((name) => name.toLowerCase());
  for (const item of walkOutline(outline.notes))
    if (item.kind === "folder" && !item.archived && wanted.includes(item.title.toLowerCase())) return item;
  return null;
}
