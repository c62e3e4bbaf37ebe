import { type InterfaceLanguage, interfaceLanguage, useWords } from "../language/language.ts";
import { problemWords, thisFile, thisFileInGerman } from "./problem-words.ts";

/**
 * What the host says, as the window says it. A Problem is English wherever it comes from, so that a log, a report and the
 * command line read the same for everybody; the window knows each sentence that there is, and what in it is a name.
 */
export function saidByHost(english: string, language: InterfaceLanguage = interfaceLanguage.value): string {
  return language === "german" ? germanOf(english) : english;
}

/** The same for a pane, which follows when another language is chosen. */
export function useSaidByHost(): (english: string) => string {
  return useWords(sayings);
}

const sayings = { english: (said: string) => said, german: germanOf };

interface Saying {
  readonly english: RegExp;
  readonly names: readonly string[];
  readonly german: string;
}

/** Parts that are the host's own words, and no title or path of the writer's. */
const ownWords: ReadonlySet<string> = new Set(["why", "count", "parts", "clause"]);

let known: readonly Saying[] | null = null;

/** A sentence that nobody has put into German yet stays as it is: better English than nothing. */
function germanOf(english: string): string {
  known ??= Object.entries(problemWords).map(([template, german]) => saying(template, german));
  for (const { english: form, names, german } of known) {
    const found = form.exec(english);
    if (!found) continue;
    const parts = new Map(
      names.map((name, index) => {
        const part = found[index + 1] ?? "";
        return [name, ownWords.has(name) ? germanPart(part) : part];
      }),
    );
    return german.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => parts.get(name) ?? "");
  }
  return germanOfNamed(english) ?? english;
}

/** A reader says “This file”; the host, which knows what it is called, says its name instead. */
function germanOfNamed(english: string): string | null {
  const [, name, rest] = /^“(.+?)” (.+)$/s.exec(english) ?? [];
  const sentence = `${thisFile} ${rest}`;
  const german = rest === undefined ? sentence : germanOf(sentence);
  if (german === sentence) return null;
  return german.replace(thisFileInGerman, () => `„${name}“`);
}

/** Inside of a sentence its first letter may have become small. */
function germanPart(english: string): string {
  const german = germanOf(english);
  if (german !== english) return german;
  const capital = english.charAt(0).toUpperCase() + english.slice(1);
  const sentence = germanOf(capital);
  return sentence === capital ? english : sentence;
}

function saying(template: string, german: string): Saying {
  const names: string[] = [];
  const form = template
    .split(/(\{\w+\})/)
    .map((piece) => {
      const name = /^\{(\w+)\}$/.exec(piece)?.[1];
      if (name === undefined) return piece.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&").replaceAll(/['’]/g, "['’]");
      names.push(name);
      return "(.+)";
    })
    .join("");
  return { english: new RegExp(`^${form}$`, "s"), names, german };
}
