import { expect, test } from "vitest";
import { planFile, planPage } from "./plan-page.ts";

const latin = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const wide = (text: string, little: boolean) => {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), little);
  return bytes;
};
const story = (text: string, charset = "") =>
  `<html><head>${charset === "" ? "" : `<meta charset="${charset}">`}</head><body><h1>A</h1><p>${text}</p><h1>B</h1><p>End.</p></body></html>`;

test.each([
  ["UTF-8 that says nothing", new TextEncoder().encode(story("Zoë “日本”")), "Zoë “日本”\n"],
  ["UTF-8 that says it is Latin", new TextEncoder().encode(story("Zoë “日本”", "iso-8859-1")), "Zoë “日本”\n"],
  ["Windows-1252 that says so", latin(story("Zo\xeb \x93ja\x94", "windows-1252")), "Zoë “ja”\n"],
  [
    "Windows-1252 in the older form",
    latin(`<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">${story("Zo\xeb \x85")}`),
    "Zoë …\n",
  ],
  ["Shift-JIS", latin(story("\x93\xfa\x96{\x8c\xea", "Shift_JIS")), "日本語\n"],
  ["UTF-16 with its mark", wide(`\ufeff${story("Zoë 日本")}`, true), "Zoë 日本\n"],
  ["UTF-16 without it", wide(story("Zoë 日本"), false), "Zoë 日本\n"],
  ["an encoding that nobody knows", new TextEncoder().encode(story("Zoë", "x-none")), "Zoë\n"],
  [
    "lone surrogates and control characters",
    new TextEncoder().encode(story("a&#xD800;b&#1;c\u0007d\u0000e\ufffef")),
    "a\ufffdbcde",
  ],
])("%s", async (_name, bytes, text) => {
  const { chapters } = await planPage("page.html", bytes);
  expect(chapters[0]?.text.startsWith(text.slice(0, 4)), JSON.stringify(chapters[0]?.text)).toBe(true);
  if (text.endsWith("\n")) expect(chapters[0]?.text).toBe(text);
  expect(chapters[0]?.text.isWellFormed()).toBe(true);
});

test("a mixture of encodings loses no letter that is ASCII", async () => {
  const mixed = Uint8Array.from([
    ...new TextEncoder().encode(story("Zoë and ")),
    ...latin("<p>na\xefve words \x93\xfa</p>"),
  ]);
  const { chapters } = await planPage("mixed.html", mixed);
  expect(chapters.map(({ text }) => text).join("")).toMatch(/and[\s\S]*na.*ve words/);
});

test.each([
  ["a million tags inside of each other", "<div>".repeat(1_000_000)],
  ["a hundred thousand spans that are never closed", "<b><i>x".repeat(100_000)],
  [
    "formatting that every paragraph opens anew",
    Array.from({ length: 20_000 }, (_, place) => `<p><font color=${place}>x</p>`).join(""),
  ],
])("%s: refused in one sentence, at once", async (_name, body) => {
  const planned = await planFile("deep.html", `<html><body>${body}`);
  expect(planned.ok ? "read" : planned.problem.code).toBe("html-too-deep");
});

test.each([
  ["fifty thousand empty paragraphs", "<p>".repeat(50_000), "x"],
  ["a table in a table in a table", "<table><tr><td>".repeat(100), "x"],
  ["a title of 5,000 letters", `<h1>${"T".repeat(5000)}</h1>`, "x"],
  ["a quote in a quote, 200 deep", "<blockquote>".repeat(200), "x"],
  ["a selector that matches everything", `<style>${"a b c d,".repeat(10_000)}p{font-style:italic}</style>`, "*x*"],
])("%s is read", async (_name, body, text) => {
  const { chapters } = await planPage("odd.html", `<html><body>${body}<p>x</p>`);
  expect(chapters.map((chapter) => chapter.text).join("")).toContain(text);
});

test.each([
  ["nothing", new Uint8Array(), "file-empty"],
  ["a page without a word", new TextEncoder().encode("<html><body><p> </p></body></html>"), "file-empty"],
  ["a PDF that is called a page", latin("%PDF-1.7 \x00\x01"), "file-binary"],
])("%s is refused in one sentence", async (_name, bytes, code) => {
  const planned = await planFile("page.html", bytes);
  expect(planned.ok ? "read" : planned.problem.code).toBe(code);
});

test("a text that a browser saved as a page is read as the text", async () => {
  const { chapters } = await planPage(
    "story.html",
    `<html><head></head><body><pre style="white-space: pre-wrap;">CHAPTER I\n\nIt was a dark night, and it went on being one.\n\nCHAPTER II\n\nIt was day.\n</pre></body></html>`,
  );
  expect(chapters).toEqual([
    { title: "Chapter I", text: "It was a dark night, and it went on being one.\n" },
    { title: "Chapter II", text: "It was day.\n" },
  ]);
});

test("right to left: the letters stand as they were written", async () => {
  const { chapters, language } = await planPage(
    "he.html",
    `<html lang="he" dir="rtl"><body><h1>פרק א</h1><p>שלום <em>עולם</em>, abc.</p><h1>פרק ב</h1><p>סוף.</p></body></html>`,
  );
  expect(chapters[0]).toEqual({ title: "פרק א", text: "שלום *עולם*, abc.\n" });
  expect(language).toBe("he");
});
