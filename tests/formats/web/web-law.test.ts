import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { expect, test } from "vitest";
import { writeEpub } from "../../../formats/epub/write.ts";
import { writeHtml } from "../../../formats/html/write.ts";
import type { ImportedItem } from "../../../formats/import/manuscript.ts";
import { sampleBook } from "../sample-book.ts";
import { planFile } from "./plan-page.ts";
import { randomPage, seededRandom } from "./random-page.ts";

/** What stands in no line of a page, whatever its style (HTML Living Standard, section 15.3.1). */
const unseen = /^(?:head|script|style|template|iframe|object|audio|video|datalist)$/;

function visibleText(node: DefaultTreeAdapterTypes.ParentNode): string {
  return node.childNodes
    .map((child) =>
      "value" in child ? child.value : "tagName" in child && !unseen.test(child.tagName) ? visibleText(child) : "",
    )
    .join("");
}

const textsOf = (items: readonly ImportedItem[]): string =>
  items
    .map((item) => (item.kind === "part" ? `${item.title}\n${textsOf(item.children)}` : `${item.title}\n${item.text}`))
    .join("\n");

const lettersOf = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

test("each visible word of 200 random pages is in a chapter, a title or what was set aside", async () => {
  let read = 0;
  for (let seed = 1; seed <= 200; seed++) {
    const { page, words } = randomPage(seededRandom(seed));
    const seen = lettersOf(visibleText(parse(page, { scriptingEnabled: false })));
    const planned = await planFile("page.html", page);
    if (!planned.ok) {
      expect([planned.problem.code, words.filter((word) => seen.includes(lettersOf(word)))], `seed ${seed}`).toEqual([
        "file-empty",
        [],
      ]);
      continue;
    }
    read++;
    const { items, setAside } = planned.value;
    const kept = lettersOf(`${textsOf(items)}\n${setAside.map(({ text }) => text).join("\n")}`);
    const lost = words.filter((word) => seen.includes(lettersOf(word)) && !kept.includes(lettersOf(word)));
    expect(lost, `seed ${seed}`).toEqual([]);
  }
  expect(read).toBeGreaterThan(150);
}, 30_000);

test("files with bytes changed, cut or doubled are read or refused in one sentence", async () => {
  const epub = await writeEpub(sampleBook());
  const files: readonly (readonly [string, Uint8Array])[] = [
    ["book.html", writeHtml(sampleBook())],
    ["book.epub", epub.ok ? epub.value : new Uint8Array()],
  ];
  for (let seed = 1; seed <= 80; seed++) {
    const random = seededRandom(seed);
    const [name, whole] = files[seed % 2] as readonly [string, Uint8Array];
    const bytes = Uint8Array.from(
      whole.subarray(0, random() < 0.3 ? Math.floor(random() * whole.length) : whole.length),
    );
    for (let change = 0; change < 1 + random() * 20; change++)
      bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
    const planned = await planFile(name, bytes).catch((cause: unknown) => {
      throw new Error(`seed ${seed}: ${String(cause)}`);
    });
    if (!planned.ok) {
      expect(planned.problem.code, `seed ${seed}: ${planned.problem.sentence}`).not.toBe("import-words-differ");
      expect(planned.problem.sentence, `seed ${seed}`).toMatch(/^[^\n]+[.!]$/);
    }
  }
}, 30_000);
