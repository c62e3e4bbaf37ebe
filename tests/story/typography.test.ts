import { describe, expect, test } from "vitest";
import type { Inline } from "../../story/book.ts";
import { parseMarkdown, plainText } from "../../story/markdown.ts";
import { setBlocks } from "../../story/set-book.ts";
import { setLine } from "../../story/typography.ts";

describe("a typesetter's marks", () => {
  test.each([
    ['"Go," she said, "now."', "“Go,” she said, “now.”"],
    [`"He said 'no' to me."`, "“He said ‘no’ to me.”"],
    [`'He said "no" to me,' she said.`, "‘He said “no” to me,’ she said."],
    [`"'No,' he said, 'never,'" she read.`, "“‘No,’ he said, ‘never,’” she read."],
    [`"She called me 'the child'"`, "“She called me ‘the child’”"],
    ["don't, won't, James' hat", "don’t, won’t, James’ hat"],
    ["O'Brien's rock'n'roll", "O’Brien’s rock’n’roll"],
    ["'Tis late, and 'twas him in the '90s.", "’Tis late, and ’twas him in the ’90s."],
    [`"'Tis late," he said, "'cause of you."`, "“’Tis late,” he said, “’cause of you.”"],
    ["rock 'n' roll, give 'em time", "rock ’n’ roll, give ’em time"],
    ["'I saw the dogs' dinner,' he said.", "‘I saw the dogs’ dinner,’ he said."],
    ["the 'dogs' and the 'cats'", "the ‘dogs’ and the ‘cats’"],
    ["the dogs' and cats' food", "the dogs’ and cats’ food"],
    ["'e said 'ello to 'em", "’e said ’ello to ’em"],
    [`"Give me the dogs' dinner," he said. "Don't 'e know?"`, "“Give me the dogs’ dinner,” he said. “Don’t ’e know?”"],
    ['("Yes")', "(“Yes”)"],
    ["wait--what", "wait—what"],
    ["wait -- what", "wait — what"],
    ["wait - what", "wait — what"],
    ["well-known, re- and un-", "well-known, re- and un-"],
    ["from 1914--18", "from 1914–18"],
    ['"Wait--" he said, "--no."', "“Wait—” he said, “—no.”"],
    ['she said--"but no"', "she said—“but no”"],
    ["and then...", "and then…"],
    ['"...and then...."', "“…and then….”"],
    ["'...and then,' he said", "‘…and then,’ he said"],
    [`5'10" tall, a 6" nail`, "5′10″ tall, a 6″ nail"],
    [`"He is 6'2" tall," she said`, "“He is 6′2″ tall,” she said"],
    ['"In 1984" was the title', "“In 1984” was the title"],
    ["“It is right,” she’d said — ‘yes’ …", "“It is right,” she’d said — ‘yes’ …"],
    ["---", "---"],
    ["------", "------"],
    ["", ""],
    // What somebody says runs over paragraphs: each begins with a mark, and only the last ends with one.
    [`"It began in May.`, "“It began in May."],
    ["'It began in May.", "‘It began in May."],
  ])("%s", (text, set) => expect(setLine(text, "en-GB")).toBe(set));

  test.each([
    ["de", `"Geh", sagte sie, "er sagt 'nein' dazu."`, "„Geh“, sagte sie, „er sagt ‚nein‘ dazu.“"],
    ["de", `Wie geht's - gut? Er las "Faust" -- und ging...`, "Wie geht’s – gut? Er las „Faust“ – und ging…"],
    ["de", `"Er sagte 'nein'", las sie`, "„Er sagte ‚nein‘“, las sie"],
    ["de-CH", '"Geh"', "«Geh»"],
    ["fr", `"Va", dit-elle, l'ami.`, "«\u202fVa\u202f», dit-elle, l’ami."],
    ["fr", `" Va ! " dit-elle : " Non "`, "«\u202fVa\u202f!\u202f» dit-elle\u00a0: «\u202fNon\u202f»"],
    ["fr", "« Va » ?", "«\u202fVa\u202f»\u202f?"],
    ["fr", "-- Bonjour", "– Bonjour"],
    ["es", "-- Hola", "— Hola"],
    ["sv", '"Nej," sade "han"', "”Nej,” sade ”han”"],
    ["ja", '"はい"', "「はい」"],
    ["it", `l'"Aida" dell'anno`, "l’«Aida» dell’anno"],
  ])("in %s: %s", (language, text, set) => expect(setLine(text, language)).toBe(set));
});

test("quotes are found across emphasis; code, and lines that are kept, are left alone", () => {
  const shown = (markdown: string) =>
    setBlocks(parseMarkdown(markdown), "en").map((block) => ("children" in block ? block.children : block));
  expect(shown('"*Yes*," he said.')).toEqual([
    [
      { kind: "text", text: "“" },
      { kind: "emphasis", children: [{ kind: "text", text: "Yes" }] },
      { kind: "text", text: ",” he said." },
    ],
  ]);
  expect(shown('`"x"--` said "`y`"...')).toEqual([
    [
      { kind: "code", text: '"x"--' },
      { kind: "text", text: " said “" },
      { kind: "code", text: "y" },
      { kind: "text", text: "”…" },
    ],
  ]);
  expect(shown('```\n"as it is"...\n```')).toEqual([{ kind: "preformatted", text: '"as it is"...' }]);
  const verse = setBlocks(parseMarkdown('"One,\\\n*two*--\\\nthree."'), "en")[0];
  expect(verse?.kind === "paragraph" && plainText(verse.children)).toBe("“One, two— three.”");
});

test("letters and digits are never changed, no space is lost or doubled, and it is the same when it is set again", () => {
  const parts = [
    ..."\"\"''--.. \n",
    "“",
    "”",
    "«",
    "»",
    "‘",
    "’",
    "a",
    "Zoë",
    "9",
    "'em",
    "(",
    ")",
    ",",
    "—",
    "…",
    "!",
    "日",
  ];
  let seed = 7;
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  const pick = () => parts[Math.floor(random() * parts.length)] ?? "";
  for (let round = 0; round < 20_000; round++) {
    const language = ["en", "de", "fr", "sv", "it", "ja"][round % 6] ?? "en";
    const texts = Array.from({ length: 1 + (round % 3) }, () => Array.from({ length: round % 11 }, pick).join(""));
    const inlines: Inline[] = texts.map((text, place) =>
      place % 2 === 0 ? { kind: "text", text } : { kind: "emphasis", children: [{ kind: "text", text }] },
    );
    const once = setBlocks([{ kind: "paragraph", children: inlines }], language);
    const [block] = once;
    if (block?.kind !== "paragraph") throw new Error("A paragraph stays one.");
    const before = plainText(inlines);
    const after = plainText(block.children);
    const said = JSON.stringify([language, texts]);
    const letters = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, "");
    expect(letters(after), said).toBe(letters(before));
    expect(setBlocks(once, language), said).toEqual(once);
    // French marks bring a space of their own along.
    const spaces = (text: string) => text.replace(/«[\u202f]|[\u202f]»/g, "").replace(/\S/g, "").length;
    if (language !== "fr") expect(spaces(after), said).toBe(spaces(before));
    expect(after, said).not.toMatch(/["']/);
  }
});
