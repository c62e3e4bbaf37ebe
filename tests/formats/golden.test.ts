import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import { writers } from "../../formats/writers.ts";
import type { Book } from "../../story/book.ts";
import { usualPreset } from "../../story/built-in-presets.ts";
import { compileChapter } from "../../story/compile.ts";
import type { ItemId } from "../../story/ids.ts";
import { sampleBook } from "./sample-book.ts";

/** A part, a numbered heading, notes, verse, a quote and a break: what is made of it can be read at a glance. */
function smallBook(): Book {
  const prose = [
    "The lamp was *lit*.[^1]",
    "One line\\\nand another.",
    "> A letter.",
    "* * *",
    "After the break.",
    "[^1]: At four.\n",
  ].join("\n\n");
  const chapter = { ...compileChapter("c1" as ItemId, "The Weir", prose), title: "Chapter One: The Weir" };
  const dedication = compileChapter("d" as ItemId, "Dedication", "For Una");
  const heading = { label: null, title: "Silt" };
  return {
    ...sampleBook(),
    title: "An Allowance for Mud",
    author: "Ida Marrack",
    cover: null,
    images: [],
    body: [
      { ...dedication, matter: "dedication", heading: null },
      {
        kind: "part",
        id: "p" as ItemId,
        title: "Silt",
        heading,
        children: [{ ...chapter, heading: { label: "Chapter One", title: "The Weir" } }],
      },
    ],
  };
}

it.each(["epub", "html", "site", "ao3"] as const)("a small book is the same %s as ever", async (format) => {
  const written = await writers[format].write({ ...smallBook(), preset: usualPreset(format) });
  if (!written.ok) throw new Error(written.problem.sentence);
  const files = written.value.flatMap(({ path, bytes }) =>
    path.endsWith(".epub") ? Object.entries(unzipSync(bytes)) : [[path, bytes] as const],
  );
  const text = files.map(([path, bytes]) => `===== ${path}\n${strFromU8(bytes)}`).join("\n");
  await expect(text).toMatchFileSnapshot(`golden/small-${format}.txt`);
});
