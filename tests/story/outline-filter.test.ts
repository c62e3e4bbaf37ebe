import { describe, expect, it } from "vitest";
import { fitsFilter, noFilter, valuesOf } from "../../story/outline-filter.ts";

const scene = {
  title: "At the Écluse",
  synopsis: "Mara finds the lamp dark.",
  status: "revised" as const,
  tags: ["sea", "lamp"],
  pointOfView: "Mara",
  columns: { "1hqm3x7h8h8h8h8": "Fog" },
};

describe("a filter", () => {
  it("finds words wherever they stand, without regard to case and accents", () => {
    for (const text of ["ecluse", "MARA dark", "fog lamp", "  ", "sea"])
      expect(fitsFilter(scene, { ...noFilter, text }), text).toBe(true);
    expect(fitsFilter(scene, { ...noFilter, text: "ecluse noon" })).toBe(false);
  });

  it("asks that all of it fits", () => {
    expect(fitsFilter(scene, { ...noFilter, status: "revised", tag: "sea", pointOfView: "Mara" })).toBe(true);
    expect(fitsFilter(scene, { ...noFilter, status: "none" })).toBe(false);
    expect(fitsFilter({ ...scene, status: null }, { ...noFilter, status: "none" })).toBe(true);
    expect(fitsFilter(scene, { ...noFilter, status: "revised", tag: "land" })).toBe(false);
  });

  it("can be set to what is there", () => {
    const said = [scene, { tags: ["sea", "Ängste"], pointOfView: "" }];
    expect(valuesOf(said, "de")).toEqual({ tags: ["Ängste", "lamp", "sea"], pointsOfView: ["Mara"] });
  });
});
