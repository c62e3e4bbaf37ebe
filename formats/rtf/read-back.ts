/** A paragraph of our own RTF. */
export interface ReadParagraph {
  /** By the style sheet's name. */
  readonly style: string;
  /** The number of a note in the book stands where the text leads to it. */
  readonly text: string;
  /** The title of a part or a chapter, or the first paragraph of one that has none. */
  readonly begins: "title" | "page" | null;
  readonly notes: readonly { readonly number: number; readonly text: string }[];
}

interface Group {
  /** What is said in it is not part of the text. */
  readonly isHidden: boolean;
  /** The note that is told in it. */
  readonly note: { number: number; text: string } | null;
}

const token =
  /\{|\}|\\u(-?\d+)(?:\\'[\da-f]{2}|\?)|\\([a-z]+)(-?\d+)? ?|\\'([\da-f]{2})|\\([^a-z])|[\r\n]+|[^\\{}\r\n]+/g;

/** Reads what our writer made: enough to see that all groups close, and which words are in which style. */
export function readBack(source: string): { readonly problem: string | null; readonly paragraphs: ReadParagraph[] } {
  const names = new Map(
    [...source.matchAll(/\{\\s(\d+)[^{};]*\\sbasedon0 ([^{};]+);\}/g)].map(([, number, name = ""]) => [
      Number(number),
      name,
    ]),
  );
  const paragraphs: ReadParagraph[] = [];
  const groups: Group[] = [];
  let open = begin();
  let told = 0;
  let at = 0;
  const put = (text: string): void => {
    const group = groups.at(-1);
    if (group === undefined || group.isHidden) return;
    if (group.note) group.note.text += text;
    else open.text += text;
  };
  token.lastIndex = 0;
  for (let found = token.exec(source); found !== null; found = token.exec(source)) {
    if (found.index !== at) return { problem: `Can’t be read from character ${at} on.`, paragraphs };
    at = token.lastIndex;
    const [whole, unit, word, value, , symbol] = found;
    if (whole === "{") {
      const around = groups.at(-1) ?? { isHidden: false, note: null };
      const rest = source.slice(at, at + 60);
      const bookmark = /^\\\*\\bkmkstart _(Run|Page|Note|Told)(\d+)/.exec(rest);
      if (bookmark?.[1] === "Run" || bookmark?.[1] === "Page") open.begins = bookmark[1] === "Run" ? "title" : "page";
      if (bookmark?.[1] === "Note" || bookmark?.[1] === "Told") told = Number(bookmark[2]);
      if (bookmark?.[1] === "Note") put(` ${told} `);
      let note = around.note;
      if (rest.startsWith("\\footnote")) {
        note = { number: told, text: "" };
        open.notes.push(note);
      } else if (bookmark?.[1] === "Told") {
        // Told in the note around it, from here to its end.
        const nested = { number: told, text: "" };
        open.notes.push(nested);
        replaceNote(groups, around.note, nested);
        note = nested;
      }
      const again = /^\\field\{\\\*\\fldinst\{NOTEREF _Note(\d+)/.exec(rest);
      if (again) put(` ${again[1]} `);
      const nestedMark = /^\\super (\d+)\*\}/.exec(rest);
      if (nestedMark && !/_Told\d+\}$/.test(source.slice(Math.max(0, at - 20), at - 1))) put(` ${nestedMark[1]} `);
      const isHidden =
        around.isHidden ||
        again !== null ||
        nestedMark !== null ||
        /^\\(?:\*|fonttbl|colortbl|stylesheet|info|pict|listtext|header|footer)/.test(rest);
      // A picture's description is read as its text.
      const about = /^\\pict\{\\\*\\picprop\{\\sp\{\\sn wzDescription\}\{\\sv ((?:\\[{}\\]|[^{}])*)\}/.exec(
        source.slice(at, at + 40_000),
      );
      if (about) put(plainText(about[1] ?? ""));
      groups.push({ isHidden, note });
    } else if (whole === "}") {
      if (groups.pop() === undefined) return { problem: "A group is closed that was never open.", paragraphs };
      if (groups.length === 0 && /\S/.test(source.slice(at)))
        return { problem: "Text stands behind the end.", paragraphs };
    } else if (unit !== undefined) put(letter(unit));
    else if (word === "par" && !groups.at(-1)?.isHidden) {
      if (groups.at(-1)?.note) put("\n");
      else {
        paragraphs.push(open);
        open = begin();
      }
    } else if (word === "s" && !groups.at(-1)?.note && !groups.at(-1)?.isHidden)
      open.style = names.get(Number(value)) ?? "";
    else if (word === "line" || word === "tab") put(" ");
    else if (symbol !== undefined) put(named(symbol));
    else if (word === undefined && !/^[\r\n]/.test(whole)) put(whole);
  }
  const problem = groups.length > 0 ? "A group is never closed." : at < source.length ? "It breaks off." : null;
  return { problem, paragraphs };
}

function begin() {
  const notes: { number: number; text: string }[] = [];
  return { style: "", text: "", begins: null as ReadParagraph["begins"], notes };
}

function replaceNote(groups: Group[], from: Group["note"], to: Group["note"]): void {
  groups.forEach((group, place) => {
    if (group.note === from) groups[place] = { ...group, note: to };
  });
}

/** Text between braces, which only has escapes in it. */
function plainText(escaped: string): string {
  return escaped.replace(
    /\\u(-?\d+)(?:\\'[\da-f]{2}|\?)|\\(?:line|tab) |\\([^a-z])/g,
    (_, unit?: string, symbol?: string) => (unit ? letter(unit) : symbol ? named(symbol) : " "),
  );
}

function letter(unit: string): string {
  return String.fromCharCode((Number(unit) + 0x10000) & 0xffff);
}

function named(symbol: string): string {
  return symbols[symbol] ?? symbol;
}

const symbols: Readonly<Record<string, string>> = { "~": "\u00a0", "-": "\u00ad", _: "\u2011" };
