import { basename, dirname, extname, isAbsolute, resolve } from "node:path";
import type { Opening } from "./contract.ts";

/** What lies at a path, as far as opening it goes. */
export type Found = "folder" | "file" | "nothing";

const manuscriptEndings = new Set([".txt", ".md", ".markdown", ".text"]);
const longestLink = 4000;

/**
 * What was asked for, without the program's own name and, in a checkout, its folder and what is for Electron before it. An
 * AppImage puts a word of Chromium's first where the system gives it no sandbox.
 */
export function wordsOf(argv: readonly string[], isPackaged: boolean): readonly string[] {
  const given = argv.slice(1).filter((word) => word !== "--no-sandbox");
  return isPackaged ? given : given.slice(given.findIndex((word) => !word.startsWith("-")) + 1);
}

/**
 * What the words of a command line, a file manager or a browser ask for. What can't be opened is left out: it comes from
 * outside, and a link may be anybody's.
 *
 * @param words without the program's own name
 */
export function readOpenings(
  words: readonly string[],
  folder: string,
  look: (path: string) => Found,
): readonly Opening[] {
  return words.flatMap((word) => readOpening(word, folder, look) ?? []);
}

export function readOpening(word: string, folder: string, look: (path: string) => Found): Opening | null {
  if (word.startsWith("-") || word === "") return null;
  if (/^redraft:/i.test(word)) return readInvitation(word);
  // Any other scheme is nothing that we open; one letter is a drive on Windows.
  if (/^[a-z][a-z0-9+.-]+:/i.test(word)) return null;
  const path = isAbsolute(word) ? word : resolve(folder, word);
  switch (look(path)) {
    case "nothing":
      return null;
    case "folder":
      return { kind: "story", path };
    case "file":
      if (basename(path) === "project.redraft" || extname(path) === ".redraft")
        return { kind: "story", path: dirname(path) };
      return manuscriptEndings.has(extname(path).toLowerCase()) ? { kind: "manuscript", path } : null;
  }
}

/** `redraft://join/…`. The window's own pages (`redraft://app`) can't be asked for from outside. */
function readInvitation(word: string): Opening | null {
  if (word.length > longestLink) return null;
  try {
    const url = new URL(word);
    const isPlain = url.username === "" && url.password === "" && url.port === "";
    return url.protocol === "redraft:" && url.host === "join" && isPlain
      ? { kind: "invitation", link: url.href }
      : null;
  } catch {
    return null;
  }
}
