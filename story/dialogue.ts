/** From and to, UTF-16. */
export interface DialogueRange {
  readonly from: number;
  readonly to: number;
}

/** What may close a quotation that this opens: “…”, „…“, ”…”, «…», »…«, ‹…›, ›…‹, "…", 「…」. */
const closers: Readonly<Record<string, string>> = {
  "“": "”",
  "„": "“”",
  "”": "”",
  "«": "»",
  "»": "«»",
  "‹": "›",
  "›": "‹›",
  '"': '"',
  "‘": "’",
  "‚": "‘’",
  "「": "」",
  "『": "』",
};

/** Marks that also close, or stand for something else: they open only where a word may begin. */
const opensBeforeWords = /["”‘»›]/;
const beforeOpening = /[\s([{—–\-*_>…“„«]/;
const letter = /[\p{L}\p{N}]/u;
const endOfSpeech = /[.,!?…—–;:*_]/;
const afterSpeech = /[.,;:!?)\]—–*_]/;

/**
 * What is spoken: the text between quotation marks of the usual styles, without the marks. A quotation within another
 * belongs to it. One that is not closed ends with its paragraph, as it does where speech goes on in the next one, which
 * then begins with an opening mark. Paragraphs are parted by blank lines. Speech after a dash has no end that could be
 * seen and is not found.
 */
export function dialogueRanges(text: string): readonly DialogueRange[] {
  const ranges: DialogueRange[] = [];
  for (const paragraph of paragraphsOf(text)) findSpeech(text, paragraph, ranges);
  return ranges;
}

function* paragraphsOf(text: string): Generator<DialogueRange> {
  let from = 0;
  for (const gap of text.matchAll(/\n[^\S\n]*\n\s*/g)) {
    yield { from, to: gap.index };
    from = gap.index + gap[0].length;
  }
  if (from < text.length) yield { from, to: text.length };
}

const marks = /["“”„«»‹›‘‚「『]/g;

function findSpeech(text: string, { from, to }: DialogueRange, ranges: DialogueRange[]): void {
  marks.lastIndex = from;
  for (let mark = marks.exec(text); mark !== null && mark.index < to; mark = marks.exec(text)) {
    const at = mark.index;
    if (opensBeforeWords.test(mark[0]) && !isBeforeWord(text, at, from, to)) continue;
    const end = endOf(text, at, to);
    if (end === null) continue;
    ranges.push({ from: at + 1, to: end });
    marks.lastIndex = end + 1;
  }
}

function isBeforeWord(text: string, at: number, from: number, to: number): boolean {
  const before = at === from ? " " : text.charAt(at - 1);
  // French sets a space between the mark and the word: where it may close, it then does.
  return beforeOpening.test(before) && at + 1 < to && !/\s/.test(text.charAt(at + 1));
}

/** Where the quotation that is opened here ends; null where the mark turns out to be none. */
function endOf(text: string, opening: number, to: number): number | null {
  const mark = text.charAt(opening);
  if (mark === "‘" || mark === "‚") return endOfSingle(text, opening, to, closers[mark] ?? "");
  for (let at = opening + 1; at < to; at++) if (closers[mark]?.includes(text.charAt(at))) return at;
  return to;
}

/**
 * ’ is an apostrophe far more often than it closes: never where a letter follows; where a word ends with it, only if what
 * stands around it ends speech, or if nothing better comes before the next quotation. Without any end at all, ‘ was set by
 * a machine that took an apostrophe (‘tis) for a quotation, unless the paragraph begins with it.
 */
function endOfSingle(text: string, opening: number, to: number, closing: string): number | null {
  let weak: number | null = null;
  for (let at = opening + 1; at < to; at++) {
    const character = text.charAt(at);
    if (character === text.charAt(opening) && weak !== null && isBeforeWord(text, at, opening, to)) return weak;
    if (!closing.includes(character)) continue;
    const before = text.charAt(at - 1);
    const after = at + 1 < to ? text.charAt(at + 1) : "";
    if (letter.test(after) || /\s/.test(before)) continue;
    if (endOfSpeech.test(before) || after === "" || afterSpeech.test(after)) return at;
    weak ??= at;
  }
  const isFirst = opening === 0 || text.charAt(opening - 1) === "\n";
  return weak ?? (isFirst ? to : null);
}
