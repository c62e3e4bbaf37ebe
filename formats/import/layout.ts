/** How a plain text was laid out, measured over all of it. */
export interface Layout {
  /** Lines were broken at a width; false where a line is a whole paragraph. */
  readonly wrapped: boolean;
  /** The width in UTF-16 units; without meaning where `wrapped` is false. */
  readonly width: number;
  /** Blank lines between two paragraphs: 0, 1 or 2. One more is a scene break. */
  readonly gap: number;
  /** Spaces that the whole text is indented by. */
  readonly indent: number;
  /** Paragraphs begin with an indent, so that an indented line alone is no quote. */
  readonly firstLineIndent: boolean;
}

/** A greedy wrap leaves less room than the next word needs; editors who rewrote a line leave a little more. */
const slack = 10;

export function measureLayout(lines: readonly string[]): Layout {
  const indent = commonIndent(lines);
  const inner: number[] = [];
  for (let place = 0; place + 1 < lines.length; place++) {
    const line = lines[place] ?? "";
    if (line.trim() !== "" && (lines[place + 1] ?? "").trim() !== "") inner.push(line.trimEnd().length);
  }
  const width = percentile(inner, 0.97);
  const wrapped = inner.length >= 3 && width >= 30 && width <= 130 && fillingShare(lines, width) > 0.55;
  return { wrapped, width, gap: usualGap(lines, wrapped), indent, firstLineIndent: indentsFirstLines(lines) };
}

/** True where a wrap at this width would have broken after `line`, so that the break means nothing. */
export function fillsLine(line: string, next: string, width: number): boolean {
  const word = /^\s*(\S+)/.exec(next)?.[1] ?? "";
  return line.trimEnd().length + 1 + Math.min(word.length, 24) > width - slack;
}

export function indentOf(line: string): number {
  let spaces = 0;
  for (const character of line) {
    if (character === " ") spaces++;
    else if (character === "\t") spaces += 4;
    else break;
  }
  return spaces;
}

function fillingShare(lines: readonly string[], width: number): number {
  let pairs = 0;
  let filled = 0;
  for (let place = 0; place + 1 < lines.length; place++) {
    const line = lines[place] ?? "";
    const next = lines[place + 1] ?? "";
    if (line.trim() === "" || next.trim() === "") continue;
    pairs++;
    if (fillsLine(line, next, width)) filled++;
  }
  return pairs === 0 ? 0 : filled / pairs;
}

/** The most frequent number of blank lines between two lines of prose, at most two. */
function usualGap(lines: readonly string[], wrapped: boolean): number {
  const counts = [0, 0, 0];
  let blanks = 0;
  let started = false;
  for (const line of lines) {
    if (line.trim() === "") {
      blanks++;
      continue;
    }
    if (started && blanks < counts.length && (blanks > 0 || !wrapped)) counts[blanks] = (counts[blanks] ?? 0) + 1;
    started = true;
    blanks = 0;
  }
  if ((counts[0] ?? 0) > (counts[1] ?? 0) + (counts[2] ?? 0)) return 0;
  return (counts[2] ?? 0) > 2 * (counts[1] ?? 0) ? 2 : 1;
}

function indentsFirstLines(lines: readonly string[]): boolean {
  let begun = 0;
  let indented = 0;
  for (let place = 0; place + 1 < lines.length; place++) {
    const line = lines[place] ?? "";
    const next = lines[place + 1] ?? "";
    if (line.trim() === "" || next.trim() === "" || (place > 0 && (lines[place - 1] ?? "").trim() !== "")) continue;
    begun++;
    if (indentOf(line) - indentOf(next) >= 2) indented++;
  }
  return begun > 0 && indented * 3 > begun;
}

/** The indent that nine lines in ten have at least. */
function commonIndent(lines: readonly string[]): number {
  const indents: number[] = [];
  for (const line of lines) if (line.trim() !== "") indents.push(indentOf(line));
  return percentile(indents, 0.1);
}

function percentile(values: number[], share: number): number {
  if (values.length === 0) return 0;
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/**
 * "well-" and "known" on two lines become "well-known" on the first, so that the word is one word when it is counted and
 * when the lines are joined. Only for wrapped text.
 */
export function closeHyphens(lines: readonly string[]): readonly string[] {
  const closed: string[] = [];
  for (const line of lines) {
    const before = closed.at(-1);
    const match = before?.endsWith("-") && /\p{L}-$/u.test(before) ? /^(\s*)(\p{Ll}\S*)(?:\s+|$)/u.exec(line) : null;
    if (!match || before === undefined) {
      closed.push(line);
      continue;
    }
    closed[closed.length - 1] = before + (match[2] ?? "");
    const rest = line.slice(match[0].length);
    if (rest !== "") closed.push((match[1] ?? "") + rest);
  }
  return closed;
}
