import { symbolOf } from "../docx/read-symbols.ts";
import {
  type Fate,
  kept,
  type ParagraphRole,
  type StyledComment,
  type StyledParagraph,
} from "../import/styled/document.ts";
import { ImageShelf } from "../import/styled/image-shelf.ts";
import { roleOfStyle } from "../import/styled/style-names.ts";
import { cleanText } from "../markup/escape.ts";
import { decodeBytes, pageOfCharset } from "./read-code-pages.ts";
import { firstState, readTime, Sink, type Stamp, type State } from "./read-state.ts";
import { RtfTokens, type Token } from "./read-tokens.ts";
import { characters, destinations, looks, skippedWords } from "./read-words.ts";

/** What an RTF file holds, before anything is made of it. */
export interface RtfContent {
  readonly paragraphs: readonly StyledParagraph[];
  readonly notes: ReadonlyMap<string, readonly StyledParagraph[]>;
  readonly comments: ReadonlyMap<string, StyledComment>;
  readonly images: ImageShelf;
  readonly title: string;
  readonly author: string;
  /** Each line once, without the pages' numbers. */
  readonly headers: readonly string[];
  readonly hidden: readonly string[];
  readonly seen: { readonly tables: number; readonly textBoxes: number; readonly symbols: number };
}

interface Group {
  readonly state: State;
  /** What is done when the group ends. */
  readonly end: (() => void) | null;
}

interface Style {
  readonly name: string;
  readonly looks: number;
  readonly outline: number | null;
  readonly centred: boolean;
}

/** Groups inside of each other that keep what they change to themselves; below it they don't. */
const deepest = 2000;

/** Reads what there is: groups that are not closed, and ends without a beginning, are no reason to stop. */
export function readRtfContent(bytes: Uint8Array): RtfContent {
  const reader = new Reader(bytes);
  reader.read();
  return reader;
}

class Reader implements RtfContent {
  readonly notes = new Map<string, StyledParagraph[]>();
  readonly comments = new Map<string, StyledComment>();
  readonly images = new ImageShelf();
  readonly hidden: string[] = [];
  readonly seen = { tables: 0, textBoxes: 0, symbols: 0 };
  title = "";
  author = "";
  readonly #tokens: RtfTokens;
  #state: State = firstState();
  readonly #groups: Group[] = [];
  #unkept = 0;
  /** Done at the end of the group that is being read. */
  #end: (() => void) | null = null;
  #sink = new Sink();
  readonly #body = this.#sink;
  #bytes: number[] = [];
  /** Characters that stand for the last `\u`. */
  #toSkip = 0;
  #isStarred = false;
  #page = 1252;
  readonly #fonts = new Map<number, { page: number | null; isSymbol: boolean }>();
  #font = 0;
  readonly #styles = new Map<number, Style>();
  #style = { number: 0, isParagraphs: true };
  readonly #authors: string[] = [];
  #text = "";
  #picture: { hex: string; bytes: Uint8Array | null } = { hex: "", bytes: null };
  #field: { code: string } = { code: "" };
  readonly #headers = new Set<string>();
  #said = { id: "", author: "", time: 0, parent: "" };
  readonly #replies: { readonly parent: string; readonly reply: StyledComment["replies"][number] }[] = [];
  #inTable = false;

  constructor(bytes: Uint8Array) {
    this.#tokens = new RtfTokens(bytes);
  }

  get paragraphs(): readonly StyledParagraph[] {
    return this.#body.paragraphs;
  }

  get headers(): readonly string[] {
    return [...this.#headers];
  }

  read(): void {
    for (let token = this.#tokens.next(); token.kind !== "end"; token = this.#tokens.next()) this.#take(token);
    while (this.#groups.length > 0 || this.#end) this.#close();
    this.#flush();
    if (this.#sink.parts.length > 0 || this.#sink.raw !== "") this.#endParagraph(kept);
    for (const { parent, reply } of this.#replies) {
      const comment = this.comments.get(parent);
      if (comment) this.comments.set(parent, { ...comment, replies: [...comment.replies, reply] });
    }
  }

  #take(token: Token): void {
    switch (token.kind) {
      case "open":
        this.#flush();
        this.#toSkip = 0;
        if (this.#groups.length >= deepest) this.#unkept++;
        else {
          this.#groups.push({ state: this.#state, end: this.#end });
          this.#state = { ...this.#state };
          this.#end = null;
        }
        break;
      case "close":
        this.#flush();
        this.#toSkip = 0;
        if (this.#unkept > 0) this.#unkept--;
        else this.#close();
        break;
      case "byte":
        if (this.#toSkip > 0) this.#toSkip--;
        else this.#bytes.push(token.byte);
        break;
      case "symbol":
        this.#symbol(token.sign);
        break;
      case "word":
        this.#word(token.name, token.value);
        break;
    }
    if (token.kind !== "symbol" || token.sign !== "*") this.#isStarred = false;
  }

  #close(): void {
    const end = this.#end;
    this.#end = null;
    end?.();
    const group = this.#groups.pop();
    if (!group) return;
    this.#state = group.state;
    this.#end = group.end;
  }

  #symbol(sign: string): void {
    const shown = { "~": "\u00a0", _: "\u2011", "{": "{", "}": "}", "\\": "\\" }[sign];
    if (sign === "*") this.#isStarred = true;
    else if (shown !== undefined) {
      if (this.#toSkip > 0) this.#toSkip--;
      else if (/[{}\\]/.test(shown)) this.#bytes.push(shown.charCodeAt(0));
      else this.#say(shown);
    }
  }

  #word(name: string, value: number | null): void {
    if (name === "u" && value !== null) {
      this.#flush();
      this.#say(String.fromCharCode(value < 0 ? value + 0x10000 : value & 0xffff));
      this.#toSkip = this.#state.skip;
      return;
    }
    if (name === "bin") {
      this.#flush();
      const bytes = this.#tokens.take(value ?? 0);
      if (this.#state.destination === "picture") this.#picture.bytes = bytes;
      return;
    }
    if (this.#toSkip > 0) {
      this.#toSkip--;
      return;
    }
    this.#flush();
    const character = characters[name];
    if (character !== undefined) {
      this.#say(character);
      return;
    }
    if (this.#isStarred && !Object.hasOwn(destinations, name) && name !== "cs" && name !== "shpinst") {
      // Made by a program for itself: the star says that others pass over it (RTF 1.9.1, "\*").
      this.#state.destination = "skipped";
      return;
    }
    this.#enter(name) || this.#format(name, value) || this.#structure(name, value) || this.#table(name, value);
  }

  /** A group with a purpose of its own. */
  #enter(name: string): boolean {
    const state = this.#state;
    if (Object.hasOwn(skippedWords, name)) {
      state.destination = "skipped";
      return true;
    }
    const destination = Object.hasOwn(destinations, name) ? destinations[name] : undefined;
    if (destination !== undefined && state.destination !== "skipped") {
      state.destination = destination;
      this.#begin(name);
      return true;
    }
    switch (name) {
      case "footnote":
        if (state.destination === "body") this.#enterNote();
        return true;
      case "annotation":
        if (state.destination === "body" || this.#isStarred) this.#enterComment();
        return true;
      case "shptxt":
        if (state.destination === "body") this.#enterBox();
        return true;
      case "field":
        this.#field = { code: "" };
        return true;
      case "fldrslt": {
        const [, quoted, bare] = /^\s*HYPERLINK\s+(?:"([^"]*)"|([^\s\\"]\S*))/i.exec(this.#field.code) ?? [];
        state.link = quoted ?? bare ?? state.link;
        state.isContents ||= /^\s*(?:TOC|INDEX)\b/i.test(this.#field.code);
        if (/^\s*(?:PAGE|NUMPAGES)\b/i.test(this.#field.code)) state.destination = "skipped";
        return true;
      }
      default:
        return false;
    }
  }

  #begin(name: string): void {
    this.#text = "";
    const text = () => cleanText(this.#text).trim();
    switch (name) {
      case "pict":
        this.#picture = { hex: "", bytes: null };
        this.#end = () => this.#addPicture();
        break;
      case "title":
        this.#end = () => (this.title ||= text());
        break;
      case "author":
        this.#end = () => (this.author ||= text());
        break;
      case "fldinst": {
        const field = this.#field;
        this.#end = () => (field.code = this.#text);
        break;
      }
      case "listtext":
      case "pntext":
        this.#end = () => (this.#sink.itemMark = text());
        break;
      case "atnid":
        this.#end = () => (this.#said.id = text());
        break;
      case "atnauthor":
        this.#end = () => (this.#said.author = text());
        break;
      case "atndate":
        this.#end = () => (this.#said.time = Number(text()) || 0);
        break;
      case "atnparent":
        this.#end = () => (this.#said.parent = text());
        break;
      case "atnref":
        this.#end = () => (this.#said.id = text());
        break;
      case "atrfstart":
      case "atrfend":
        this.#end = () => this.#mark(text(), name === "atrfstart" ? "from" : "to");
        break;
      default:
        if (destinations[name] === "header") this.#end = () => this.#endHeader();
    }
  }

  #endHeader(): void {
    const line = cleanText(this.#text).replace(/\s+/g, " ").trim();
    if (/\p{L}/u.test(line)) this.#headers.add(line);
  }

  #mark(comment: string, side: "from" | "to"): void {
    this.#sink.parts.push({ kind: "mark", comment, side });
  }

  /** Paragraphs that are not where they stand: until the group ends they go elsewhere. */
  #divert(end: (sink: Sink) => void): void {
    const outer = this.#sink;
    const own = new Sink();
    this.#sink = own;
    Object.assign(this.#state, { ...firstState(), page: this.#state.page, skip: this.#state.skip });
    this.#end = () => {
      if (own.parts.length > 0 || own.raw !== "") this.#endParagraph(kept);
      this.#sink = outer;
      end(own);
    };
  }

  #enterNote(): void {
    const note = `note ${this.notes.size + 1}`;
    this.notes.set(note, []);
    this.#sink.parts.push({ kind: "note", note, fate: this.#fate() });
    this.#divert((own) => this.notes.set(note, own.paragraphs));
  }

  #enterComment(): void {
    const at = this.#sink;
    const said = this.#said;
    this.#divert((own) => {
      const { id, author, time, parent } = this.#said;
      const key = id || `comment ${this.comments.size + this.#replies.length + 1}`;
      const text = own.paragraphs
        .map(({ raw }) => raw.trim())
        .join("\n")
        .trim();
      const reply = { author, time: readTime(time), text };
      if (parent !== "" && this.comments.has(parent)) this.#replies.push({ parent, reply });
      else {
        this.comments.set(key, { ...reply, resolved: false, replies: [] });
        if (!hasMark(at, key)) at.parts.push({ kind: "mark", comment: key, side: "to" });
      }
      this.#said = { id: "", author: "", time: 0, parent: "" };
    });
    this.#said = said;
    this.#state.destination = "body";
  }

  #enterBox(): void {
    const outer = this.#sink;
    this.seen.textBoxes++;
    this.#divert((own) => {
      // Behind the paragraph that it stands in.
      const { parts, raw } = outer;
      if (parts.length === 0 && raw === "") outer.paragraphs.push(...own.paragraphs);
      else this.#boxes.push(...own.paragraphs);
    });
    this.#state.destination = "body";
  }

  #boxes: StyledParagraph[] = [];

  /** What text looks like. */
  #format(name: string, value: number | null): boolean {
    const state = this.#state;
    const bit = looks[name];
    if (bit !== undefined) {
      const on = value !== 0 && name !== "ulnone";
      state.looks = on ? state.looks | bit : state.looks & ~bit;
      return true;
    }
    switch (name) {
      case "plain":
        state.looks = 0;
        state.isHidden = false;
        break;
      case "v":
        state.isHidden = value !== 0;
        break;
      case "f": {
        this.#font = value ?? 0;
        const font = this.#fonts.get(this.#font);
        state.page = font?.page ?? null;
        state.isSymbolFont = font?.isSymbol ?? false;
        break;
      }
      case "uc":
        state.skip = Math.max(0, Math.min(16, value ?? 1));
        break;
      case "revised":
        state.inserted = value === 0 ? null : (state.inserted ?? { author: 0, time: 0 });
        break;
      case "deleted":
        state.deleted = value === 0 ? null : (state.deleted ?? { author: 0, time: 0 });
        break;
      case "revauth":
        state.inserted = { author: value ?? 0, time: state.inserted?.time ?? 0 };
        break;
      case "revdttm":
        state.inserted = { author: state.inserted?.author ?? 0, time: value ?? 0 };
        break;
      case "revauthdel":
        state.deleted = { author: value ?? 0, time: state.deleted?.time ?? 0 };
        break;
      case "revdttmdel":
        state.deleted = { author: state.deleted?.author ?? 0, time: value ?? 0 };
        break;
      default:
        return false;
    }
    return true;
  }

  /** Paragraphs, and what they are. */
  #structure(name: string, value: number | null): boolean {
    const state = this.#state;
    switch (name) {
      case "par":
      case "sect":
      case "cell":
      case "nestcell":
        if (state.destination === "header") this.#endHeader();
        if (state.destination === "header") this.#text = "";
        if (state.destination === "body") this.#endParagraph(this.#fate());
        if (name === "cell" || name === "nestcell") this.#countTable();
        if (name === "sect") this.#sink.startsPage = true;
        break;
      case "page":
        if (state.destination === "body") {
          if (this.#sink.parts.some((part) => part.kind === "text" && /\S/.test(part.text))) this.#endParagraph(kept);
          this.#sink.startsPage = true;
        }
        break;
      case "pard":
        Object.assign(state, { style: 0, outline: null, centred: false, indent: 0, startsPage: false, list: null });
        this.#inTable = false;
        break;
      case "s":
        state.style = value ?? 0;
        this.#style = { number: value ?? 0, isParagraphs: true };
        break;
      case "cs":
      case "ds":
      case "ts":
        if (state.destination === "styles") this.#style = { number: value ?? 0, isParagraphs: false };
        break;
      case "outlinelevel":
        state.outline = value;
        break;
      case "qc":
        state.centred = true;
        break;
      case "ql":
      case "qr":
      case "qj":
        state.centred = false;
        break;
      case "li":
      case "lin":
        state.indent = value ?? 0;
        break;
      case "pagebb":
        state.startsPage = value !== 0;
        break;
      case "ls":
        state.list = value === 0 ? null : { list: String(value ?? 1), depth: state.list?.depth ?? 0 };
        break;
      case "ilvl":
        state.list = { list: state.list?.list ?? "", depth: Math.max(0, Math.min(8, value ?? 0)) };
        break;
      default:
        return false;
    }
    return true;
  }

  /** The tables at the front: code pages and fonts. */
  #table(name: string, value: number | null): void {
    switch (name) {
      case "ansicpg":
        this.#page = value ?? 1252;
        break;
      case "mac":
        this.#page = 10000;
        break;
      case "pc":
        this.#page = 437;
        break;
      case "pca":
        this.#page = 850;
        break;
      case "fcharset":
        if (this.#state.destination === "fonts") {
          this.#fonts.set(this.#font, { page: pageOfCharset(value ?? 1), isSymbol: value === 2 });
        }
        break;
      case "cpg":
        if (this.#state.destination === "fonts") {
          this.#fonts.set(this.#font, { page: value, isSymbol: false });
        }
        break;
    }
  }

  #countTable(): void {
    if (!this.#inTable) this.seen.tables++;
    this.#inTable = true;
  }

  /** Bytes that stand together are decoded together: a character can have two. */
  #flush(): void {
    if (this.#bytes.length === 0) return;
    const bytes = this.#bytes;
    this.#bytes = [];
    const { destination, isSymbolFont, page } = this.#state;
    if (destination === "skipped") return;
    if (destination === "picture") {
      this.#picture.hex += String.fromCharCode(...bytes);
      return;
    }
    if (isSymbolFont && destination === "body") {
      for (const byte of bytes) this.#sayOfFont("Symbol", byte);
      return;
    }
    this.#say(decodeBytes(bytes, page ?? this.#page));
  }

  #sayOfFont(font: string, byte: number): void {
    const { text, isGuess } = symbolOf(font, (0xf000 + byte).toString(16));
    if (isGuess) this.seen.symbols++;
    this.#say(text);
  }

  #say(text: string): void {
    const { destination, isHidden, link, isContents } = this.#state;
    if (destination === "skipped" || destination === "picture") return;
    if (destination === "fonts") return;
    if (destination === "styles") this.#nameStyle(text);
    else if (destination === "authors") this.#nameAuthor(text);
    else if (destination !== "body") this.#text += text;
    else {
      const fate = this.#fate();
      const sink = this.#sink;
      if (isHidden) {
        sink.hidden += text;
        return;
      }
      if (fate.inserted === null) sink.raw += text;
      sink.isContents ||= isContents;
      sink.add(text, this.#state.looks, link, fate);
    }
  }

  #nameStyle(text: string): void {
    this.#text += text;
    const semicolon = this.#text.indexOf(";");
    if (semicolon < 0) return;
    const { outline, looks: own, centred } = this.#state;
    const name = this.#text.slice(0, semicolon).trim();
    if (this.#style.isParagraphs) this.#styles.set(this.#style.number, { name, looks: own, outline, centred });
    this.#text = this.#text.slice(semicolon + 1);
    this.#style = { number: 0, isParagraphs: true };
  }

  #nameAuthor(text: string): void {
    this.#text += text;
    for (let semicolon = this.#text.indexOf(";"); semicolon >= 0; semicolon = this.#text.indexOf(";")) {
      this.#authors.push(this.#text.slice(0, semicolon).trim());
      this.#text = this.#text.slice(semicolon + 1);
    }
  }

  #fate(): Fate {
    const { inserted, deleted } = this.#state;
    if (inserted === null && deleted === null) return kept;
    const change = (stamp: Stamp | null) =>
      stamp && { author: this.#authors[stamp.author] ?? "", time: readTime(stamp.time) };
    return { inserted: change(inserted), deleted: change(deleted) };
  }

  #endParagraph(end: Fate): void {
    const sink = this.#sink;
    const { style, centred, indent, startsPage } = this.#state;
    const known = this.#styles.get(style);
    const role: ParagraphRole = sink.isContents ? { kind: "contents" } : this.#roleOf(known);
    const isOwn = role.kind === "body" || role.kind === "item";
    const base = known?.looks ?? 0;
    const isBlank = sink.parts.every((part) => part.kind === "mark" || (part.kind === "text" && !/\S/.test(part.text)));
    sink.paragraphs.push({
      role,
      centred: centred || (known?.centred ?? false),
      indent,
      startsPage: startsPage || sink.startsPage,
      parts: sink.parts.map((part) =>
        part.kind === "text"
          ? { ...part, text: tidy(part.text), looks: isOwn ? part.looks : part.looks & ~base }
          : part,
      ),
      end,
      raw: tidy(sink.raw),
    });
    if (sink.hidden.trim() !== "") this.hidden.push(tidy(sink.hidden).trim());
    // What is on a new page with nothing on it begins it.
    sink.startsPage &&= isBlank;
    Object.assign(sink, { parts: [], raw: "", hidden: "", itemMark: "", isContents: false });
    if (this.#boxes.length > 0 && sink === this.#body) sink.paragraphs.push(...this.#boxes.splice(0));
  }

  #roleOf(style: Style | undefined): ParagraphRole {
    const { outline, list } = this.#state;
    const named = style ? roleOfStyle(style.name) : null;
    if (named) return named;
    const level = outline ?? style?.outline ?? null;
    if (level !== null && level >= 0 && level < 9) return { kind: "heading", level: Math.min(6, level + 1) };
    const mark = this.#sink.itemMark;
    if (mark === "" && list === null) return { kind: "body" };
    if (mark === "") return { kind: "body" };
    const number = /^[([]?(\d{1,9}|[a-z]{1,5})[.)\]]/i.exec(mark)?.[1];
    const count = Number(number);
    return {
      kind: "item",
      depth: list?.depth ?? 0,
      ordered: number !== undefined,
      list: list?.list ?? "",
      number: Number.isNaN(count) ? 1 : count,
    };
  }

  #addPicture(): void {
    const { hex, bytes } = this.#picture;
    const digits = hex.replace(/[^\da-f]/gi, "");
    const own = bytes ?? Uint8Array.from(Buffer.from(digits, "hex"));
    if (own.length === 0) return;
    const address = this.images.place(
      `${own.length} ${Buffer.from(own.subarray(0, 4096)).toString("base64")}`,
      () => own,
    );
    if (address !== null) this.#sink.parts.push({ kind: "image", address, description: "", fate: this.#fate() });
  }
}

/** Scrivener marks its own styles in the text. */
const scrivenerMarks = /<!?\$Scr_[A-Za-z]+::\d+>/g;

function tidy(text: string): string {
  return cleanText(text)
    .replaceAll("\u00ad", "")
    .replace(scrivenerMarks, "")
    .replace(/[\u2028\u2029]/g, "\n");
}

function hasMark({ parts, paragraphs }: Sink, key: string): boolean {
  const isIt = (part: (typeof parts)[number]) => part.kind === "mark" && part.comment === key;
  return parts.some(isIt) || paragraphs.some((paragraph) => paragraph.parts.some(isIt));
}
