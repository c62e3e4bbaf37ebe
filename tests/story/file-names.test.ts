import { describe, expect, it } from "vitest";
import { fileNameFor, foldPath, isSafeProjectPath } from "../../story/file-names.ts";
import { createRandom } from "./random.ts";

describe("fileNameFor", () => {
  it("makes a name from a title", () => {
    const name = (title: string): string => fileNameFor(title, [], "chapters");
    expect(name("Loomings!")).toBe("chapters/loomings.md");
    expect(name("The  Carpet-Bag / 2")).toBe("chapters/the-carpet-bag-2.md");
    expect(name("Don't Look")).toBe("chapters/dont-look.md");
    expect(name("E\u0301cluse")).toBe("chapters/écluse.md");
    expect(name("Глава первая")).toBe("chapters/глава-первая.md");
    expect(name("第一章")).toBe("chapters/第一章.md");
    expect(name("नमस्ते दुनिया")).toBe("chapters/नमस्ते-दुनिया.md");
    expect(name("…")).toBe("chapters/untitled.md");
    expect(name("CON")).toBe("chapters/con-text.md");
    expect(fileNameFor("Mara", [], "notes")).toBe("notes/mara.md");
  });

  it("keeps names apart on a disk that folds case", () => {
    const taken = ["chapters/Loomings.md", "chapters/loomings-2.md", "notes/loomings-3.md"];
    expect(fileNameFor("LOOMINGS", taken, "chapters")).toBe("chapters/loomings-3.md");
    expect(fileNameFor("Straße", ["chapters/STRASSE.md"], "chapters")).toBe("chapters/straße-2.md");
  });

  it("makes safe and new names of anything", () => {
    const characters = Array.from("aÉßİ \t\n/\\:*?\"<>|.-_'’#\u0000\u0301🐋\ud800世界ไทยกำ");
    for (let seed = 1; seed <= 1500; seed++) {
      const random = createRandom(seed);
      const taken = new Set<string>();
      for (let n = 0; n < 4; n++) {
        const length = random.below(2) === 0 ? random.below(6) : random.below(200);
        const title = Array.from({ length }, () => random.pick(characters)).join("");
        const path = fileNameFor(title, taken, "chapters");
        const name = path.slice("chapters/".length, -".md".length);
        expect(isSafeProjectPath(path), `seed ${seed}: ${JSON.stringify([title, path])}`).toBe(true);
        expect(name.length, `seed ${seed}`).toBeLessThanOrEqual(80);
        expect(path.normalize("NFC"), `seed ${seed}`).toBe(path);
        expect([...taken].some((other) => foldPath(other) === foldPath(path))).toBe(false);
        taken.add(path);
      }
    }
  });
});

describe("isSafeProjectPath", () => {
  it("lets nothing out of the project", () => {
    for (const path of [
      "chapters/a.md",
      "notes/people/mara.md",
      "assets/cover.png",
      "assets/x.JPG",
      "chapters/a b.md",
    ]) {
      expect(isSafeProjectPath(path), path).toBe(true);
    }
    const unsafe =
      "a.md /chapters/a.md chapters/../a.md chapters/./a.md chapters//a.md chapters\\a.md C:/a.md chapters/C:a.md";
    const more = ["chapters/a.txt", "chapters", "chapters/", "chapters/.md", "chapters/.hidden.md", "chapters/con.md"];
    const odd = [
      "chapters/a .md/b.md ",
      "trash/a.md",
      ".history/a.md",
      "assets/a.md",
      "chapters/a\u0000.md",
      "chapters/a./b.md",
    ];
    for (const path of [...unsafe.split(" "), ...more, ...odd, "", null, 7, "chapters/\ud800.md"]) {
      expect(isSafeProjectPath(path), String(path)).toBe(false);
    }
  });
});
