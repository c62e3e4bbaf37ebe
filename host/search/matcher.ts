import { parentPort } from "node:worker_threads";
import { compileFinder, type Finder, type FindOptions, type Replacement } from "../../story/find.ts";
import { type FoundPlace, placeOf } from "../../story/found-place.ts";

/** Texts are kept by their key from one question to the next. */
export interface MatchQuestion {
  readonly find: FindOptions;
  readonly replacement: Replacement | null;
  readonly texts: readonly {
    readonly key: string;
    /** null: the one that is kept. */
    readonly text: string | null;
  }[];
  /** Where to begin in the first text. */
  readonly from: number;
  readonly most: number;
}

export interface FoundMatch extends FoundPlace {
  readonly to: number;
  /** From 1. */
  readonly line: number;
  readonly instead: string;
}

/** One list a text, in their order; texts after the one that had the last of `most` are left out. */
export type MatchAnswer = readonly (readonly FoundMatch[])[];

const kept = new Map<string, string>();
let compiled: { readonly asked: string; readonly finder: Finder } | null = null;

parentPort?.on("message", (question: MatchQuestion) => {
  for (const { key, text } of question.texts) if (text !== null) kept.set(key, text);
  parentPort?.postMessage(answer(question));
});

function answer({ find, replacement, texts, from, most }: MatchQuestion): MatchAnswer {
  const finder = finderOf(find, replacement);
  const lists: (readonly FoundMatch[])[] = [];
  let left = most;
  for (const [place, { key }] of texts.entries()) {
    if (left === 0) break;
    const list = findIn(kept.get(key) ?? "", finder, place === 0 ? from : 0, left);
    left -= list.length;
    lists.push(list);
  }
  return lists;
}

function finderOf(find: FindOptions, replacement: Replacement | null): Finder {
  const asked = JSON.stringify([find, replacement]);
  if (compiled?.asked !== asked) {
    const finder = compileFinder(find, replacement);
    if (!finder.ok) throw new Error("A pattern is compiled before it is sent here.");
    compiled = { asked, finder: finder.value };
  }
  return compiled.finder;
}

function findIn(text: string, finder: Finder, start: number, most: number): readonly FoundMatch[] {
  let line = 1;
  let counted = 0;
  return finder(text, start, most).map(({ from, to, instead }) => {
    for (let end = text.indexOf("\n", counted); end >= 0 && end < from; end = text.indexOf("\n", counted)) {
      line++;
      counted = end + 1;
    }
    return { ...placeOf(text, from, to), to, line, instead };
  });
}
