import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { idsOfText } from "../../history/live-ids.ts";
import { type Author, textDocument } from "../../history/record.ts";
import type { Version } from "../../history/version.ts";
import type { RelativePosition } from "../../host/contract/contract.ts";
import { createSender } from "../../host/live/sender.ts";
import { readAuthorship } from "../../host/project/authorship.ts";
import { readPassage, readPassageForm } from "../../host/project/passage.ts";
import type { Project } from "../../host/project/project.ts";
import { joinChapters, restoreText, splitChapter } from "../../host/project/text-actions.ts";
import { WriterIndex } from "../../renderer/authorship/writer-index.ts";
import type { ItemId } from "../../story/ids.ts";
import { createRandom, type Random } from "../story/random.ts";
import { ForgetfulDisk } from "./forgetful-disk.ts";
import { chaptersOf, Installation, unwrap } from "./support.ts";

const people: readonly Author[] = [
  { id: "anna", name: "Anna" },
  { id: "ben", name: "Ben" },
  { id: "cleo", name: "Cleo" },
];

/** Each word is typed once, by whom it names, and says which it is: "ben17". */
const typed = /(anna|ben|cleo)\d+/g;

/** A story that three people write, cut apart, join and restore. */
async function writeStory(random: Random): Promise<Project> {
  const installation = await Installation.make(new ForgetfulDisk().session(), "/data");
  await installation.create("/story", [
    ["One", "It began here.\n"],
    ["Two", "And it went on there.\n"],
  ]);
  const project = await installation.open("/story");
  const versions: Version[] = [];
  let count = 0;
  for (let step = 0; step < 50; step++) {
    installation.clock.pass(random.below(3) === 0 ? 900_000 : 2000);
    const chapters = chaptersOf(project);
    const chapter = random.pick(chapters);
    const person = random.pick(people);
    const document = await project.document(textDocument(chapter.id));
    const spaces = [...document.text.toString().matchAll(/ /g)].map(({ index }) => index);
    const choice = random.below(12);
    if (choice < 7 || spaces.length < 4) {
      const at = spaces.length > 0 ? random.pick(spaces) : 0;
      const words = Array.from({ length: 1 + random.below(9) }, () => `${person.id}${++count}`).join(" ");
      const end = random.below(4) === 0 ? ".\n\n" : "";
      document.doc.transact(() => document.text.insert(at, ` ${words}${end}`), createSender(person.id, person));
    } else if (choice < 9) {
      const first = random.below(spaces.length - 1);
      const [from = 0, to = 0] = [spaces[first], spaces[Math.min(spaces.length - 1, first + 1 + random.below(4))]];
      document.doc.transact(() => document.text.delete(from, to - from), createSender(person.id, person));
    } else if (choice === 9) {
      const place = Y.createRelativePositionFromTypeIndex(document.text, random.pick(spaces));
      const at = Y.relativePositionToJSON(place) as RelativePosition;
      unwrap(await splitChapter(project, { chapter: chapter.id, at, title: "New", into: null }, person));
    } else if (choice === 10 && chapters.length > 1) {
      const second = random.pick(chapters.filter(({ id }) => id !== chapter.id)).id;
      unwrap(await joinChapters(project, { first: chapter.id, second, gap: null, remove: false }, person));
    } else if (versions.length > 0) {
      const history = await project.history(textDocument(chapter.id));
      if (history) await restoreText(project, chapter.id, history.index, random.pick(versions), person);
    }
    project.log?.closeRecords();
    if (project.log) versions.push(project.log.version());
  }
  return project;
}

/** Of each character of a chapter the name of who wrote it. */
async function writersOf(project: Project, chapter: ItemId): Promise<{ text: string; names: readonly string[] }> {
  const { text } = await project.document(textDocument(chapter));
  const { people: known, stretches } = unwrap(await readAuthorship(project, chapter, null));
  const written = new WriterIndex(stretches).stretchesOf(idsOfText(text, 0, text.length), { client: -1, seconds: 0 });
  const names = written.flatMap(({ from, to, person }) =>
    Array.from({ length: to - from }, () => known[person]?.name || (known[person]?.kind ?? "")),
  );
  return { text: text.toString(), names };
}

describe("over splits, joins and restores", () => {
  test("each word is credited to who typed it first, in whichever chapter", async () => {
    for (let seed = 1; seed <= 12; seed++) {
      const project = await writeStory(createRandom(seed));
      for (const { id } of chaptersOf(project)) {
        const { text, names } = await writersOf(project, id);
        expect(names.length, `seed ${seed}`).toBe(text.length);
        for (const { index, 0: word, 1: who } of text.matchAll(typed)) {
          const own = new Set(names.slice(index, index + word.length));
          expect([...own], `seed ${seed}, ${word}`).toEqual([people.find((person) => person.id === who)?.name]);
        }
      }
    }
  });

  test("a passage's forms end with what it says, and each can be had again to the letter", async () => {
    for (let seed = 1; seed <= 12; seed++) {
      const random = createRandom(seed);
      const project = await writeStory(random);
      for (const { id: chapter } of chaptersOf(project)) {
        const { text } = await project.document(textDocument(chapter));
        const words = text.toString();
        const from = words.search(/\S/);
        if (from < 0) continue;
        const to = Math.min(words.length, from + 1 + random.below(60));
        const [first] = idsOfText(text, from, from + 1);
        const [last] = idsOfText(text, to - 1, to);
        if (!first || !last) throw new Error("There are characters.");
        const said = `seed ${seed}, ${from} to ${to}`;
        const forms = unwrap(await readPassage(project, { chapter, draft: null }, { first, last }));
        expect(forms.at(-1)?.text, said).toContain(words.slice(from, to));
        for (const form of forms) {
          const again = unwrap(await readPassageForm(project, form, form.place, form.version));
          expect(again.text, said).toBe(form.text);
          expect(
            again.ids.reduce((sum, { length }) => sum + length, 0),
            said,
          ).toBe(form.text.length);
        }
        for (const [place, form] of forms.entries()) expect(form.text, said).not.toBe(forms[place - 1]?.text);
      }
    }
  });
});
