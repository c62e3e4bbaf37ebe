import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { type Author, textDocument } from "../../history/record.ts";
import type { Version } from "../../history/version.ts";
import { printVersion } from "../../history/version.ts";
import type { RelativePosition } from "../../host/contract/contract.ts";
import { createSender } from "../../host/live/sender.ts";
import { compareVersions } from "../../host/project/comparison.ts";
import type { Project } from "../../host/project/project.ts";
import { joinChapters, restoreText, splitChapter } from "../../host/project/text-actions.ts";
import type { ItemId } from "../../story/ids.ts";
import { createRandom } from "../story/random.ts";
import { ForgetfulDisk } from "./forgetful-disk.ts";
import { chaptersOf, Installation, textsOf, unwrap } from "./support.ts";

const people: readonly Author[] = [
  { id: "anna", name: "Anna" },
  { id: "ben", name: "Ben" },
  { id: "cleo", name: "Cleo" },
];

/** Each word is typed once, by whom it names, and says which it is: "ben17". */
const typed = /(anna|ben|cleo)\d+/g;

async function placeIn(project: Project, chapter: ItemId, at: number): Promise<RelativePosition> {
  const { text } = await project.document(textDocument(chapter));
  return Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, at)) as RelativePosition;
}

describe("who made a change", () => {
  test("is who typed what came, in whichever chapter, and who deleted what went", async () => {
    for (let seed = 1; seed <= 25; seed++) {
      const random = createRandom(seed);
      const installation = await Installation.make(new ForgetfulDisk().session(), "/data");
      await installation.create("/story", [
        ["One", "It began here.\n"],
        ["Two", "And it went on there.\n"],
      ]);
      const project = await installation.open("/story");
      const senders = people.map((person) => createSender(person.id, person));
      const deletions: {
        readonly step: number;
        readonly chapter: string;
        readonly word: string;
        readonly by: string;
      }[] = [];
      const restorings: { readonly step: number; readonly chapter: string; readonly by: string }[] = [];
      const versions: { readonly step: number; readonly version: Version }[] = [];
      let count = 0;
      for (let step = 0; step < 60; step++) {
        installation.clock.pass(2000);
        const chapters = chaptersOf(project);
        const chapter = random.pick(chapters);
        const who = random.below(people.length);
        const person = people[who]!;
        const document = await project.document(textDocument(chapter.id));
        const text = document.text.toString();
        const texts = await textsOf(project);
        const spaces = [...text.matchAll(/ /g)].map(({ index }) => index);
        const choice = random.below(12);
        if (choice < 6 || spaces.length < 4) {
          const at = spaces.length > 0 ? random.pick(spaces) : 0;
          const words = Array.from({ length: 1 + random.below(9) }, () => `${person.id}${++count}`).join(" ");
          const end = random.below(4) === 0 ? ".\n\n" : "";
          document.doc.transact(() => document.text.insert(at, ` ${words}${end}`), senders[who]);
        } else if (choice < 9) {
          const first = random.below(spaces.length - 1);
          const [from, to] = [spaces[first]!, spaces[Math.min(spaces.length - 1, first + 1 + random.below(6))]!];
          document.doc.transact(() => document.text.delete(from, to - from), senders[who]);
        } else if (choice === 9) {
          const at = await placeIn(project, chapter.id, random.pick(spaces));
          unwrap(await splitChapter(project, { chapter: chapter.id, at, title: "New", into: null }, person));
        } else if (choice === 10 && chapters.length > 1) {
          const second = random.pick(chapters.filter(({ id }) => id !== chapter.id));
          unwrap(
            await joinChapters(project, { first: chapter.id, second: second.id, gap: null, remove: false }, person),
          );
        } else if (versions.length > 0) {
          const history = await project.history(textDocument(chapter.id));
          if (!history) continue;
          const { version } = random.pick(versions);
          restorings.push({ step, chapter: chapter.id, by: person.name });
          await restoreText(project, chapter.id, history.index, version, person);
        }
        for (const [id, was] of texts) {
          const left = new Set((await project.textOf(id as ItemId)).match(typed));
          for (const [word] of was.matchAll(typed))
            if (!left.has(word)) deletions.push({ step, chapter: id, word, by: person.name });
        }
        project.log?.closeRecords();
        if (random.below(5) === 0) versions.push({ step, version: project.log!.version() });
      }
      const from = random.pick(versions.slice(0, 4));
      for (const { id } of chaptersOf(project)) {
        const name = `seed ${seed}, chapter ${id}`;
        const compared = unwrap(await compareVersions(project, id, printVersion(from.version), "now"));
        const sideOf = (kind: "inserted" | "deleted") =>
          compared.pieces.map((piece) => (piece.kind === "kept" || piece.kind === kind ? piece.text : "")).join("");
        const before = new Set(sideOf("deleted").match(typed));
        const after = new Set(sideOf("inserted").match(typed));
        expect(sideOf("inserted"), name).toBe(await project.textOf(id));
        for (const { kind, text, author } of compared.pieces) {
          expect(author === undefined, name).toBe(kind === "kept");
          for (const [word, typist] of text.matchAll(typed)) {
            if (kind === "inserted" && !before.has(word))
              expect(author?.toLowerCase(), `${name}: who typed ${word}`).toBe(typist);
            // What came back, and went again, went when it went first; a restoring may put a copy in a word's place.
            const gone = deletions.find((each) => each.step > from.step && each.chapter === id && each.word === word);
            const doers = [gone, ...restorings.filter((each) => each.step > from.step && each.chapter === id)];
            if (kind === "deleted" && !after.has(word) && gone)
              expect(
                doers.map((each) => each?.by),
                `${name}: who deleted ${word}`,
              ).toContain(author);
          }
        }
      }
      await project.close({ seal: false });
    }
  });
});
