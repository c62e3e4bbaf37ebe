import { expect, test } from "vitest";
import { createRandom } from "../story/random.ts";
import { chapterTexts, planSource } from "./planned.ts";
import { folder, type Item, projectFiles, rtfText, settings } from "./scrivener-project.ts";

type Comments = { id: string; rtf: string; footnote?: boolean }[];

/** Every word is one that nothing else has, so that what is lost and what is doubled can be named. */
function randomProject(seed: number): { items: Item[]; words: string[] } {
  const { below } = createRandom(seed);
  const words: string[] = [];
  let count = 0;
  const word = () => {
    const made = `w${seed}x${count++}q`;
    words.push(made);
    return made;
  };
  const some = (most: number) => Array.from({ length: below(most + 1) }, word).join(" ");
  const paragraph = (comments: Comments | null): string => {
    const pieces = Array.from({ length: below(6) }, () => {
      const kind = below(12);
      if (kind === 0) return `{\\i ${word()}}, `;
      if (kind === 1)
        return `\\{\\\\Scrv_annot \\\\color=\\{\\\\R=1\\\\G=0\\\\B=0\\} \\\\text=${word()}\\\\end_Scrv_annot\\}`;
      if (kind === 2) return `${word()}\\{\\\\Scrv_fn=${word()} {\\b ${word()}}\\\\end_Scrv_fn\\} `;
      if (kind === 3) return `{\\Scrv_annot \\color={\\R=1\\G=0\\B=0} \\text=${word()}\\\n${word()}\\end_Scrv_annot}`;
      if (comments && (kind === 4 || kind === 5)) {
        const id = `AAAAAAAA-0000-4000-8000-${String(comments.length).padStart(12, "0")}`;
        comments.push({ id, rtf: word(), footnote: kind === 4 });
        return ` {\\field{\\*\\fldinst{HYPERLINK "scrivcmt://${id}"}}{\\fldrslt ${word()} {\\b ${word()}}}} `;
      }
      if (kind === 6) return `<$Scr_Cs::1>${word()}<!$Scr_Cs::1> `;
      if (kind === 7) return `\\{${word()}\\} `;
      return `${rtfText(`“${word()}” — `)}`;
    });
    return pieces.join("");
  };
  const texts = (comments: Comments | null) =>
    Array.from({ length: below(5) }, () => (below(8) === 0 ? "* * *" : paragraph(comments)));
  let keys = 0;
  const item = (depth: number): Item => {
    const key = `${String(++keys).padStart(8, "0")}-0000-4000-8000-000000000000`;
    const comments: Comments = [];
    const children = depth < 3 && below(3) > 0 ? Array.from({ length: below(4) }, () => item(depth + 1)) : [];
    const titles = [`${word()}`, `Chapter ${keys}: ${word()}`, `Part ${keys}: ${word()}`, undefined];
    const title = titles[below(4)];
    const unused = titles.filter((other) => other !== title && other !== undefined);
    for (const other of unused) words.splice(words.indexOf(other?.split(" ").at(-1) ?? ""), 1);
    return {
      key,
      type: children.length > 0 && below(4) > 0 ? "Folder" : "Text",
      ...(title === undefined ? {} : { title }),
      ...(below(5) > 0 ? { rtf: texts(comments) } : {}),
      ...(below(3) === 0 ? { synopsis: some(5) } : {}),
      ...(below(4) === 0 ? { notes: texts(null) } : {}),
      ...(below(4) === 0
        ? {
            snapshots: Array.from({ length: below(3) }, (_, place) => ({
              date: `20${10 + place}-0${1 + below(9)}-11 10:0${below(9)}:00 +0000`,
              title: some(2),
              rtf: texts(null),
            })),
          }
        : {}),
      compile: below(5) > 0,
      comments,
      children,
    };
  };
  const roots = ["DraftFolder", "Folder", "ResearchFolder", "TrashFolder"];
  const items = roots.map((type, place) => ({
    key: `R${place}`,
    type,
    title: type,
    children: Array.from({ length: 1 + below(4) }, () => item(0)),
  }));
  return { items, words };
}

const seeds = Array.from({ length: 20 }, (_, place) => place + 1);

test("every word of every text, title, synopsis, note, comment and snapshot of a random project is in what it becomes", async () => {
  for (const seed of seeds) {
    const { items, words } = randomProject(seed);
    const story = await planSource(folder(projectFiles(items, seed % 2 === 0 ? settings : ""))).catch((cause) => {
      throw new Error(`seed ${seed}: ${cause}`);
    });
    const all = JSON.stringify(story);
    expect(
      words.filter((word) => !all.includes(word)),
      `seed ${seed}: lost`,
    ).toEqual([]);
    // What is in a chapter, a note or set aside is there once.
    const now = [
      ...chapterTexts(story.items),
      ...chapterTexts(story.notes ?? []),
      ...story.setAside.map((aside) => aside.text),
    ];
    const found: readonly string[] = now.join("\n").match(/w\d+x\d+q/g) ?? [];
    const doubled = found.filter((word, place) => found.indexOf(word) !== place);
    expect(doubled, `seed ${seed}: doubled`).toEqual([]);
    for (const comment of story.comments ?? []) {
      const text = chapterTexts(story.items)[comment.chapter] ?? "";
      expect(comment.to, `seed ${seed}`).toBeLessThanOrEqual(text.length);
    }
  }
});
