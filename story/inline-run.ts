import type { Inline } from "./book.ts";

/** A place that is followed from a text into what is read of it. */
export interface Mark {
  /** UTF-16 offset. */
  readonly at: number;
  readonly mark: number;
}

/** Gathers inlines; joins neighbouring texts, and the lines of a paragraph by single spaces. */
export class InlineRun {
  private readonly inlines: Inline[] = [];
  private text = "";
  private atLineStart = false;

  /** @param marks places in it, in order, that do not change how it is read */
  addText(source: string, marks: readonly Mark[] = []): void {
    let from = 0;
    for (const { at, mark } of marks) {
      const place = besideLineEnd(source, at);
      this.addLines(source.slice(from, Math.max(from, place)));
      this.addMark(mark);
      from = Math.max(from, place);
    }
    this.addLines(from === 0 ? source : source.slice(from));
  }

  private addLines(source: string): void {
    if (source === "") return;
    let text = source;
    if (this.atLineStart) text = text.replace(/^[ \t]+/, "");
    if (text.includes("\n")) text = text.replace(/[ \t]*\n[ \t]*/g, "\n");
    if (text === "") return;
    this.atLineStart = text.endsWith("\n");
    this.text += text.replaceAll("\n", " ");
  }

  /** After the mark of a quote: its indentation is no text. */
  startLine(): void {
    this.atLineStart = true;
  }

  addBreak(): void {
    this.add({ kind: "lineBreak" });
    this.atLineStart = true;
  }

  add(inline: Inline): void {
    if (inline.kind === "text" && inline.mark !== undefined) {
      this.addMark(inline.mark);
      return;
    }
    if (inline.kind === "text") {
      this.addText(inline.text);
      return;
    }
    this.flush();
    this.inlines.push(inline);
    this.atLineStart = false;
  }

  finish(): Inline[] {
    this.flush();
    return this.inlines;
  }

  private addMark(mark: number): void {
    this.flush();
    this.inlines.push({ kind: "text", text: "", mark });
  }

  private flush(): void {
    if (this.text !== "") this.inlines.push({ kind: "text", text: this.text });
    this.text = "";
  }
}

/** A place among the blanks around a line's end, which are read as one: before or behind all of them. */
function besideLineEnd(source: string, at: number): number {
  const before = source.slice(Math.max(0, at - 400), at);
  const after = source.slice(at, at + 400);
  if (/\n[ \t]*$/.test(before)) return at + (/^[ \t]*/.exec(after)?.[0].length ?? 0);
  return /^[ \t]*\n/.test(after) ? at - (/[ \t]*$/.exec(before)?.[0].length ?? 0) : at;
}

/** Without blanks at the start and the end of a block, which are left where a mark was. */
export function trimEnds(inlines: readonly Inline[]): Inline[] {
  const trimmed = [...inlines];
  trimFrom(trimmed, 0, 1, /^[ \t]+/);
  trimFrom(trimmed, trimmed.length - 1, -1, /[ \t]+$/);
  return trimmed.filter((inline) => inline.kind !== "text" || inline.text !== "" || inline.mark !== undefined);
}

/** On to the first text that has more than blanks: marks of places are no text. */
function trimFrom(inlines: Inline[], start: number, step: 1 | -1, blanks: RegExp): void {
  for (let place = start; place >= 0 && place < inlines.length; place += step) {
    const inline = inlines[place];
    if (inline?.kind !== "text") return;
    if (inline.mark !== undefined) continue;
    const text = inline.text.replace(blanks, "");
    inlines[place] = { kind: "text", text };
    if (text !== "") return;
  }
}
