import { expect, test } from "vitest";
import { noDetails, readDetails } from "../../story/book-details.ts";
import type { ItemId } from "../../story/ids.ts";
import { type MatterRole, matterRoles } from "../../story/matter.ts";
import { placeOfMatter } from "../../story/matter-place.ts";
import { fillPlaceholders } from "../../story/matter-placeholders.ts";
import { backRoles, frontRoles, matterTemplate } from "../../story/matter-templates.ts";
import type { OutlineItem } from "../../story/outline.ts";

function book(...roles: readonly (MatterRole | null)[]): readonly OutlineItem[] {
  return roles.map((matter, place) => ({ id: `${place}` as ItemId, matter }) as OutlineItem);
}

test.each([
  ["dedication", [null, null], null],
  ["dedication", ["title page", "copyright", null], "1"],
  ["copyright", ["title page", "dedication", null], "0"],
  ["title page", ["dedication", null], null],
  ["prologue", ["title page", null], "0"],
  ["dedication", [], null],
  ["dedication", ["other", "copyright", "prologue", null], "1"],
  ["acknowledgements", [null, null], "1"],
  ["acknowledgements", [null, "also by"], "0"],
  ["also by", [null, "epilogue", "acknowledgements"], "2"],
  ["epilogue", ["title page", null, "acknowledgements"], "1"],
  ["acknowledgements", ["title page"], "0"],
] as const)("a %s among %j comes after %s", (role, roles, after) => {
  expect(placeOfMatter(book(...roles), role)).toBe(after);
});

test("every role has a template in English and German, and asks for nothing that is not filled", () => {
  expect([...frontRoles, ...backRoles, "other"].sort()).toEqual([...matterRoles].sort());
  const details = readDetails(Object.fromEntries(Object.keys(noDetails).map((name) => [name, `the ${name}`])));
  for (const role of [...frontRoles, ...backRoles])
    for (const language of ["de-AT", "en-GB", "fr"]) {
      const { title, text } = matterTemplate(role, language);
      expect(title).not.toBe("");
      expect(fillPlaceholders(text, { title: "Mud", author: "Ada" }, details)).not.toMatch(/[{}]/);
    }
  expect(matterTemplate("copyright", "de").title).toBe("Impressum");
});

test("what no detail is known of is not said on the copyright page", () => {
  const { text } = matterTemplate("copyright", "en");
  const page = fillPlaceholders(text, { title: "Mud", author: "Ada Marsh" }, { ...noDetails, year: "2026" });
  expect(page).toContain("Copyright © 2026 Ada Marsh\n");
  expect(page).not.toMatch(/ISBN|Published by/);
});
