import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const file = join(import.meta.dirname, "../../renderer/theme/theme.css");
const css = readFileSync(file, "utf8").replaceAll(/\/\*.*?\*\//gs, "");

/** What is written on what. */
const pairs = [
  ["ink", "paper"],
  ["ink", "panel"],
  ["ink", "raised"],
  ["ink", "hover"],
  ["ink", "accent-wash"],
  ["ink", "selection"],
  ["soft-ink", "paper"],
  ["soft-ink", "panel"],
  ["soft-ink", "raised"],
  ["faint-ink", "paper"],
  ["faint-ink", "panel"],
  ["accent", "paper"],
  ["accent", "panel"],
  ["accent-ink", "accent"],
  ["danger", "danger-wash"],
  ["danger", "paper"],
  ["warn", "warn-wash"],
  ["inserted", "inserted-wash"],
  ["deleted", "deleted-wash"],
] as const;

/** Later blocks win, as the browser has it: a theme is the plain root and all blocks that name it. */
function colours(theme: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, selectors = "", body = ""] of css.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const names = selectors.split(",").map((selector) => selector.trim());
    if (!names.some((name) => name.endsWith(":root") || name === `:root[data-theme="${theme}"]`)) continue;
    for (const [, name = "", value = ""] of body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\b/g)) found.set(name, value);
  }
  return found;
}

/** WCAG 2.2, “contrast ratio” and “relative luminance”. */
function contrast(one: string, other: string): number {
  const luminance = (colour: string) => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe.each([
  ["light", 4.5],
  ["white", 4.5],
  ["dark", 4.5],
  ["black", 4.5],
  ["contrast", 7],
])("the theme “%s”", (theme, least) => {
  const found = colours(theme);
  test.each(pairs)(`%s on %s is ${least} to 1 or more`, (text, ground) => {
    expect(contrast(found.get(text) ?? "", found.get(ground) ?? "")).toBeGreaterThanOrEqual(least);
  });
});
