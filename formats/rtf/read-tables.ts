import { type Fate, kept } from "../import/styled/document.ts";
import { pageOfCharset } from "./read-code-pages.ts";
import { readTime, type Stamp, type State } from "./read-state.ts";

export interface Style {
  readonly name: string;
  readonly looks: number;
  readonly outline: number | null;
  readonly centred: boolean;
}

/** Code pages, fonts, styles and authors: they stand at the front, and the text names them by numbers (RTF 1.9.1, "Header"). */
export class Tables {
  /** The document's own code page. */
  page = 1252;
  readonly #fonts = new Map<number, { page: number | null; isSymbol: boolean }>();
  #font = 0;
  readonly #styles = new Map<number, Style>();
  #isOfParagraphs = true;
  readonly #authors: string[] = [];
  /** Of the entry that is being read. */
  #text = "";

  /** Whether a control word is theirs. */
  take(state: State, name: string, value: number | null): boolean {
    switch (name) {
      case "ansicpg":
        this.page = value ?? 1252;
        return true;
      case "mac":
        this.page = 10000;
        return true;
      case "pc":
        this.page = 437;
        return true;
      case "pca":
        this.page = 850;
        return true;
      case "f":
        this.#takeFont(state, value ?? 0);
        return true;
      case "fcharset":
        if (state.destination === "fonts")
          this.#fonts.set(this.#font, { page: pageOfCharset(value ?? 1), isSymbol: value === 2 });
        return true;
      case "cpg":
        if (state.destination === "fonts") this.#fonts.set(this.#font, { page: value, isSymbol: false });
        return true;
      case "cs":
      case "ds":
      case "ts":
        if (state.destination === "styles") this.#isOfParagraphs = false;
        return true;
      default:
        return false;
    }
  }

  begin(): void {
    this.#text = "";
  }

  /** A style's name with what its entry said of it; a semicolon ends it. */
  nameStyle(text: string, { style, outline, looks, centred }: State): void {
    this.#text += text;
    const semicolon = this.#text.indexOf(";");
    if (semicolon < 0) return;
    const name = this.#text.slice(0, semicolon).trim();
    if (this.#isOfParagraphs) this.#styles.set(style, { name, looks, outline, centred });
    this.#text = this.#text.slice(semicolon + 1);
    this.#isOfParagraphs = true;
  }

  nameAuthor(text: string): void {
    this.#text += text;
    for (let semicolon = this.#text.indexOf(";"); semicolon >= 0; semicolon = this.#text.indexOf(";")) {
      this.#authors.push(this.#text.slice(0, semicolon).trim());
      this.#text = this.#text.slice(semicolon + 1);
    }
  }

  styleOf(number: number): Style | undefined {
    return this.#styles.get(number);
  }

  fateOf({ inserted, deleted }: State): Fate {
    if (inserted === null && deleted === null) return kept;
    const change = (stamp: Stamp | null) =>
      stamp && { author: this.#authors[stamp.author] ?? "", time: readTime(stamp.time) };
    return { inserted: change(inserted), deleted: change(deleted) };
  }

  #takeFont(state: State, number: number): void {
    this.#font = number;
    const font = this.#fonts.get(number);
    state.page = font?.page ?? null;
    state.isSymbolFont = font?.isSymbol ?? false;
  }
}
