/** A chapter or a part of our own LaTeX. */
export interface ReadChapter {
  /** null where none stands over it. */
  readonly title: string | null;
  /** The number of a note in the book stands where the text leads to it. */
  readonly text: string;
  readonly notes: readonly { readonly number: number; readonly text: string }[];
}

interface Told {
  title: string | null;
  text: string;
  readonly notes: { number: number; text: string }[];
}

/** Where the words of a group go. */
type Target =
  | { readonly kind: "text" }
  | { readonly kind: "title" }
  | { readonly kind: "note"; note: { number: number; text: string } };

interface Group {
  readonly closes: string;
  readonly target: Target;
}

const token =
  /\\begin\{titlingpage\}[\s\S]*?\\end\{titlingpage\}|\\begin\{KeepFromToc\}[\s\S]*?\\end\{KeepFromToc\}|\\renewcommand\{\\contentsname\}\{[^}]*\}|\\(begin|end)\{(\w+)\}|\\(part|chapter)(\[(?:\{[[\]]\}|[^[\]])*\])?\{|\\(?:sub)*section\[(?:\{[[\]]\}|[^[\]])*\]\{|\\item(?:\[\d+\.\])?|\\footnote\{\\label\{note:(\d+)\}|\\toldnote\{(\d+)\}|\\textsuperscript\{(?:\\ref\{note:(\d+)\}|(\d+)\*)\}|\\href\{[^{}]*\}\{|\\includegraphics\[alt=\{|\},width=[^\]]*\]\{[^{}]*\}|\\includegraphics\[width=[^\]]*\]\{[^{}]*\}|\\(emph|textbf|texttt|sout|mbox)\{|\\(textbackslash|textasciitilde|textasciicircum|textquotedbl|textquotesingle|textasciigrave|thinspace|strut)\{\}|\\v?(?:hspace|vspace)\*?\{(?:[^{}]|\{\})*\}|\\setlength\{[^{}]*\}\{[^{}]*\}|\\([a-zA-Z]+)(\*|\{\})? ?|\\([^a-zA-Z])|\{\}|\{|\}|~|[^\\{}~]+/g;

/** Reads what our writer made: enough to see that all is closed, and which words are where. */
export function readBack(source: string): {
  readonly problem: string | null;
  readonly chapters: readonly ReadChapter[];
} {
  const start = source.indexOf("\\begin{document}");
  if (start < 0) return { problem: "There is no document in it.", chapters: [] };
  const groups: Group[] = [];
  let open: Told = { title: null, text: "", notes: [] };
  const chapters: Told[] = [open];
  const target = (): Target => groups.at(-1)?.target ?? { kind: "text" };
  const begin = (): void => {
    open = { title: null, text: "", notes: [] };
    chapters.push(open);
  };
  const put = (text: string): void => {
    const own = target();
    if (own.kind === "text") open.text += text;
    else if (own.kind === "title") open.title = (open.title ?? "") + text;
    else own.note.text += text;
  };
  let at = start;
  token.lastIndex = start;
  for (let found = token.exec(source); found !== null; found = token.exec(source)) {
    if (found.index !== at) return { problem: `Can’t be read from character ${at} on.`, chapters };
    at = token.lastIndex;
    const [whole, side, environment, heading, , note, told, again, nested, styled, named, word, , symbol] = found;
    if (symbol !== undefined) put(symbol === "\\" || symbol === "," ? " " : symbol === "-" ? "\u00ad" : symbol);
    else if (side === "begin") groups.push({ closes: `\\end{${environment}}`, target: target() });
    else if (side === "end" || whole === "}" || whole.startsWith("},width")) {
      const group = groups.pop();
      const closes = whole.startsWith("}") ? "}" : whole;
      if (group === undefined || group.closes !== closes)
        return { problem: `“${closes}” closes what is not open.`, chapters };
      if (side === "end") put(" ");
    } else if (heading !== undefined) {
      begin();
      groups.push({ closes: "}", target: { kind: "title" } });
    } else if (note !== undefined) {
      put(` ${note} `);
      const own = { number: Number(note), text: "" };
      open.notes.push(own);
      groups.push({ closes: "}", target: { kind: "note", note: own } });
    } else if (told !== undefined) {
      const own = { number: Number(told), text: "" };
      open.notes.push(own);
      const around = target();
      if (around.kind === "note") around.note = own;
    } else if (again !== undefined || nested !== undefined) put(` ${again ?? nested} `);
    else if (whole === "{" || styled !== undefined || whole.endsWith("{"))
      groups.push({ closes: "}", target: target() });
    else if (named !== undefined) put(names[named] ?? " ");
    else if (word !== undefined) {
      if (word === "plainopening") begin();
      if (/^(?:scenebreak|par|hfill|item)$/.test(word)) put(" ");
    } else if (whole === "~") put("\u00a0");
    else if (whole.startsWith("\\item") || whole.includes("hspace")) put(" ");
    else if (!/^[\\{]/.test(whole)) put(whole);
  }
  const unclosed = groups.at(-1);
  return { problem: unclosed ? `“${unclosed.closes}” is missing.` : null, chapters };
}

const names: Readonly<Record<string, string>> = {
  textbackslash: "\\",
  textasciitilde: "~",
  textasciicircum: "^",
  textquotedbl: '"',
  textquotesingle: "'",
  textasciigrave: "`",
};
