/** A place at which a chapter can be split. */
export interface Passage {
  /** Of the text, from 0. */
  readonly line: number;
  /** How it begins, without Markdown's marks. */
  readonly text: string;
  readonly isHeading: boolean;
  /** A new scene begins here. */
  readonly isScene: boolean;
}

const breakLine = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,}|#)$/;

/** Every paragraph of a planned chapter, its first among them, though nothing can be split there. */
export function passagesOf(text: string): readonly Passage[] {
  const passages: Passage[] = [];
  let isParagraph = false;
  let isScene = false;
  text.split("\n").forEach((whole, line) => {
    const said = whole.trim();
    if (said === "") {
      isParagraph = false;
    } else if (breakLine.test(said)) {
      isParagraph = false;
      isScene = true;
    } else {
      const isHeading = /^#{1,6}\s/.test(said);
      if (!isParagraph || isHeading) {
        passages.push({ line, text: plain(said), isHeading, isScene: isScene || isHeading });
        isScene = false;
      }
      isParagraph = !isHeading;
    }
  });
  return passages;
}

/** Those that hold all of the words, in any case. */
export function findPassages(passages: readonly Passage[], wanted: string): readonly Passage[] {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return passages;
  return passages.filter(({ text }) => words.every((word) => text.toLowerCase().includes(word)));
}

/** A line that is short and no sentence is likely what the chapter is called. */
export function looksLikeTitle({ text, isHeading }: Passage): boolean {
  return isHeading || (text.length <= 60 && text.split(/\s+/).length <= 8 && !/[.,;:…—–-]["”»’]?$/.test(text));
}

function plain(line: string): string {
  const said = line
    .replaceAll(/[*_`\\]/g, "")
    .replace(/^[#>\s]+/, "")
    .trim();
  return said.length <= 200 ? said : `${said.slice(0, 199).trimEnd()}…`;
}
