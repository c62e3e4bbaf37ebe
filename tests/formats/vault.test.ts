import { describe, expect, it, test } from "vitest";
import type { SourceFile } from "../../formats/import/flow.ts";
import type { ImportedManuscript } from "../../formats/import/manuscript.ts";
import { planManuscript } from "../../formats/readers.ts";
import { createRandom } from "../story/random.ts";
import { chapterTexts, outline } from "./planned.ts";

const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1, 2);
const encode = (text: string) => new TextEncoder().encode(text);

function planFolder(files: Readonly<Record<string, string | Uint8Array>>, name: string) {
  const list = Object.entries(files).map(
    ([path, text]): SourceFile => ({ path, bytes: typeof text === "string" ? encode(text) : text }),
  );
  return planManuscript({ name, files: list, isFolder: true }, { kind: "auto" });
}

async function read(files: Readonly<Record<string, string | Uint8Array>>): Promise<ImportedManuscript> {
  const result = await planFolder(files, "vault");
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.sentence}`);
  const { source, chapters, titles, setAside } = result.value.words;
  expect(chapters + titles + setAside).toBe(source);
  return result.value;
}

describe("a folder of Markdown", () => {
  it("gives a chapter a file and a part a folder, in natural order", async () => {
    const result = await planFolder(
      {
        "part 2/10-cabs.md": "Ten cabs.\n",
        "part 2/9-doors.md": "# *Nine* Doors\r\n\r\nNine doors.\r\n",
        "part 1/one.md": '---\ntitle: "The First"\nauthor: Ada Quill\nlang: de\n---\n\nOne.\n',
        "00-prologue.md": "\uFEFFBefore.\n\n# Not on top\n",
      },
      "green-door",
    );
    if (!result.ok) throw new Error(result.problem.sentence);
    expect(outline(result.value.items)).toEqual([
      "Prologue",
      "Part 1 > The First",
      "Part 2 > Nine Doors",
      "Part 2 > Cabs",
    ]);
    expect(chapterTexts(result.value.items)).toEqual([
      "Before.\n\n# Not on top\n",
      "One.\n",
      "Nine doors.\n",
      "Ten cabs.\n",
    ]);
    expect(result.value).toMatchObject({ title: "Green Door", author: "Ada Quill", language: "de" });
    const { source, chapters, titles, setAside } = result.value.words;
    expect([source, chapters, titles, setAside]).toEqual([19, 9, 2, 8]);
  });

  it("refuses a folder without text", async () => {
    expect(await planFolder({ "a.md": "" }, "x")).toMatchObject({ problem: { code: "file-empty" } });
    expect(await planFolder({ "a.md": "# Only a title" }, "x")).toMatchObject({ problem: { code: "file-empty" } });
    expect(await planFolder({}, "x")).toMatchObject({ problem: { code: "folder-empty" } });
  });
});

describe("a vault", () => {
  it("has its properties in the outline, its links and images as ours, its notes beside the book", async () => {
    const story = await read({
      "Manuscript/2 - Storm.md":
        "---\ntags: [storm, '#night']\nstatus: First Draft\nPOV: '[[People/una|Una]]'\nsynopsis: >-\n  It breaks\n  out.\n---\nShe met [[una]] and [[People/una#Childhood|her]], [[Nobody]], ![[map.png|300]].\n\n%%\nlong\n\n- comment\n%%\n\n```\n[[una]] %%\n\n%%\n```\n",
      "Manuscript/1 - Calm.md":
        "---\naliases: []\n---\n# The Calm\n\n![Map](../files/my%20map.png) and [storm](2%20-%20Storm.md), ![](gone.png).\n",
      "Manuscript/Later/End.md": "---\ncompile: false\n---\nThe end.\n",
      "People/una.md": "# Una Chettle\n\nTall.\n",
      "files/map.png": png,
      "files/my map.png": Uint8Array.of(...png, 3),
      "files/tides.pdf": encode("%PDF"),
    });
    expect(outline(story.items)).toEqual(["The Calm", "Storm", "Later > End"]);
    expect(chapterTexts(story.items)).toEqual([
      "![Map](assets/image-2.png) and [[Storm|storm]], ![](gone.png).\n",
      "She met [[Una Chettle|una]] and [[Una Chettle|her]], [[Nobody]], ![](assets/image-1.png).\n\n%% long %%\n\n%% - comment %%\n\n```\n[[una]] %%\n\n%%\n```\n",
      "The end.\n",
    ]);
    const [, storm] = story.items;
    expect(storm).toMatchObject({
      said: { tags: ["storm", "night"], status: "first draft", pointOfView: "Una", synopsis: "It breaks out." },
    });
    expect(story.items.at(-1)).toMatchObject({ children: [{ said: { inBook: false } }] });
    expect(outline(story.notes ?? [])).toEqual(["People > Una Chettle"]);
    expect(story.images?.map(({ address }) => address)).toEqual(["assets/image-1.png", "assets/image-2.png"]);
    expect(story.removed).toEqual([
      "1 file was left out that is neither a text nor an image that a book can have.",
      "1 image was left out: it is missing, or of a kind that no book can have.",
    ]);
    expect(story.setAside).toMatchObject([{ kind: "front matter" }]);
    expect(story.setAside[0]?.text).toContain("Manuscript/2 - Storm.md\n\n---\ntags: [storm, '#night']");
  });

  it("of the Longform plugin has the order of its list, with scenes below their chapter", async () => {
    const story = await read({
      "Novel/Index.md":
        "---\nlongform:\n  format: scenes\n  title: The Keeper\n  sceneFolder: scenes\n  scenes:\n    - Opening\n    - - B scene\n      - 'A scene: one'\n    - Chapter Two\n    - Lost\n  ignoredFiles: []\n---\nPlan of it.\n",
      "Novel/scenes/A scene: one.md": "Later[^1].\n\n[^1]: Or not.\n",
      "Novel/scenes/B scene.md": "---\nstatus: Odd\n---\nFirst[^1].\n\n[^1]: Of all.\n",
      "Novel/scenes/Chapter Two.md": "Then.\n",
      "Novel/scenes/Opening.md": "",
      "Novel/scenes/Unlisted.md": "Not yet.\n",
    });
    expect(story.title).toBe("The Keeper");
    expect(outline(story.items)).toEqual(["Opening", "Chapter Two"]);
    const text =
      "%% B scene %%\n\nFirst[^1].\n\n[^1]: Of all.\n\n***\n\n%% A scene: one %%\n\nLater[^1-2].\n\n[^1-2]: Or not.\n";
    expect(chapterTexts(story.items)).toEqual([text, "Then.\n"]);
    expect(story.items[0]).toMatchObject({ said: { scenes: [{ at: 0, tags: ["Odd"] }] } });
    expect(outline(story.notes ?? [])).toEqual(["Novel > Index", "Novel > Scenes > Unlisted"]);
    expect(story.removed).toEqual(["The text of “Lost” is missing or damaged; the others are all there."]);
  });

  it("with a file that is no text comes in without it, and that is said", async () => {
    const story = await read({ "a.md": "One.", "b.md": Uint8Array.of(0, 1, 2, 0, 0, 5) });
    expect(outline(story.items)).toEqual(["A"]);
    expect(story.removed).toEqual([
      "“b.md” was left out: it is no text and no image that Redraft can keep, or it is missing.",
    ]);
  });

  it("in which a property numbers the notes has them in that order", async () => {
    const story = await read({
      "a.md": "---\norder: 3\n---\nThree.",
      "b.md": "---\norder: 1\n---\nOne.",
      "c.md": "---\norder: 2\n---\nTwo.",
    });
    expect(chapterTexts(story.items)).toEqual(["One.\n", "Two.\n", "Three.\n"]);
  });
});

test("every word of a random vault is in what it becomes", async () => {
  for (let seed = 1; seed <= 60; seed++) {
    const { below } = createRandom(seed);
    const words: string[] = [];
    const word = () => {
      words.push(`w${seed}x${words.length}q`);
      return words.at(-1) ?? "";
    };
    const names: string[] = [];
    const folders = ["", "Part 1/", "Part 1/Deep/", "Characters/", "Draft/", "Templates/"];
    const block = (): string => {
      const kinds: (() => string)[] = [
        () => `${word()} *${word()}* [[${names[below(names.length)] ?? "x"}|${word()}]]`,
        () => `[[${names[below(names.length)] ?? "x"}#${word()}]] ![[${word()}]] ![[pic.png|${word()}]]`,
        () => `%%${word()}\n\n${word()}%% ${word()}`,
        () => `\`\`\`\n${word()} %%\n\n%%\n\`\`\``,
        () => `${word()}[^1]\n\n[^1]: ${word()}`,
        () => `# ${word()}`,
        () => `![${word()}](pic.png) [${word()}](${names[below(names.length)] ?? "x"}.md)`,
        () => `- ${word()}\n- ${word()}`,
      ];
      return kinds[below(kinds.length)]?.() ?? "";
    };
    const files: Record<string, string | Uint8Array> = { "pic.png": png };
    const count = 1 + below(8);
    for (let number = 0; number < count; number++) {
      const name = `${below(9)} note ${number}`;
      names.push(name);
      const matter = below(3) === 0 ? "" : `---\ntags: [${word()}]\nodd key: ${word()}\ntitle: "${word()}"\n---\n`;
      files[`${folders[below(folders.length)]}${name}.md`] =
        matter + Array.from({ length: below(5) }, block).join("\n\n");
    }
    if (below(2) === 0) {
      const scenes = names.map((name) => `${"  ".repeat(2)}- ${below(3) === 0 ? "- " : ""}${name}`);
      files["Draft/Index.md"] = `---\nlongform:\n  format: scenes\n  scenes:\n${scenes.join("\n")}\n---\n${word()}\n`;
    }
    files["last.md"] = word();
    const story = await read(files).catch((cause) => {
      throw new Error(`seed ${seed}: ${cause}`);
    });
    const all = JSON.stringify(story);
    const lost = words.filter((each) => !all.includes(each));
    expect(lost, `seed ${seed}: lost`).toEqual([]);
    const now = [...chapterTexts(story.items), ...chapterTexts(story.notes ?? [])].join("\n");
    const found: readonly string[] = now.match(/w\d+x\d+q/g) ?? [];
    const doubled = found.filter((each, place) => found.indexOf(each) !== place);
    // The title of a note that is linked to stands in the link.
    expect(
      doubled.filter((each) => !all.includes(`[[${each}|`) && !all.includes(`%% ${each} %%`)),
      `seed ${seed}`,
    ).toEqual([]);
  }
});
