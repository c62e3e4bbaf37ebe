import { fail, type Result, succeed } from "./problem.ts";

/** UTF-16 units. */
export const longestRemark = 10_000;
/** Of the words that a comment stands on, as many are kept. UTF-16 units. */
export const mostKeptWords = 300;

/** What somebody says in a comment: text with line breaks and nothing else, some of it to be seen. */
export function readRemark(said: unknown): Result<string> {
  const text = typeof said === "string" ? said.replaceAll(/\r\n?/g, "\n").trim() : "";
  if (!/[^\p{Cc}\p{Cf}\s]/u.test(text))
    return fail("remark-empty", "A comment has at least one letter.", "Write what you want to say.");
  if (text.length > longestRemark)
    return fail("remark-long", "A comment has at most 10,000 characters.", "Say it in two.");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  if (/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff]/u.test(text))
    return fail(
      "remark-characters",
      "There are characters in this comment that no text has.",
      "Write it again without them.",
    );
  return succeed(text);
}

/** The first words of a stretch, never half a character. */
export function keptWords(words: string): string {
  if (words.length <= mostKeptWords) return words;
  return words.slice(0, /[\ud800-\udbff]$/.test(words.slice(0, mostKeptWords)) ? mostKeptWords - 1 : mostKeptWords);
}
