import type { Piece } from "../import/account.ts";
import { titleKey } from "../import/contents.ts";
import type { SaidOfChapter } from "../import/manuscript.ts";
import { findMarkdownHeadings, plainHeading } from "../import/markdown-headings.ts";
import { statusOf } from "../import/said-status.ts";
import { titleOfFile } from "../import/titles.ts";
import { readFrontMatter } from "./front-matter.ts";

/** A note of a vault, or a file of a folder of Markdown. */
export interface NoteFile {
  /** Inside of the chosen folder, with "/". */
  readonly path: string;
  readonly title: string;
  /** The title is not in the text: the file's name, or a property. */
  readonly isTitleMade: boolean;
  /** Without the title and the properties; one \n at the end, or empty. */
  readonly text: string;
  /** The properties as they stand, with their lines of dashes; empty where there are none. */
  readonly matter: string;
  readonly fields: ReadonlyMap<string, readonly string[]>;
  readonly said: SaidOfChapter;
  /** Where it belongs among the others of its folder, as a property says it. */
  readonly order: number | null;
  readonly pieces: readonly Piece[];
}

/** @param source decoded, as `decodeText` gives it */
export function readNoteFile(path: string, source: string): NoteFile {
  const lines = source
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n")
    .split("\n");
  const { lines: from, fields } = readFrontMatter(lines);
  const matter = lines.slice(0, from).join("\n");
  const pieces: Piece[] = [];
  if (from > 0) pieces.push({ use: "setAside", source: matter, made: matter });
  const heading = findMarkdownHeadings(lines, from, lines.length)[0];
  const onTop = heading?.level === 1 && lines.slice(from, heading.from).join("").trim() === "" ? heading : undefined;
  const body = lines.slice(onTop?.to ?? from).join("\n");
  if (onTop) {
    const made = lines.slice(onTop.from, onTop.to).join("\n");
    pieces.push({ use: "title", source: lines.slice(from, onTop.to).join("\n"), made });
  }
  const text = body.trim() === "" ? "" : `${body.replace(/^(?:[ \t]*\n)+/, "").trimEnd()}\n`;
  pieces.push({ use: "chapter", source: body, made: text });
  const field = (...names: string[]) => valuesOf(fields, names)[0] ?? "";
  const title = (onTop && plainHeading(onTop.text)) || field("title") || titleOfPath(baseName(path));
  const order = field("order", "index", "position", "sequence", "weight", "sort", "chapter", "number", "scene");
  return {
    path,
    title,
    isTitleMade: !onTop,
    text,
    matter,
    fields,
    said: saidOf(fields),
    order: /^-?\d+(?:\.\d+)?$/.test(order) ? Number(order) : null,
    pieces,
  };
}

export function valuesOf(fields: ReadonlyMap<string, readonly string[]>, names: readonly string[]): readonly string[] {
  for (const name of names) {
    const values = (fields.get(name) ?? []).filter((value) => value.trim() !== "");
    if (values.length > 0) return values;
  }
  return [];
}

function saidOf(fields: ReadonlyMap<string, readonly string[]>): SaidOfChapter {
  const values = (...names: string[]) => valuesOf(fields, names);
  const status = values("status", "stage")[0] ?? "";
  const known = statusOf(status);
  const listed = values("tags", "tag", "keywords").flatMap((tag) => tag.split(/[,\s]+/));
  const tags = listed.map((tag) => tag.replace(/^#/, "")).filter((tag) => tag !== "");
  if (status !== "" && known === null) tags.push(status);
  const synopsis = values("synopsis", "summary", "description", "logline").join("\n");
  const views = values("pov", "point of view", "viewpoint", "perspektive").join(", ");
  const isOut =
    /^(?:false|no)$/i.test(values("include", "compile", "in book", "publish")[0] ?? "") ||
    /^(?:true|yes)$/i.test(values("exclude", "ignore")[0] ?? "");
  return {
    ...(synopsis === "" ? {} : { synopsis }),
    ...(known === null ? {} : { status: known }),
    ...(tags.length === 0 ? {} : { tags: [...new Set(tags)] }),
    ...(views === "" ? {} : { pointOfView: views }),
    ...(isOut ? { inBook: false } : {}),
  };
}

/** The file's name without its folders and its ending: what links call it. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/\.(?:md|markdown|mdown|txt)$/i, "");
}

/** "03-the-inn.md" → "The Inn"; a number that stands for the order is no part of the name, unless it is all of it. */
export function titleOfPath(name: string): string {
  const unnumbered = name.replace(/^\d{1,4}[\s._-]+(?=\S)/, "");
  return titleOfFile(titleKey(unnumbered) === "" ? name : unnumbered);
}
