import type { Block, BookChapter, BookNote, BookScene } from "./book.ts";
import {
  type FootnoteDefinition,
  findFootnotes,
  keepWithoutFootnotes,
  placeInFootnote,
  withoutFootnotes,
} from "./footnotes.ts";
import type { Mark } from "./inline-run.ts";
import { parseMarkdown } from "./markdown.ts";
import { printedPlaces, printedText } from "./printed-text.ts";
import { sceneRanges } from "./scenes.ts";
import type { Stretch } from "./writer-notes.ts";

/**
 * What is printed of a chapter's text, split into scenes. A heading that titles a scene stays as its first block. Footnotes that
 * the text refers to are taken out of it; one that nothing leads to stays where it stands.
 * @param firstNote the number of its first footnote
 */
export function compileText(text: string, firstNote: number): Pick<BookChapter, "scenes" | "notes"> {
  const { scenes, notes } = compileMarked(text, firstNote, []);
  return { scenes, notes };
}

/**
 * The same with places of the text marked: the first one is mark 0.
 * @returns also the labels of the notes, in their order
 */
export function compileMarked(
  text: string,
  firstNote: number,
  places: readonly number[],
): Pick<BookChapter, "scenes" | "notes"> & { readonly labels: readonly string[] } {
  const printed = printedText(text);
  const marks = printedPlaces(text, places).map((at, mark) => ({ at, mark }));
  marks.sort((a, b) => a.at - b.at);
  const definitions = firstOfEach(findFootnotes(printed));
  const labels = new Set(definitions.map(({ label }) => label));
  let body = readBody(printed, definitions, labels, firstNote, marks);
  // Some may be referred to by what is no reference: in code, or in a note that is itself not referred to.
  while (body.labels.length < labels.size) {
    labels.clear();
    for (const label of body.labels) labels.add(label);
    body = readBody(printed, definitions, labels, firstNote, marks);
  }
  return body;
}

/** @param labels of the definitions that are notes; the others are left in the text */
function readBody(
  printed: string,
  definitions: readonly FootnoteDefinition[],
  labels: ReadonlySet<string>,
  firstNote: number,
  marks: readonly Mark[],
): ReturnType<typeof compileMarked> {
  const taken = definitions.filter(({ label }) => labels.has(label));
  const used: string[] = [];
  const numberOf = (label: string): number | null => {
    if (!labels.has(label)) return null;
    if (!used.includes(label)) used.push(label);
    return firstNote + used.indexOf(label);
  };
  const rest = withoutFootnotes(printed, taken);
  const placed = placeMarks(printed, taken, marks);
  const scenes: BookScene[] = [];
  const ranges = sceneRanges(rest);
  for (const [place, { from, to }] of ranges.entries()) {
    const inside = placed.body.length === 0 ? [] : marksOfScene(rest, ranges, place, placed.body);
    const blocks: Block[] = parseMarkdown(rest.slice(from, to), numberOf, inside);
    if (blocks.length > 0) scenes.push({ blocks });
  }
  const notes: BookNote[] = [];
  // A note may lead to another one.
  for (let place = 0; place < used.length; place++) {
    const definition = taken.find(({ label }) => label === used[place]);
    const inside = (definition && placed.notes.get(definition)) ?? [];
    notes.push({ number: firstNote + place, blocks: parseMarkdown(definition?.text ?? "", numberOf, inside) });
  }
  return { scenes, notes, labels: used };
}

/** A label that is defined twice stays in the text the second time. */
function firstOfEach(definitions: readonly FootnoteDefinition[]): FootnoteDefinition[] {
  return definitions.filter(({ label }, place) => definitions.findIndex((one) => one.label === label) === place);
}

/** What is marked in the text without its notes, and what in each note. */
function placeMarks(
  printed: string,
  taken: readonly FootnoteDefinition[],
  marks: readonly Mark[],
): { readonly body: readonly Mark[]; readonly notes: ReadonlyMap<FootnoteDefinition, readonly Mark[]> } {
  const notes = new Map<FootnoteDefinition, Mark[]>();
  if (marks.length === 0 || taken.length === 0) return { body: marks, notes };
  const kept = keepWithoutFootnotes(printed, taken);
  const body: Mark[] = [];
  for (const { at, mark } of marks) {
    const definition = taken.find(({ from, to }) => at > from && at <= to);
    if (!definition) body.push({ at: kept.placeOf(at), mark });
    else {
      const inside = { at: placeInFootnote(definition, at), mark };
      notes.set(definition, [...(notes.get(definition) ?? []), inside]);
    }
  }
  return { body, notes };
}

/**
 * The marks of one scene, from its start. What stands between two scenes up to the break is the first one's, so that a break that
 * comes or goes lies between the marks around it.
 */
function marksOfScene(text: string, scenes: readonly Stretch[], place: number, marks: readonly Mark[]): Mark[] {
  const { from, to } = scenes[place] as Stretch;
  const before = scenes[place - 1];
  const after = scenes[place + 1];
  const start = before ? breakBetween(text, before, from) : -1;
  const end = after ? breakBetween(text, { from, to }, after.from) : Number.POSITIVE_INFINITY;
  return marks
    .filter(({ at }) => at > start && at <= end)
    .map(({ at, mark }) => ({ at: Math.max(0, Math.min(at, to) - from), mark }));
}

function breakBetween(text: string, scene: Stretch, next: number): number {
  const blanks = text.slice(scene.to, next).search(/\S/);
  return blanks < 0 ? next - 1 : scene.to + blanks;
}
