import { KeptText } from "./kept-text.ts";
import { isSceneBreak, nextFence } from "./scenes.ts";
import type { Stretch } from "./writer-notes.ts";

/** A footnote's text, as it stands in a chapter: `[^1]: What the keeper meant.` */
export interface FootnoteDefinition extends Stretch {
  readonly label: string;
  /** Its Markdown, without the label and the indentation of the lines that go on. */
  readonly text: string;
  /** Where each line of it begins in the chapter. */
  readonly lineStarts: readonly number[];
}

/** No reference is longer, in UTF-16 units. */
export const longestReference = 64;

const reference = /^\[\^([^\s[\]^]{1,60})\]/;
const definition = /^ {0,3}\[\^([^\s[\]^]{1,60})\]:[ \t]*/;
const goesOn = /^(?: {4}|\t)/;
/** What ends a paragraph without a blank line: a heading, a quote, a list, a fence. */
const beginsBlock = /^ {0,3}(?:#{1,6}(?:[ \t]|$)|>|(?:[-+*]|1[.)])[ \t]+\S|`{3}|~{3})/;

/** How long a reference is that begins a text, in UTF-16 units: `[^1]`, as Pandoc and GitHub write it. 0 where none does. */
export function referenceLength(text: string): number {
  return reference.exec(text)?.[0].length ?? 0;
}

/** The label of a reference's source; the same for `[^Note]` and `[^note]`. */
export function footnoteLabel(source: string): string {
  return (reference.exec(source)?.[1] ?? "").toLowerCase();
}

/**
 * Definitions, in their order: from a line that begins with a label to the end of its paragraph, and further paragraphs
 * that are indented. A scene break, a heading or a list in the next line is the chapter's. What stands between fences is none.
 */
export function findFootnotes(text: string): FootnoteDefinition[] {
  const found: FootnoteDefinition[] = [];
  if (!text.includes("[^")) return found;
  let open: { from: number; to: number; label: string; lines: string[]; lineStarts: number[] } | null = null;
  let isAfterBlank = true;
  let fenced: string | null = null;
  const close = () => {
    if (open) found.push({ ...open, text: open.lines.join("\n") });
    open = null;
  };
  for (let at = 0; at <= text.length; ) {
    const newline = text.indexOf("\n", at);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(at, end);
    const begins = fenced === null ? definition.exec(line) : null;
    if (begins) {
      close();
      const start = begins[0].length;
      const label = (begins[1] ?? "").toLowerCase();
      open = { from: at, to: end, label, lines: [line.slice(start)], lineStarts: [at + start] };
    } else if (open && line.trim() === "") {
      open.lines.push("");
      open.lineStarts.push(at);
    } else if (
      open &&
      (goesOn.test(line) || (!isAfterBlank && !beginsBlock.test(line) && !isSceneBreak(line, false)))
    ) {
      const rest = line.replace(goesOn, "");
      open.lines.push(rest);
      open.lineStarts.push(end - rest.length);
      open.to = end;
    } else {
      close();
      fenced = nextFence(line, fenced);
    }
    isAfterBlank = line.trim() === "";
    at = end + 1;
  }
  close();
  return found.map(({ from, to, label, text, lineStarts }) => ({ from, to, label, text: text.trimEnd(), lineStarts }));
}

/** Where a place of the chapter that is inside of a definition is in the definition's text. */
export function placeInFootnote({ text, lineStarts }: FootnoteDefinition, place: number): number {
  const lines = text.split("\n");
  let at = 0;
  for (const [number, line] of lines.entries()) {
    const start = lineStarts[number] ?? 0;
    const next = lineStarts[number + 1];
    if (number === lines.length - 1 || next === undefined || place < next)
      return at + Math.max(0, Math.min(place - start, line.length));
    at += line.length + 1;
  }
  return at;
}

/** The text without these definitions, and without the blank lines that parted them from it. */
export function withoutFootnotes(text: string, definitions: readonly Stretch[]): string {
  return definitions.length === 0 ? text : keepWithoutFootnotes(text, definitions).text;
}

/** The same, for who wants to know where a place of the text is in it. */
export function keepWithoutFootnotes(text: string, definitions: readonly Stretch[]): KeptText {
  const kept = new KeptText(text);
  let at = 0;
  for (const { from, to } of definitions) {
    kept.keep(at, from);
    at = Math.min(text.length, to + 1);
    if ((kept.isEmpty || kept.endsWith("\n\n")) && text[at] === "\n") at++;
  }
  kept.keep(at, text.length);
  return kept;
}
