import { symbolOf } from "../docx/read-symbols.ts";
import { kept, type StyledComment, type StyledParagraph } from "../import/styled/document.ts";
import { ImageShelf } from "../import/styled/image-shelf.ts";
import { cleanText } from "../markup/escape.ts";
import { Annotations } from "./read-annotations.ts";
import { decodeBytes } from "./read-code-pages.ts";
import { formatParagraph, formatText } from "./read-format.ts";
import { Sink } from "./read-sink.ts";
import { firstState, type State } from "./read-state.ts";
import { Tables } from "./read-tables.ts";
import { RtfTokens, type Token } from "./read-tokens.ts";
import { chapterLevelIn } from "./read-variables.ts";
import { characters, destinations, skippedWords, starredWords } from "./read-words.ts";

/** What an RTF file holds, before anything is made of it. */
export interface RtfContent {
  readonly paragraphs: readonly StyledParagraph[];
  readonly notes: ReadonlyMap<string, readonly StyledParagraph[]>;
  readonly comments: ReadonlyMap<string, StyledComment>;
  readonly images: ImageShelf;
  readonly title: string;
  readonly author: string;
  readonly chapterLevel: number | null;
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

/** Groups inside of each other that keep what they change to themselves; those below it (`#unkept`) don't. */
const deepest = 2000;

/** Reads what there is: groups that are not closed, and ends without a beginning, are no reason to stop. */
export function readRtfContent(bytes: Uint8Array): RtfContent {
  const reader = new Reader(bytes);
  reader.read();
  return reader;
}

class Reader implements RtfContent {
  readonly notes = new Map<string, StyledParagraph[]>();
  readonly images = new ImageShelf();
  readonly hidden: string[] = [];
  readonly seen = { tables: 0, textBoxes: 0, symbols: 0 };
  title = "";
  author = "";
  chapterLevel: number | null = null;
  readonly #tokens: RtfTokens;
  readonly #tables = new Tables();
  readonly #annotations = new Annotations();
  readonly #headers = new Set<string>();
  #state: State = firstState();
  readonly #groups: Group[] = [];
  #unkept = 0;
  /** Done at the end of the group that is read. */
  #end: (() => void) | null = null;
  #sink = new Sink();
  readonly #body = this.#sink;
  /** They stand behind the paragraph that they are at. */
  readonly #boxes: StyledParagraph[] = [];
  #bytes: number[] = [];
  /** Characters that stand for the last `\u`. */
  #toSkip = 0;
  #isStarred = false;
  #picture: { hex: string; bytes: Uint8Array | null } = { hex: "", bytes: null };
  #wasInTable = false;

  constructor(bytes: Uint8Array) {
    this.#tokens = new RtfTokens(bytes);
  }

  get paragraphs(): readonly StyledParagraph[] {
    return this.#body.paragraphs;
  }

  get comments(): ReadonlyMap<string, StyledComment> {
    return this.#annotations.comments;
  }

  get headers(): readonly string[] {
    return [...this.#headers];
  }

  read(): void {
    for (let token = this.#tokens.next(); token.kind !== "end"; token = this.#tokens.next()) this.#take(token);
    this.#flush();
    while (this.#groups.length > 0 || this.#end) this.#close();
    if (!this.#sink.isEmpty) this.#endParagraph(true);
    this.#annotations.finish();
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
      else this.#sayAlone(shown);
    }
  }

  #word(name: string, value: number | null): void {
    if (name === "u" && value !== null) {
      this.#sayAlone(String.fromCharCode(value < 0 ? value + 0x10000 : value & 0xffff));
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
    const state = this.#state;
    if (this.#isStarred && !Object.hasOwn(destinations, name) && !Object.hasOwn(starredWords, name)) {
      // Made by a program for itself: the star says that others pass over it (RTF 1.9.1, "\*").
      state.destination = "skipped";
      return;
    }
    this.#enter(name) ||
      this.#tables.take(state, name, value) ||
      formatText(state, name, value) ||
      formatParagraph(state, name, value) ||
      this.#endSomething(name);
  }

  /** A group with a purpose of its own. */
  #enter(name: string): boolean {
    const state = this.#state;
    if (Object.hasOwn(skippedWords, name)) {
      state.destination = "skipped";
      return true;
    }
    if (state.destination === "skipped") return false;
    const destination = Object.hasOwn(destinations, name) ? destinations[name] : undefined;
    if (destination !== undefined) {
      state.destination = destination;
      this.#begin(name);
      return true;
    }
    switch (name) {
      case "footnote":
        if (state.destination === "body") this.#enterNote();
        return true;
      case "shptxt":
        if (state.destination === "body") this.#enterBox();
        return true;
      case "field":
        state.field = { code: "" };
        return true;
      case "fldrslt": {
        const { code } = state.field;
        const [, quoted, bare] = /^\s*HYPERLINK\s+(?:"([^"]*)"|([^\s\\"]\S*))/i.exec(code) ?? [];
        state.link = quoted ?? bare ?? state.link;
        state.isContents ||= /^\s*(?:TOC|INDEX)\b/i.test(code);
        if (/^\s*(?:PAGE|NUMPAGES)\b/i.test(code)) state.destination = "skipped";
        return true;
      }
      default:
        return false;
    }
  }

  #begin(name: string): void {
    const gathered = { text: "" };
    this.#state.gathered = gathered;
    this.#tables.begin();
    const text = () => cleanText(gathered.text).trim();
    switch (name) {
      case "annotation":
        this.#enterComment();
        break;
      case "pict":
        this.#picture = { hex: "", bytes: null };
        this.#end = () => this.#addPicture();
        break;
      case "title":
      case "author":
        this.#end = () => (this[name] ||= text());
        break;
      case "docvar":
        this.#end = () => (this.chapterLevel ??= chapterLevelIn(gathered.text));
        break;
      case "fldinst": {
        const { field } = this.#state;
        this.#end = () => (field.code = gathered.text);
        break;
      }
      case "listtext":
      case "pntext":
        this.#end = () => (this.#sink.itemMark = text());
        break;
      case "atnid":
      case "atnref":
      case "atnauthor":
      case "atndate":
      case "atnparent":
        this.#end = () => this.#annotations.say(name, text());
        break;
      case "atrfstart":
      case "atrfend":
        this.#end = () => this.#sink.mark(text(), name === "atrfstart" ? "from" : "to");
        break;
      default:
        if (destinations[name] === "header") this.#end = () => this.#endHeader(gathered);
    }
  }

  #endHeader(gathered: { text: string }): void {
    const line = cleanText(gathered.text).replace(/\s+/g, " ").trim();
    gathered.text = "";
    if (/\p{L}/u.test(line)) this.#headers.add(line);
  }

  /** Paragraphs that are not where they stand: until the group ends they go elsewhere. */
  #divert(end: (sink: Sink) => void): void {
    const outer = this.#sink;
    const own = new Sink();
    this.#sink = own;
    Object.assign(this.#state, { ...firstState(), page: this.#state.page, skip: this.#state.skip });
    this.#end = () => {
      if (!own.isEmpty) this.#endParagraph(true);
      this.#sink = outer;
      end(own);
    };
  }

  #enterNote(): void {
    const note = `note ${this.notes.size + 1}`;
    this.notes.set(note, []);
    this.#sink.parts.push({ kind: "note", note, fate: this.#tables.fateOf(this.#state) });
    this.#divert((own) => this.notes.set(note, own.paragraphs));
  }

  #enterComment(): void {
    const at = this.#sink;
    this.#divert((own) => {
      const key = this.#annotations.end(own.paragraphs);
      if (key !== null && !at.hasMark(key)) at.mark(key, "to");
    });
  }

  #enterBox(): void {
    const outer = this.#sink;
    this.#divert((own) => {
      if (own.paragraphs.some(({ raw }) => /\S/.test(raw))) this.seen.textBoxes++;
      (outer.isEmpty ? outer.paragraphs : this.#boxes).push(...own.paragraphs);
    });
  }

  /** A paragraph, a cell, a page. */
  #endSomething(name: string): void {
    const { destination, gathered } = this.#state;
    switch (name) {
      case "par":
      case "sect":
      case "cell":
      case "nestcell":
        if (destination === "header") this.#endHeader(gathered);
        if (destination === "body") this.#endParagraph(false);
        if (name === "sect") this.#sink.startsPage = true;
        break;
      case "page":
        if (destination !== "body") break;
        if (this.#sink.parts.some((part) => part.kind === "text" && /\S/.test(part.text))) this.#endParagraph(true);
        this.#sink.startsPage = true;
        break;
    }
  }

  /** @param isKept whatever the state says of changes */
  #endParagraph(isKept: boolean): void {
    const sink = this.#sink;
    const style = this.#tables.styleOf(this.#state.style);
    const end = isKept ? kept : this.#tables.fateOf(this.#state);
    const hidden = sink.endParagraph(this.#state, style, end);
    if (hidden !== "") this.hidden.push(hidden);
    if (this.#state.isInTable && !this.#wasInTable) this.seen.tables++;
    this.#wasInTable = this.#state.isInTable;
    if (sink === this.#body) sink.paragraphs.push(...this.#boxes.splice(0));
  }

  /** Bytes that stand together are decoded together: a character can have two. */
  #flush(): void {
    if (this.#bytes.length === 0) return;
    const bytes = this.#bytes;
    this.#bytes = [];
    const { destination, isSymbolFont, page } = this.#state;
    if (destination === "skipped") return;
    if (destination === "picture") {
      this.#picture.hex += new TextDecoder("latin1").decode(Uint8Array.from(bytes));
      return;
    }
    if (!isSymbolFont || destination !== "body") this.#say(decodeBytes(bytes, page ?? this.#tables.page));
    else {
      const signs = bytes.map((byte) => symbolOf("Symbol", (0xf000 + byte).toString(16)));
      this.seen.symbols += signs.filter(({ isGuess }) => isGuess).length;
      this.#say(signs.map(({ text }) => text).join(""));
    }
  }

  #sayAlone(text: string): void {
    this.#flush();
    this.#say(text);
  }

  #say(text: string): void {
    const state = this.#state;
    switch (state.destination) {
      case "skipped":
      case "picture":
      case "fonts":
        break;
      case "styles":
        this.#tables.nameStyle(text, state);
        break;
      case "authors":
        this.#tables.nameAuthor(text);
        break;
      case "body":
        if (state.isHidden) this.#sink.hidden += text;
        else {
          this.#sink.isContents ||= state.isContents;
          this.#sink.add(text, state.looks, state.link, this.#tables.fateOf(state));
        }
        break;
      default:
        state.gathered.text += text;
    }
  }

  #addPicture(): void {
    const { hex, bytes } = this.#picture;
    const own = bytes ?? Uint8Array.from(Buffer.from(hex.replace(/[^\da-f]/gi, ""), "hex"));
    if (own.length === 0) return;
    const key = `${own.length} ${Buffer.from(own.subarray(0, 4096)).toString("base64")}`;
    const address = this.images.place(key, () => own);
    const fate = this.#tables.fateOf(this.#state);
    if (address !== null) this.#sink.parts.push({ kind: "image", address, description: "", fate });
  }
}
