import type { ProjectFiles } from "../import/project-files.ts";
import { blankParagraph, emptyText, type ProjectText, plainParagraph } from "../import/styled/chapter.ts";
import { kept, type StyledComment, type StyledParagraph } from "../import/styled/document.ts";
import { ImageShelf } from "../import/styled/image-shelf.ts";
import type { Unkept } from "../import/styled/removed.ts";
import { childrenOf, readXml, textOf, type XmlNode } from "../import/xml.ts";
import { isRtf, readRtfDocument } from "../rtf/read.ts";
import { decodeText } from "../text/decode.ts";
import type { BinderItem } from "./binder.ts";
import { takeInlineMarkup, takeLinkedComments } from "./inline-markup.ts";

/** Reads documents of one project, and gathers what is theirs together. */
export class DocumentReader {
  readonly images = new ImageShelf();
  unkept: Unkept = { tables: 0, textBoxes: 0, symbols: 0, images: 0, embedded: 0 };
  /** What is said in the binder and is no text and no image, or is one that can't be read: by title. */
  readonly unread: string[] = [];
  readonly #files: ProjectFiles;
  readonly #known = new Map<string, ProjectText>();
  readonly #isNumbered: boolean;

  constructor(files: ProjectFiles) {
    this.#files = files;
    this.#isNumbered = !files.paths.some((path) => /^Files\/Data\//i.test(path));
  }

  /** Scrivener 3 has a folder for each item, 2 has all files in one. */
  path(item: BinderItem, name: "content" | "synopsis" | "notes", ending: string): string {
    if (!this.#isNumbered) return `Files/Data/${item.key}/${name}${ending}`;
    return `Files/Docs/${item.key}${name === "content" ? "" : `_${name}`}${ending}`;
  }

  readContent(item: BinderItem): ProjectText {
    return this.#once(`content ${item.key}`, () => this.#content(item));
  }

  readNotes(item: BinderItem): ProjectText {
    return this.#once(`notes ${item.key}`, () => {
      const rtf = item.key === "" ? null : this.#files.read(this.path(item, "notes", ".rtf"));
      return rtf ? this.#readText(rtf, item.title, `${item.key} notes`, null) : emptyText;
    });
  }

  /** So that what is counted is counted once. */
  #once(key: string, read: () => ProjectText): ProjectText {
    const known = this.#known.get(key) ?? read();
    this.#known.set(key, known);
    return known;
  }

  #content(item: BinderItem): ProjectText {
    if (item.key === "") return emptyText;
    const isText = item.type === "Text" || item.type.endsWith("Folder");
    if (!isText) return this.#readMedia(item);
    const stored = this.#files.read(this.path(item, "content", ".comments"));
    const parsed = stored && readXml(stored, {});
    const comments = parsed?.ok ? parsed.value : null;
    const rtf = this.#files.read(this.path(item, "content", ".rtf"));
    if (rtf) return this.#readText(rtf, item.title, `${item.key} text`, comments);
    for (const ending of [".txt", ".md"]) {
      const plain = this.#files.read(this.path(item, "content", ending));
      if (plain) return this.#readPlain(plain, item.title);
    }
    return emptyText;
  }

  readSynopsis(item: BinderItem): string {
    const bytes = item.key === "" ? null : this.#files.read(this.path(item, "synopsis", ".txt"));
    const decoded = bytes && decodeText(bytes);
    return decoded?.ok ? decoded.value.text.replace(/\r\n?/g, "\n").trim() : "";
  }

  /** @param comments of a snapshot stand in the list of all of them */
  readSnapshot(path: string, item: BinderItem, comments: XmlNode | null): ProjectText | null {
    const rtf = this.#files.read(path);
    if (rtf === null) return null;
    return isRtf(rtf)
      ? this.#once(`snapshot ${path}`, () => this.#readText(rtf, item.title, `${item.key} ${path}`, comments))
      : null;
  }

  /** RTF of the project that is of none of these items: left behind by a crash, or notes on the whole of it. */
  strays(known: ReadonlySet<string>): readonly { path: string; key: string; isProjectNote: boolean }[] {
    const place =
      /^Files\/(?:(?:Data\/([\dA-Z-]+)\/(?:content|notes))|(?:Docs\/([\dA-Z-]+?)(?:_notes)?)|(ProjectNotes\/.+))\.rtf$/i;
    return this.#files.paths.flatMap((path) => {
      const [, own, numbered, projectNote] = place.exec(path) ?? [];
      const key = own ?? numbered ?? projectNote;
      const isStray = key !== undefined && (projectNote !== undefined || !known.has(key.toLowerCase()));
      return isStray ? [{ path, key, isProjectNote: projectNote !== undefined }] : [];
    });
  }

  readStray(path: string, key: string): ProjectText {
    const rtf = this.#files.read(path);
    return rtf ? this.#readText(rtf, path, `${key} ${path}`, null) : emptyText;
  }

  #readMedia(item: BinderItem): ProjectText {
    const bytes = this.#files.read(this.path(item, "content", item.extension === "" ? "" : `.${item.extension}`));
    const address = bytes && /^[\dA-Za-z]{0,16}$/.test(item.extension) ? this.#place(bytes) : null;
    if (address === null) {
      this.unread.push(item.title || "Untitled");
      return emptyText;
    }
    const parts = [{ kind: "image" as const, address, description: item.title, fate: kept }];
    return { ...emptyText, paragraphs: [{ ...blankParagraph, parts }] };
  }

  #readPlain(bytes: Uint8Array, title: string): ProjectText {
    const decoded = decodeText(bytes);
    if (!decoded.ok) {
      if (decoded.problem.code !== "file-empty") this.unread.push(title || "Untitled");
      return emptyText;
    }
    const lines = decoded.value.text.split(/\r\n?|\n/);
    return {
      ...emptyText,
      paragraphs: lines.map(plainParagraph),
    };
  }

  #readText(bytes: Uint8Array, title: string, prefix: string, comments: XmlNode | null): ProjectText {
    const read = readRtfDocument(withPlainMarkup(bytes));
    if (!read.ok) {
      if (bytes.length > 0) this.unread.push(title || "Untitled");
      return emptyText;
    }
    const { images, unkept } = read.value;
    this.#count(unkept);
    const addresses = new Map(images.map(({ address, bytes }) => [address, this.#place(bytes) ?? address]));
    const keyOf = (key: string) => `${prefix} ${key}`;
    const own = read.value.paragraphs.map((paragraph) => renamed(paragraph, addresses, keyOf));
    const inline = takeInlineMarkup(own, prefix);
    const beside = readComments(comments);
    const notes = new Map<string, readonly StyledParagraph[]>();
    const said = new Map<string, StyledComment>();
    for (const [key, paragraphs] of read.value.notes)
      notes.set(
        keyOf(key),
        paragraphs.map((paragraph) => renamed(paragraph, addresses, keyOf)),
      );
    for (const [key, paragraphs] of inline.footnotes) notes.set(key, paragraphs);
    for (const [key, comment] of read.value.comments) said.set(keyOf(key), comment);
    for (const [key, text] of inline.annotations) said.set(key, commentOf(text));
    for (const [id, { isFootnote, bytes: body }] of beside) {
      const inside = readRtfDocument(body);
      const paragraphs = inside.ok ? inside.value.paragraphs : [];
      if (isFootnote) notes.set(keyOf(id), paragraphs);
      else
        said.set(
          keyOf(id),
          commentOf(
            paragraphs
              .map(({ raw }) => raw)
              .join("\n")
              .trim(),
          ),
        );
    }
    const paragraphs = takeLinkedComments(inline.paragraphs, beside, keyOf).map(withoutMarks);
    return { paragraphs, notes, comments: said, setAside: read.value.setAside.map(({ text }) => text) };
  }

  #place(bytes: Uint8Array): string | null {
    const ends = Buffer.concat([bytes.subarray(0, 4096), bytes.subarray(-4096)]);
    return this.images.place(`${bytes.length} ${ends.toString("base64")}`, () => bytes);
  }

  #count(unkept: Unkept): void {
    const sum = this.unkept;
    this.unkept = {
      tables: sum.tables + unkept.tables,
      textBoxes: sum.textBoxes + unkept.textBoxes,
      symbols: sum.symbols + unkept.symbols,
      images: sum.images + unkept.images,
      embedded: sum.embedded + unkept.embedded,
    };
  }
}

function commentOf(text: string): StyledComment {
  return { author: "", time: "", text, resolved: false, replies: [] };
}

interface BesideText {
  readonly isFootnote: boolean;
  readonly bytes: Uint8Array;
}

/** `content.comments`: `<Comment ID="…" Footnote="Yes"><![CDATA[{\rtf1…}]]></Comment>`, by id in capitals. */
function readComments(comments: XmlNode | null): ReadonlyMap<string, BesideText> {
  const found = new Map<string, BesideText>();
  for (const node of childrenOf(comments).filter(({ name }) => /^comment$/i.test(name))) {
    const id = (node.attributes.ID ?? "").toUpperCase();
    const rtf = textOf(node);
    if (!/^[\w-]{1,64}$/.test(id) || rtf.trim() === "") continue;
    // Letters beyond ASCII are escaped in RTF; where they aren't, they have one byte each.
    const body = Uint8Array.from(rtf.trim(), (letter) => (letter.charCodeAt(0) < 256 ? letter.charCodeAt(0) : 0x3f));
    found.set(id, { isFootnote: /^yes$/i.test(node.attributes.Footnote ?? ""), bytes: body });
  }
  return found;
}

/** Keys and addresses of one document as they are in the project. */
function renamed(
  paragraph: StyledParagraph,
  addresses: ReadonlyMap<string, string>,
  keyOf: (key: string) => string,
): StyledParagraph {
  if (paragraph.parts.every(({ kind }) => kind === "text")) return paragraph;
  const parts = paragraph.parts.map((part) => {
    if (part.kind === "image") return { ...part, address: addresses.get(part.address) ?? part.address };
    if (part.kind === "note") return { ...part, note: keyOf(part.note) };
    return part.kind === "mark" ? { ...part, comment: keyOf(part.comment) } : part;
  });
  return { ...paragraph, parts };
}

/** Hints for Scrivener's own page breaks, which stand in the text as letters. */
const hints = /<\$ScrKeepWithNext\w*>/g;

function withoutMarks(paragraph: StyledParagraph): StyledParagraph {
  if (!paragraph.raw.includes("<$Scr")) return paragraph;
  const parts = paragraph.parts.map((part) =>
    part.kind === "text" ? { ...part, text: part.text.replace(hints, "") } : part,
  );
  return { ...paragraph, parts, raw: paragraph.raw.replace(hints, "") };
}

/** Some versions write the marks of annotations and footnotes as groups of RTF, and not as letters. */
function withPlainMarkup(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString("latin1");
  if (!/(?<!\\)\{\\Scrv_/.test(text)) return bytes;
  const plain = text
    .replace(/(?<!\\)\{\\Scrv_fn=/g, "\\{\\\\Scrv_fn=")
    .replace(/(?<!\\)\{\\Scrv_annot\s*(?:\\color=\{[^{}]*\})?\s*\\text=/g, "\\{\\\\Scrv_annot \\\\text=")
    .replace(/(?<!\\)\\end_Scrv_(fn|annot)\s*\}/g, "\\\\end_Scrv_$1\\}");
  return new Uint8Array(Buffer.from(plain, "latin1"));
}
