import type { ReviewPerson } from "../../host/contract/reviewing.ts";

export interface Mention {
  readonly from: number;
  readonly to: number;
  readonly person: ReviewPerson;
}

/** Who is mentioned in a text: an @ that begins a word, and a name as it is written, the longest that fits. */
export function findMentions(text: string, people: readonly ReviewPerson[]): readonly Mention[] {
  const named = people.filter(({ name }) => name !== "").sort((a, b) => b.name.length - a.name.length);
  const mentions: Mention[] = [];
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    if (at > 0 && isOfWord(text.slice(0, at), /[\p{L}\p{N}_.]$/u)) continue;
    const person = named.find(({ name }) => {
      const rest = text.slice(at + 1);
      return fold(rest.slice(0, name.length)) === fold(name) && !isOfWord(rest.slice(name.length), /^[\p{L}\p{N}_]/u);
    });
    if (person) mentions.push({ from: at, to: at + 1 + person.name.length, person });
  }
  return mentions;
}

/** The name that is being typed before the cursor; null where none is. */
export function mentionTyped(before: string): { readonly from: number; readonly typed: string } | null {
  const found = /(?:^|[^\p{L}\p{N}_.])@([\p{L}\p{N}_'’.-]*(?: [\p{L}\p{N}_'’.-]*)?)$/u.exec(before);
  const typed = found?.[1];
  return typed === undefined ? null : { from: before.length - typed.length - 1, typed };
}

/** Who is meant by what is typed, the first of these on top. */
export function suggestPeople(typed: string, people: readonly ReviewPerson[]): readonly ReviewPerson[] {
  const wanted = fold(typed);
  return people
    .filter(({ name }) => name !== "" && fold(name) !== wanted)
    .filter(({ name }) =>
      fold(name)
        .split(/\s+/)
        .some((_, place, words) => words.slice(place).join(" ").startsWith(wanted)),
    )
    .slice(0, 6);
}

function isOfWord(text: string, letter: RegExp): boolean {
  return letter.test(text);
}

function fold(text: string): string {
  return text.normalize("NFC").toLowerCase();
}
