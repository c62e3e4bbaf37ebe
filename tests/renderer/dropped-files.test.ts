import { expect, test } from "vitest";
import { describedBy, droppedFile, imageParagraphs, paragraphsAt } from "../../renderer/images/dropped-files.ts";

test("what was dropped is told apart by what the system says of it", () => {
  expect(droppedFile("hut.png", "image/png", false).kind).toBe("image");
  expect(droppedFile("hut.webp", "", false).kind).toBe("image");
  expect(droppedFile("Draft 2.docx", "application/vnd.openxmlformats", false).kind).toBe("manuscript");
  expect(droppedFile("chapter.md", "", false).kind).toBe("manuscript");
  expect(droppedFile("notes", "text/plain", false).kind).toBe("manuscript");
  expect(droppedFile("song.mp3", "audio/mpeg", false).kind).toBe("unknown");
  expect(droppedFile("Novel.scriv", "", true).kind).toBe("folder");
});

test("a description is made of the name and can't break its brackets", () => {
  expect(describedBy("the-hut_in [winter].png")).toBe("the hut in winter");
});

test("an image stands by itself, wherever it is put", () => {
  const image = imageParagraphs([{ address: "assets/hut.png", description: "hut" }]);
  const put = (text: string, at: number) => {
    const { from, insert } = paragraphsAt(text, at, image);
    return text.slice(0, from) + insert + text.slice(from);
  };
  expect(put("", 0)).toBe(image);
  expect(put("One.\n", 2)).toBe(`One.\n\n${image}\n`);
  expect(put("One.\n\nTwo.\n", 1)).toBe(`One.\n\n${image}\n\nTwo.\n`);
  expect(put("One.\n\nTwo.\n", 5)).toBe(`One.\n\n${image}\n\nTwo.\n`);
  expect(put("One.\n\n\n\nTwo.", 6)).toBe(`One.\n\n${image}\n\nTwo.`);
  expect(put("One.\nTwo.", 2)).toBe(`One.\n\n${image}\n\nTwo.`);
});
