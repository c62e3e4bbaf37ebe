import type { Book, BookNode } from "../../story/book.ts";
import { noDetails } from "../../story/book-details.ts";
import { compileChapter } from "../../story/compile.ts";
import type { ItemId } from "../../story/ids.ts";
import { createRandom } from "../story/random.ts";
import { sampleBook } from "./sample-book.ts";

const signs = [
  ...[
    "",
    "",
    "",
    "שלום",
    "مرحبا",
    "\u202e",
    "\u2066x\u2069",
    "e\u0301",
    "👩‍🚀",
    "𝔘",
    "a\u00adb",
    "10\u00a0km",
    "\u200b",
    "日本語",
  ],
  ...[
    "\ufeff",
    "\u2028",
    "\u0301",
    "\u000b",
    "\u0000",
    "\ufffe",
    "\ud800",
    "“",
    "’",
    "\t",
    "  ",
    "https://e.org/a_b_c",
  ],
  ...[
    "\\",
    "*",
    "_",
    "#",
    "|",
    "~",
    "`",
    "<b>",
    "&amp;",
    "&nbsp;",
    "[",
    "]",
    "(",
    ")",
    "!",
    "-",
    "1.",
    "+",
    ">",
    "$x$",
    "%",
  ],
  ...["{{", "}}", "<!--", "-->", "]]>", "\\u8217?", "~~", "**", "__", "[^", "=====", "---"],
];

/** A book of what nobody would write on purpose, each word of its own in it once: "q1z7q". The same for the same seed. */
export function hostileBook(seed: number): Omit<Book, "preset"> {
  const random = createRandom(seed);
  let count = 0;
  const own = () => `q${seed}z${count++}q`;
  const word = () => {
    const sign = random.pick(signs);
    const beside = /[\p{L}\p{N}\p{M}]/u.test(sign) ? " " : "";
    return random.pick([() => `${sign} ${own()}`, () => `${own()} ${sign}`, () => own() + beside + sign, own])();
  };
  const several = (most: number) => Array.from({ length: 1 + random.below(most) }, word).join(" ");
  const inlines: ((depth: number) => string)[] = [
    (depth) => `*${inline(depth + 1)}*`,
    (depth) => `**${inline(depth + 1)}**`,
    (depth) => `~~${inline(depth + 1)}~~`,
    (depth) => `[${inline(depth + 1)}](https://e.org/(a)?b=[c])`,
    () => `\`${own()} \`\` ${own()}\``,
    () => `![a lamp](assets/${random.pick(["lamp", "none"])}.png)`,
    () => `*${own()}[^n${random.below(3)}] ${own()}*`,
    () => `[^n${random.below(3)}]`,
    () => `${several(2)}\\\n${several(2)}`,
    () => `<i>${own()}</i>`,
  ];
  const inline = (depth: number): string =>
    depth > 2 || random.below(3) === 0 ? several(6) : random.pick(inlines)(depth);
  const line = () => Array.from({ length: 1 + random.below(4) }, () => inline(0)).join(random.pick([" ", " ", ""]));
  const blocks: ((depth: number) => string)[] = [
    (depth) => block(depth + 1).replace(/^/gm, "> "),
    (depth) => `- ${block(depth + 1).replace(/\n/g, "\n  ")}\n- ${block(depth + 1).replace(/\n/g, "\n  ")}`,
    (depth) => `3. ${block(depth + 1).replace(/\n/g, "\n   ")}`,
    () => `## ${several(3)}`,
    () => `### ${several(3)}`,
    () => `\`\`\`\n${own()}\n\n  ${own()} <x>\n\`\`\``,
    () => `    ${own()}  ${own()}`,
    () => `| ${own()} | ${own()} |\n|---|---|\n| ${own()} | ${own()} |`,
    () => "![a lamp](assets/lamp.png)",
    () => "***",
    () => `${several(3)}\\\n${several(3)}\\\n${several(3)}`,
  ];
  const block = (depth: number): string => (depth > 2 || random.below(3) === 0 ? line() : random.pick(blocks)(depth));
  const told = (text: string) => text.replace(/\n/g, "\n    ");
  const text = () => {
    const notes = [0, 1, 2].map(
      (note) => `[^n${note}]: ${told(line())}${random.below(2) ? `\n\n    ${told(line())}` : ""}`,
    );
    const prose = Array.from({ length: 1 + random.below(8) }, () => block(0));
    return random.pick([
      () => "",
      () => "![a lamp](assets/lamp.png)\n",
      ...Array(6).fill(() => [...prose, ...notes].join("\n\n")),
    ])();
  };
  const titles = [
    () => several(3),
    () => "",
    () => `*${own()}*`,
    () => `# ${own()}`,
    () => `[${own()}](x)`,
    () => `1. ${own()}`,
    () => `- ${own()} #`,
    () => `${own()} ${"very long ".repeat(500)}`,
    () => "* * *",
    () => "Chapter 7",
  ];
  let note = 1;
  const body = Array.from({ length: 1 + random.below(5) }, (_, place): BookNode => {
    const chapter = compileChapter(`c${place}` as ItemId, random.pick(titles)(), text(), note);
    note += chapter.notes.length;
    if (random.below(4) > 0) return chapter;
    const title = several(2);
    return { kind: "part", id: `p${place}` as ItemId, title, heading: { label: null, title }, children: [chapter] };
  });
  const { preset: _, ...base } = sampleBook();
  return { ...base, title: "Tide", author: "Ada Sherwood", details: noDetails, body };
}
