import { expect, it } from "vitest";
import { colourOfPerson, night, paper } from "../../story/people.ts";

/** WCAG 2.2 contrast of two "#rrggbb" colours. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

it("gives colours that can be read on both themes", () => {
  const seen = new Set<string>();
  for (let n = 0; n < 1000; n++) {
    const colour = colourOfPerson(`person-${n}`);
    expect(contrast(colour.onLight, paper), colour.onLight).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour.onDark, night), colour.onDark).toBeGreaterThanOrEqual(4.5);
    seen.add(colour.css);
  }
  expect(seen.size).toBe(12);
  expect(colourOfPerson("a")).toEqual(colourOfPerson("a"));
});
