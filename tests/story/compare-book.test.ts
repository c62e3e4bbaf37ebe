import { describe, expect, it } from "vitest";
import { compareTexts } from "../../story/compare.ts";
import { linkChapters } from "../../story/compare-book.ts";
import type { ComparedText } from "../../story/compared-text.ts";
import { marked } from "./marked.ts";
import { createRandom, type Random } from "./random.ts";

function textOf({ pieces }: ComparedText, kind: "deleted" | "inserted"): string {
  return pieces.map((piece) => (piece.kind === "kept" || piece.kind === kind ? piece.text : "")).join("");
}

const mill = "The mill stood still that winter, and the miller slept in the loft with his boots on.\n\n";
const boats = "She counted the boats again, and again there was one too few of them in the bay.\n\n";
const wind = "Afterwards they said that it had been the wind, and that was the end of it for all.\n\n";
const lamp = "Nobody spoke of the lamp, though it burned in the window until the oil was gone.\n\n";

describe("comparing a book", () => {
  it("shows what went from one chapter to another as moved in both, with what was changed in it", () => {
    const [one, two] = linkChapters(
      [
        { id: "one", compared: compareTexts(mill + boats + wind, mill + wind) },
        { id: "two", compared: compareTexts(lamp, lamp + boats.replace("again there was", "now there was")) },
      ],
      [],
    );
    expect(marked(one!.compared)).toBe(
      `${mill}[->She counted the boats again, and -][-~again-][-> there was one too few of them in the bay.\n\n-]${wind}`,
    );
    expect(marked(two!.compared)).toBe(
      `${lamp}{+>She counted the boats again, and +}{+~now+}{+> there was one too few of them in the bay.\n\n+}`,
    );
    const [from] = one!.elsewhere.keys();
    const [to] = two!.elsewhere.keys();
    expect(one!.elsewhere.get(from!)).toEqual({ chapter: "two", change: to });
    expect(two!.elsewhere.get(to!)).toEqual({ chapter: "one", change: from });
    expect(one!.compared.words).toEqual({ added: 0, removed: 1, moved: 0 });
    expect(two!.compared.words).toEqual({ added: 1, removed: 0, moved: 16 });
  });

  it("takes what is known from copies before what is only alike, however short it is", () => {
    const chapters = [
      { id: "one", compared: compareTexts("Yes.\n\nNo, never.\n\n", "Yes.\n\n") },
      { id: "two", compared: compareTexts(lamp, `${lamp}No, never.\n\n`) },
    ];
    expect(linkChapters(chapters, []).every(({ elsewhere }) => elsewhere.size === 0)).toBe(true);
    const at = lamp.length;
    const [one, two] = linkChapters(chapters, [
      { from: { chapter: "one", at: [6, 18] }, to: { chapter: "two", at: [at, at + 12] } },
    ]);
    expect(marked(one!.compared)).toBe("Yes.\n\n[->No, never.\n\n-]");
    expect(marked(two!.compared)).toBe(`${lamp}{+>No, never.\n\n+}`);
  });

  it("keeps every word of both books, and links both sides of each move, whatever is moved", () => {
    for (let seed = 1; seed <= 300; seed++) {
      const random = createRandom(seed);
      const before = Array.from({ length: 1 + random.below(5) }, () => makeChapter(random));
      const after = moveAbout(random, before);
      const chapters = after.map((text, place) => ({
        id: `${place}`,
        compared: compareTexts((before[place] ?? []).join(""), text.join("")),
      }));
      const linked = linkChapters(chapters, []);
      for (const [place, { id, compared, elsewhere }] of linked.entries()) {
        const name = `seed ${seed}, chapter ${place}`;
        expect(textOf(compared, "deleted"), name).toBe((before[place] ?? []).join(""));
        expect(textOf(compared, "inserted"), name).toBe((after[place] ?? []).join(""));
        for (const [change, other] of elsewhere) {
          const there = linked.find((each) => each.id === other.chapter);
          expect(other.chapter, name).not.toBe(id);
          expect(there?.elsewhere.get(other.change), name).toEqual({ chapter: id, change });
          const own = compared.changes[change];
          expect(own?.kind, name).toBe("moved");
          expect(there?.compared.changes[other.change]?.after, name).toBe(own?.after);
        }
        const away = compared.changes.filter(({ moved }) => moved && moved.goes !== "within");
        expect(away.length, name).toBe(elsewhere.size);
      }
    }
  });
});

const words = "the sea lay grey under a morning and nobody on quay moved or spoke of it then bell rang twice".split(
  " ",
);

function makeChapter(random: Random): string[] {
  return Array.from({ length: random.below(7) }, () => makeParagraph(random));
}

function makeParagraph(random: Random): string {
  const own = Array.from({ length: 3 + random.below(20) }, () => `${random.pick(words)}${random.below(20) || ""}`);
  return `${own.join(" ")}.\n\n`;
}

function moveAbout(random: Random, before: readonly (readonly string[])[]): string[][] {
  const after = before.map((chapter) => [...chapter]);
  for (let n = random.below(6); n > 0; n--) {
    const from = random.pick(after);
    const to = random.pick(after);
    const [taken] = from.splice(random.below(from.length), 1);
    if (taken === undefined) continue;
    const edited = random.below(2) === 0 ? taken : taken.replace(random.pick(words), "quite other");
    to.splice(random.below(to.length + 1), 0, edited);
    if (random.below(3) === 0) from.push(makeParagraph(random));
  }
  return after;
}
