import type { Book } from "../../story/book.ts";
import { usualPreset } from "../../story/built-in-presets.ts";
import { compileChapter } from "../../story/compile.ts";
import type { ItemId } from "../../story/ids.ts";
import type { ExportFormat } from "../../story/preset.ts";
import { sampleBook } from "./sample-book.ts";

const first = `It was *dark*, and **very** cold; “so what?”, said Zoë – “it’s ~~May~~ June.”

Second paragraph, with [a link](https://example.org/a_b?c=d&e=%20) and \`code {x}\`.

***

> Quoted once, {with} \\braces and 50% of #1 & $2 ~ a^b_c.

## Under way

Roses are red,\\
violets *are\\
blue*.

3. three
4. four
   - inner

\`\`\`
kept   as
  it stands
\`\`\`

שלום, world: 日本語, Ελληνικά, Русский.`;

const second = `Here is a note[^a], and another[^b].

[^a]: A note with *stress*.

[^b]: The last word.`;

/** What other programs are asked to read: all kinds of blocks, and notes where their reading puts them, at the end. */
export function judgedBook(format: ExportFormat): Book {
  const usual = usualPreset(format);
  const preset = {
    ...usual,
    contents: { ...usual.contents, titlePage: false, tableOfContents: false },
    page: { ...usual.page, folios: "none", runningHeads: "none" },
  } as const;
  const children = [compileChapter("a" as ItemId, "Chapter One: The Weir", first)];
  const heading = { label: "Part One", title: "Rain & Wind" };
  return {
    ...sampleBook(),
    preset,
    body: [
      { kind: "part", id: "p" as ItemId, title: "Part One: Rain & Wind", heading, children },
      compileChapter("b" as ItemId, "Last", second),
    ],
  };
}

/** The titles of its parts and chapters, and what stands over a stretch of a chapter. */
export const judgedHeadings = ["Part One Rain Wind", "Chapter One The Weir", "Under way", "Last"];
