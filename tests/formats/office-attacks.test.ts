import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { planManuscript } from "../../formats/readers.ts";
import { createRandom, type Random } from "../story/random.ts";
import { writeDocument } from "./docx/random-document.ts";
import { wordFile } from "./docx/word-file.ts";
import { odtFile } from "./odt/odt-file.ts";
import { flatSample, odtSample, rtfSample } from "./office-samples.ts";
import { chapterTexts, outline } from "./planned.ts";

/** Bytes turned over, cut out, doubled, or cut off. */
function damage(bytes: Uint8Array, random: Random): Uint8Array {
  const made = [...bytes];
  const times = 1 + random.below(4);
  for (let time = 0; time < times && made.length > 8; time++) {
    const at = random.below(made.length);
    switch (random.below(5)) {
      case 0:
        made[at] = random.below(256);
        break;
      case 1:
        made.splice(at, 1 + random.below(30));
        break;
      case 2:
        made.splice(at, 0, ...made.slice(at, at + random.below(60)));
        break;
      case 3:
        made[at] = (made[at] ?? 0) ^ (1 << random.below(8));
        break;
      default:
        if (random.below(4) === 0) made.length = at;
        else made.splice(at, 0, ...strToU8(random.pick(tokens)));
    }
  }
  return Uint8Array.from(made);
}

const tokens = [
  "<",
  ">",
  "&",
  "]]>",
  "<!--",
  '"',
  "\0",
  "{",
  "}",
  "\\",
  "\\bin999999999 ",
  "\\u-99999 ",
  "\\'",
  "\\*",
  "\\par",
  "99999999999999999999",
  "-1",
];

/** Damage to what is in an archive, and now and then to the archive. */
function damageArchive(bytes: Uint8Array, random: Random): Uint8Array {
  if (random.below(4) === 0) return damage(bytes, random);
  const entries = unzipSync(bytes);
  const name = random.pick(Object.keys(entries));
  const changed: Zippable = { ...entries };
  if (random.below(8) === 0) delete changed[name];
  else if (random.below(3) === 0)
    changed[name] = strToU8(shuffleTags(strFromU8(entries[name] ?? new Uint8Array()), random));
  else changed[name] = damage(entries[name] ?? new Uint8Array(), random);
  return zipSync(changed, { level: 1 });
}

/** Still XML, of elements and values that stand where they never do. */
function shuffleTags(text: string, random: Random): string {
  const whole = text.match(/<(\w+:\w+)[^<>]*\/>/g) ?? [];
  return text
    .replace(/<(\w+:\w+)[^<>]*\/>/g, (tag) => (random.below(6) === 0 ? random.pick(whole) : tag))
    .replace(/="(-?\d+)"/g, (value) =>
      random.below(10) === 0 ? `="${random.pick(["-1", "", "1e9", "NaN", "0"])}"` : value,
    );
}

const kinds: readonly { name: string; make: (random: Random, seed: number) => Uint8Array }[] = [
  {
    name: "story.docx",
    make: (random, seed) => damageArchive(wordFile(writeDocument(1 + (seed % 40)).parts), random),
  },
  { name: "story.odt", make: (random) => damageArchive(odtFile(odtSample), random) },
  { name: "story.fodt", make: (random) => damage(flatSample, random) },
  { name: "story.rtf", make: (random) => damage(rtfSample, random) },
];

describe("a damaged file of a word processor is read or refused in a sentence", () => {
  test.each(kinds)("$name, 75 times", async ({ name, make }) => {
    for (let seed = 1; seed <= 75; seed++) {
      const bytes = make(createRandom(seed), seed);
      const source = { name, files: [{ path: name, bytes }], isFolder: false };
      const planned = await planManuscript(source, { kind: "auto" });
      if (!planned.ok) {
        // Ours, and never the writer's: a file that can be read loses no word.
        expect(planned.problem.code, `seed ${seed}`).not.toBe("import-words-differ");
        expect(planned.problem.sentence, `seed ${seed}`).toMatch(/^This file .+\.$/);
        continue;
      }
      const { words, items, suggestions = [], comments = [] } = planned.value;
      expect(words.chapters + words.titles + words.setAside, `seed ${seed}`).toBe(words.source);
      const texts = chapterTexts(items);
      expect(outline(items).length, `seed ${seed}`).toBeGreaterThan(0);
      for (const { chapter, from, to } of [...suggestions, ...comments]) {
        expect(0 <= from && from <= to && to <= (texts[chapter]?.length ?? -1), `seed ${seed}`).toBe(true);
      }
    }
  });
});
