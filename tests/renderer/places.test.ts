import { describe, expect, it } from "vitest";
import { type Place, rankPlaces } from "../../renderer/quick-open/places.ts";
import type { ItemId } from "../../story/ids.ts";

const place = (title: string, at: number | null = null): Place => ({
  id: `${title} ${at}`,
  title,
  aside: null,
  item: title as ItemId,
  at,
});

const places = ["The Lamp Room", "Low Water", "Élodie", "The Harbour", "Lamplight"].map((title) => place(title));

function ranked(typed: string, ...recent: string[]): readonly string[] {
  return rankPlaces([...places, place("Low tide", 30)], recent as ItemId[], typed).map(({ title }) => title);
}

describe("what quick open offers", () => {
  it("without letters: the last ones first, then the book in order, without its scenes", () => {
    expect(ranked("")).toEqual(["The Lamp Room", "Low Water", "Élodie", "The Harbour", "Lamplight"]);
    expect(ranked("", "Lamplight", "Low Water").slice(0, 3)).toEqual(["Lamplight", "Low Water", "The Lamp Room"]);
  });

  it("by some letters in order, by beginnings of words, without accents, and scenes too", () => {
    expect(ranked("harb")).toEqual(["The Harbour"]);
    expect(ranked("lr")[0]).toBe("The Lamp Room");
    expect(ranked("elo")[0]).toBe("Élodie");
    expect(ranked("low")).toContain("Low tide");
    expect(ranked("xyz")).toEqual([]);
  });
});
