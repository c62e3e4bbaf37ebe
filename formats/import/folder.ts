import { fail, type Result, succeed } from "../../story/problem.ts";
import { accountForWords, type Piece } from "./account.ts";
import { titleKey } from "./contents.ts";
import { frontMatterEnd, readFields } from "./front-matter.ts";
import { guessLanguage } from "./language.ts";
import type { ImportedItem, ImportedManuscript, SetAside } from "./manuscript.ts";
import { findMarkdownHeadings, plainHeading } from "./markdown-headings.ts";
import { sayCount } from "./shapes.ts";
import { titleOfFile } from "./titles.ts";

export interface MarkdownFile {
  /** Inside the chosen folder, with "/". */
  readonly path: string;
  /** Decoded, as `decodeText` gives it. */
  readonly text: string;
}

interface ReadFile {
  readonly path: readonly string[];
  readonly title: string;
  readonly text: string;
  readonly isTitleMade: boolean;
  readonly matter: string;
  readonly fields: ReadonlyMap<string, string>;
  readonly pieces: readonly Piece[];
}

/**
 * Plans the import of a folder: a file is a chapter, a sub-folder a part, both in natural order of their names ("2"
 * before "10"). A first-level heading on top is the chapter's title; YAML front matter gives title and author where it
 * has them and is set aside.
 *
 * @param folderName names the story where no file does
 *
 * Problems: "file-empty", "import-words-differ".
 */
export function planMarkdownFolder(files: readonly MarkdownFile[], folderName: string): Result<ImportedManuscript> {
  const read = [...files].sort((left, right) => comparePaths(left.path, right.path)).map(readFile);
  if (!read.some((file) => file.text !== "")) {
    return fail("file-empty", "This folder has no Markdown with text in it.", "Choose another folder.");
  }
  const source = files.length === 0 ? "" : read.flatMap((file) => file.pieces.map((piece) => piece.source)).join("\n");
  const account = accountForWords(
    source,
    read.flatMap((file) => file.pieces),
  );
  if (!account.ok) return account;
  const fields = (name: string) => read.map((file) => file.fields.get(name) ?? "").find((value) => value !== "") ?? "";
  return succeed({
    title: fields("book") || titleOfFile(folderName),
    author: fields("author"),
    language: fields("lang") || fields("language") || guessLanguage(read.map((file) => file.text).join("\n")),
    rule: `${sayCount(read.length)} ${read.length === 1 ? "file" : "files"}, each a chapter.`,
    items: buildTree(read, 0),
    setAside: read.flatMap((file): SetAside[] =>
      file.matter === "" ? [] : [{ kind: "front matter", text: file.matter }],
    ),
    words: account.value,
  });
}

function readFile(file: MarkdownFile): ReadFile {
  const lines = file.text
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n")
    .split("\n");
  const matterEnd = frontMatterEnd(lines, 0, lines.length);
  const matter = lines.slice(0, matterEnd).join("\n");
  const fields = readFields(lines.slice(0, matterEnd));
  const pieces: Piece[] = [];
  if (matterEnd > 0) pieces.push({ use: "setAside", source: matter, made: matter });
  const heading = findMarkdownHeadings(lines, matterEnd, lines.length)[0];
  const onTop =
    heading?.level === 1 && lines.slice(matterEnd, heading.from).join("").trim() === "" ? heading : undefined;
  const body = lines.slice(onTop?.to ?? matterEnd).join("\n");
  if (onTop) {
    const made = lines.slice(onTop.from, onTop.to).join("\n");
    pieces.push({ use: "title", source: lines.slice(matterEnd, onTop.to).join("\n"), made });
  }
  const text = body.trim() === "" ? "" : `${body.replace(/^(?:[ \t]*\n)+/, "").trimEnd()}\n`;
  pieces.push({ use: "chapter", source: body, made: text });
  const path = file.path.split("/");
  const title = (onTop && plainHeading(onTop.text)) || fields.get("title") || titleOfPath(path.at(-1) ?? "");
  return { path, title, text, isTitleMade: !onTop, matter, fields, pieces };
}

function buildTree(files: readonly ReadFile[], depth: number): ImportedItem[] {
  const items: ImportedItem[] = [];
  for (let place = 0; place < files.length; ) {
    const file = files[place];
    if (file === undefined) break;
    if (file.path.length === depth + 1) {
      items.push({
        kind: "chapter",
        title: file.title,
        text: file.text,
        ...(file.isTitleMade ? { isTitleMade: true } : {}),
      });
      place++;
      continue;
    }
    const folder = file.path[depth] ?? "";
    let end = place;
    while (end < files.length && files[end]?.path[depth] === folder && (files[end]?.path.length ?? 0) > depth + 1)
      end++;
    items.push({ kind: "part", title: titleOfPath(folder), children: buildTree(files.slice(place, end), depth + 1) });
    place = end;
  }
  return items;
}

/** "03-the-inn.md" → "The Inn"; a number that stands for the order is no part of the name, unless it is all of it. */
function titleOfPath(name: string): string {
  const bare = name.replace(/\.(?:md|markdown|mdown|txt)$/i, "");
  const unnumbered = bare.replace(/^\d{1,4}[\s._-]+(?=\S)/, "");
  return titleOfFile(titleKey(unnumbered) === "" ? bare : unnumbered);
}

const natural = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** Folder by folder, so that a folder's files stay together. */
function comparePaths(left: string, right: string): number {
  const lefts = left.split("/");
  const rights = right.split("/");
  for (let place = 0; place < Math.min(lefts.length, rights.length); place++) {
    const order = natural.compare(lefts[place] ?? "", rights[place] ?? "");
    if (order !== 0) return order;
  }
  return lefts.length - rights.length || (left < right ? -1 : 1);
}
