import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeEpub } from "../../../formats/epub/write.ts";
import { writeHtml } from "../../../formats/html/write.ts";
import type { Book, BookNode } from "../../../story/book.ts";
import { compileChapter } from "../../../story/compile.ts";
import type { ItemId } from "../../../story/ids.ts";
import { sampleBook } from "../sample-book.ts";
import { planPage } from "./plan-page.ts";
import { seededRandom } from "./random-page.ts";

const folder = join(import.meta.dirname, "../../../projects/an-allowance-for-mud/project/chapters");

async function readBack(book: Book) {
  const epub = await writeEpub(book);
  if (!epub.ok) throw new Error(epub.problem.sentence);
  return { html: await planPage("book.html", writeHtml(book)), epub: await planPage("book.epub", epub.value) };
}

const bookOf = (body: readonly BookNode[]): Book => ({
  ...sampleBook(),
  title: "Round",
  author: "Ada",
  cover: null,
  body,
});

test("the sample story comes back from its own EPUB and HTML, each chapter to the letter", async () => {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .sort();
  expect(files.length).toBeGreaterThan(3);
  const chapters = files.map((file) => ({
    title: `Chapter of ${file.replace(/^.*\//, "").replace(/\.md$/, "").replaceAll("-", " ")}`,
    text: readFileSync(join(folder, file), "utf8"),
  }));
  const body = chapters.map(({ title, text }, place) => compileChapter(`c${place}` as ItemId, title, text));
  const { html, epub } = await readBack(bookOf(body));
  for (const read of [html, epub]) {
    expect(read.title).toBe("Round");
    expect(read.author).toBe("Ada");
    expect(read.chapters.map(({ title }) => title)).toEqual(chapters.map(({ title }) => title));
    expect(read.chapters.map(({ text }) => text)).toEqual(chapters.map(({ text }) => text));
  }
});

test("chapters in parts, notes, verse, quotes and lists come back from EPUB and HTML, whatever they say", async () => {
  for (let seed = 1; seed <= 20; seed++) {
    const random = seededRandom(seed);
    const chapters = Array.from({ length: 4 }, (_, place) => ({
      title: `Title ${place + 1}`,
      text: randomText(random),
    }));
    const compiled = chapters.map(({ title, text }, place) => compileChapter(`c${place}` as ItemId, title, text));
    const heading = { label: null, title: "Part One" };
    const body: BookNode[] = [
      { kind: "part", id: "p" as ItemId, title: "Part One", heading, children: compiled.slice(0, 2) },
      ...compiled.slice(2),
    ];
    const { html, epub } = await readBack(bookOf(body));
    const expected = chapters.map(({ title, text }, place) => ({
      title: place < 2 ? `Part One / ${title}` : title,
      text,
    }));
    expect(epub.chapters, `EPUB, seed ${seed}`).toEqual(expected);
    expect(html.chapters, `HTML, seed ${seed}`).toEqual(expected);
  }
});

type Random = () => number;

function randomText(random: Random): string {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const words = [
    "rain",
    "“lamp”",
    "don’t",
    "Zoë",
    "שלום",
    "日本",
    "5",
    "a_b",
    "1.",
    "#",
    "—",
    "x & y",
    "<i>",
    "🙂",
    "…",
  ];
  const plain = () => Array.from({ length: 1 + Math.floor(random() * 6) }, () => pick(words.slice(0, 7))).join(" ");
  const line = () => {
    const styled = pick([
      (text: string) => text,
      (text: string) => `*${text}*`,
      (text: string) => `**${text}**`,
      (text: string) => `~~${text}~~`,
    ]);
    return `${plain()} ${styled(plain())} ${plain()}.`;
  };
  const blocks = Array.from({ length: 2 + Math.floor(random() * 5) }, () =>
    pick([
      line,
      line,
      () => `${line()}\\\n${line()}`,
      () => `> ${line()}\n>\n> ${line()}`,
      () => `- ${line()}\n- ${line()}`,
      () => `3. ${line()}\n4. ${line()}`,
    ])(),
  );
  const joined = blocks.reduce((text, block, place) => {
    // Two of a kind would be one in Markdown.
    const kind = (of: string) => (/^(?:- |\d+\. )/.test(of) ? "list" : of.startsWith(">") ? "quote" : "");
    const between =
      place > 0 && kind(block) !== "" && kind(block) === kind(blocks[place - 1] ?? "") ? `${line()}\n\n` : "";
    const scene = place > 0 && random() < 0.2 ? "***\n\n" : "";
    return `${text}${text === "" ? "" : "\n\n"}${between}${scene}${block}`;
  }, "");
  return `${joined}\n`;
}
