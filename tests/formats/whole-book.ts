import type { Book, BookChapter, BookNode } from "../../story/book.ts";
import { usualPreset } from "../../story/built-in-presets.ts";
import { compileChapter } from "../../story/compile.ts";
import type { ItemId } from "../../story/ids.ts";
import { hasMatterHeading, type MatterRole, matterRoles } from "../../story/matter.ts";
import { fillPlaceholders } from "../../story/matter-placeholders.ts";
import { matterTemplate } from "../../story/matter-templates.ts";
import type { Preset } from "../../story/preset.ts";
import { sampleBook } from "./sample-book.ts";

const opening =
  "The lamp at Thurlode had been lit since four, and *nobody* had come for it; Una Chettle, who kept the allowance for mud, had said that somebody would, and had gone down to the weir to look at the water herself, in the dark, with the ledger under her arm and her shoes in her hand.";

const verse = "The water went over,\\\nthe water went under,\\\n*and nobody\\\nheard*.";

const long = [
  opening,
  "“You are late,” she said.[^a] “You were *always* late.”",
  verse,
  "> A quoted letter, with a line\n>\n> and its answer.",
  "* * *",
  "After the break, שלום in a line, ❦ and H₂O.[^b]",
  "1. one\n2. two\n   - inner",
  "### A heading within\n\nUnder it.\n\n    kept   as\n      it stands",
  "[^a]: By an hour, says the **pit book**.\n\n[^b]: Twice.[^a]\n",
].join("\n\n");

/** What every format has to carry: all roles of front and back matter, parts, numbered headings, notes, verse, hostile titles, details. */
export function wholeBook(preset: Preset = richPreset()): Book {
  const base = sampleBook();
  const details = {
    ...base.details,
    subtitle: "Being the accounts of a river",
    series: "The Weir & the Water",
    volume: "2",
    publisher: "Half Mud Press",
    year: "2026",
    isbn: "978-3-16-148410-0",
    rights: "2026 Ada O’Quill. All rights reserved.",
    description: "A river keeps <its> accounts & somebody reads them.",
    subjects: "Fiction / Historical; Rivers & weirs",
  };
  const matter = (role: MatterRole): BookChapter => {
    const template = role === "other" ? { title: "Notes", text: "A note." } : matterTemplate(role, "en");
    const text = fillPlaceholders(template.text || "Something of its own.", base, details);
    const chapter = compileChapter(role as ItemId, template.title, text);
    return { ...chapter, matter: role, heading: hasMatterHeading(role) ? chapter.heading : null };
  };
  const chapter = (id: string, label: string | null, title: string | null, text: string, note = 1): BookChapter => ({
    ...compileChapter(id as ItemId, title ?? "", text, note),
    title: [label, title].filter((part) => part !== null).join(": "),
    heading: { label, title },
  });
  const front = matterRoles.slice(0, matterRoles.indexOf("epilogue")).map(matter);
  const back = matterRoles.slice(matterRoles.indexOf("epilogue")).map(matter);
  const part: BookNode = {
    kind: "part",
    id: "whole-part" as ItemId,
    title: "Part One: Silt",
    heading: { label: "Part One", title: "Silt" },
    children: [
      chapter("c1", "Chapter One", "The <Weir> & after", long, 11),
      chapter("c2", "Chapter Two", null, "“Quoted” at once.\n\n* * *\n\nThen more.", 13),
      chapter("c3", null, "🙂 שלום", "Éa began it, and it was long enough to be a line.\n\n- - -\n\nEnd.", 13),
    ],
  };
  return { ...base, details, preset, body: [...front, part, ...base.body, ...back] };
}

/** All that can be set differently from the plainest book. */
export function richPreset(): Preset {
  const preset = usualPreset("epub");
  return {
    ...preset,
    headings: { ...preset.headings, number: "word", ornament: "fleuron" },
    sceneBreak: { kind: "text", text: '“* </style> \\ *"' },
    prose: { ...preset.prose, opening: "drop capital", smallCapitals: true },
  };
}
