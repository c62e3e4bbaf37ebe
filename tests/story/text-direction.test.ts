import { describe, expect, it } from "vitest";
import { directionOf, hasRightToLeft, mainDirection, paragraphDirection } from "../../story/text-direction.ts";

describe("the direction of a text", () => {
  it("is its language's", () => {
    for (const tag of ["he", "ar", "ar-EG", "fa", "ur_PK", "az-Arab", "yi"]) expect(directionOf(tag), tag).toBe("rtl");
    for (const tag of ["en", "de-AT", "az", "und", "", "hebrew?"]) expect(directionOf(tag), tag).toBe("ltr");
  });

  it("is its first letter's, whatever stands before it", () => {
    expect(paragraphDirection("> **שלום** world")).toBe("rtl");
    expect(paragraphDirection("1. – “hello” שלום")).toBe("ltr");
    expect(paragraphDirection("مرحبا")).toBe("rtl");
    expect(paragraphDirection("👍 سلام")).toBe("rtl");
    expect(paragraphDirection("𞤀𞤣𞤤𞤢𞤥")).toBe("rtl");
    for (const none of ["", "***", "123 – …", "👨‍👩‍👧"]) expect(paragraphDirection(none), none).toBeNull();
  });

  it("is told apart from Greek, Cyrillic and emoji", () => {
    expect(hasRightToLeft("Ένα два 三 👨‍👩‍👧 é")).toBe(false);
    expect(hasRightToLeft("one ש two")).toBe(true);
  });
});

it("a block of a book runs as most of it is written, whatever it begins with", () => {
  expect(mainDirection("חו, Hebrew. CETUS, Latin.")).toBe("ltr");
  expect(mainDirection("Ada אמרה את הדברים האלה")).toBe("rtl");
  expect(mainDirection("ab גד")).toBe("ltr");
  expect(mainDirection("1812 …")).toBeNull();
});
