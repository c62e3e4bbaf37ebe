import { describe, expect, it } from "vitest";
import type { AuthorshipPerson, WrittenStretch } from "../../host/contract/authorship.ts";
import { looksByAge, looksByPerson, type WrittenBy } from "../../renderer/authorship/authorship-kinds.ts";
import { WriterIndex } from "../../renderer/authorship/writer-index.ts";
import { countWords } from "../../story/words.ts";
import { seededRandom } from "../history/support.ts";

const people: readonly AuthorshipPerson[] = [
  { kind: "person", name: "Anna" },
  { kind: "imported", name: "" },
  { kind: "person", name: "Ben" },
];

const now = 1_800_000_000;
const day = 86_400;

/** A text cut anywhere, each piece by somebody and of some day. */
function written(seed: number): { readonly text: string; readonly stretches: readonly WrittenBy[] } {
  const random = seededRandom(seed);
  const text = Array.from({ length: 40 }, () => "abcdefgh".slice(0, 1 + Math.floor(random() * 8))).join(" ");
  const stretches: WrittenBy[] = [];
  for (let from = 0; from < text.length; ) {
    const to = Math.min(text.length, from + 1 + Math.floor(random() * 12));
    const person = Math.floor(random() * people.length);
    stretches.push({ from, to, person, seconds: now - Math.floor(random() * 500 * day) });
    from = to;
  }
  return { text, stretches };
}

describe("who wrote what, in numbers", () => {
  it("counts every word once, however it is cut", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const { text, stretches } = written(seed);
      for (const { lines } of [looksByPerson(stretches, people, text), looksByAge(stretches, text, now)]) {
        const sum = lines.reduce((total, line) => total + line.words, 0);
        expect(sum, `seed ${seed}`).toBe(countWords(text));
      }
    }
  });

  it("gives a word to whoever wrote its beginning", () => {
    const stretches = [
      { from: 0, to: 7, person: 0, seconds: now },
      { from: 7, to: 14, person: 2, seconds: now },
    ];
    const { lines } = looksByPerson(stretches, people, "Rain fell here");
    expect(lines.map(({ what, words }) => [(what as AuthorshipPerson).name, words])).toEqual([
      ["Anna", 2],
      ["Ben", 1],
    ]);
  });

  it("gives persons a look of their own, and what nobody is known to have written another", () => {
    const { of } = looksByPerson([], people, "");
    const looks = [0, 1, 2].map((person) => of({ from: 0, to: 1, person, seconds: now }));
    expect(looks).toEqual(["who-0", "who-nobody", "who-1"]);
  });

  it("tells ages from today on, and times from each other where all is old", () => {
    const at = (from: number, seconds: number): WrittenBy => ({ from, to: from + 4, person: 0, seconds });
    const recent = [at(0, now - 60), at(4, now - 3 * day), at(8, now - 400 * day)];
    const text = "one two six ";
    expect(looksByAge(recent, text, now).lines.map(({ what }) => what)).toEqual([
      { kind: "within", days: 1 },
      { kind: "within", days: 7 },
      { kind: "older", days: 365 },
    ]);
    const old = recent.map((stretch) => ({ ...stretch, seconds: stretch.seconds - 1000 * day }));
    const { lines } = looksByAge(old, text, now);
    expect(lines.map(({ what, words }) => [what.kind, words])).toEqual([
      ["between", 2],
      ["between", 1],
    ]);
  });
});

describe("who wrote each character of a live text", () => {
  it("is found by its id, one by one", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = seededRandom(seed);
      const below = (most: number) => Math.floor(random() * most);
      const stretches: WrittenStretch[] = [];
      const known = new Map<string, readonly [person: number, seconds: number]>();
      for (const client of [3, 7]) {
        for (let clock = below(4); clock < 60; ) {
          const length = 1 + below(9);
          const writer = [below(3), now - below(5)] as const;
          stretches.push([client, clock, length, ...writer]);
          for (let at = clock; at < clock + length; at++) known.set(`${client} ${at}`, writer);
          clock += length + below(3);
        }
      }
      const ids = Array.from({ length: 12 }, () => ({
        client: [3, 7, 9][below(3)] as number,
        clock: below(60),
        length: 1 + below(20),
      }));
      const found = new WriterIndex(stretches).stretchesOf(ids, { client: 9, seconds: now + 1 });
      const characters = ids.flatMap(({ client, clock, length }) =>
        Array.from({ length }, (_, at) => ({ client, clock: clock + at })),
      );
      for (const [at, { client, clock }] of characters.entries()) {
        const stretch = found.find(({ from, to }) => from <= at && at < to);
        const expected = known.get(`${client} ${clock}`) ?? (client === 9 ? [0, now + 1] : undefined);
        expect(stretch && [stretch.person, stretch.seconds], `seed ${seed}, ${client} ${clock}`).toEqual(expected);
      }
    }
  });
});
