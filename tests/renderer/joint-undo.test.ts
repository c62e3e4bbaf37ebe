import { expect, test } from "vitest";
import { Doc, UndoManager } from "yjs";
import { joinLastSteps, redoStep, undoStep } from "../../renderer/editor/joint-undo.ts";
import { createRandom } from "../story/random.ts";

const writer = { name: "the writer" };

function makeTexts(count: number) {
  return Array.from({ length: count }, (_, place) => {
    const doc = new Doc({ gc: false });
    const text = doc.getText("text");
    text.insert(0, `Chapter ${place}: the lamp was lit.`);
    const undo = new UndoManager(text, { trackedOrigins: new Set([writer]), captureTimeout: 600 });
    const edit = (act: () => void, origin: unknown = writer) => doc.transact(act, origin);
    return { text, undo, edit };
  });
}

test("what was done to several texts at once is undone and redone at once, from any of them", () => {
  const texts = makeTexts(3);
  const before = texts.map(({ text }) => text.toString());
  for (const { text, undo, edit } of texts) {
    undo.stopCapturing();
    edit(() => text.delete(0, text.length));
  }
  joinLastSteps(texts.map(({ undo }) => undo));
  undoStep(texts[1]!.undo);
  expect(texts.map(({ text }) => text.toString())).toEqual(before);
  redoStep(texts[2]!.undo);
  expect(texts.map(({ text }) => text.toString())).toEqual(["", "", ""]);
  undoStep(texts[0]!.undo);
  expect(texts.map(({ text }) => text.toString())).toEqual(before);
});

test("a text that was written in since keeps what was written; its own Undo comes to the step in its turn", () => {
  const [one, two] = makeTexts(2);
  for (const { text, undo, edit } of [one!, two!]) {
    undo.stopCapturing();
    edit(() => text.delete(0, 8));
  }
  joinLastSteps([one!.undo, two!.undo]);
  two!.undo.stopCapturing();
  two!.edit(() => two!.text.insert(0, "New. "));
  undoStep(one!.undo);
  expect(one!.text.toString()).toMatch(/^Chapter 0/);
  expect(two!.text.toString()).toMatch(/^New\. /);
  undoStep(two!.undo);
  undoStep(two!.undo);
  expect(two!.text.toString()).toMatch(/^Chapter 1/);
});

test("where a co-author has taken a step's words away already, no earlier step of that text is undone instead", () => {
  const [one, two] = makeTexts(2);
  const beginning = two!.text.toString();
  one!.edit(() => one!.text.insert(0, "Earlier. "));
  for (const { undo } of [one!, two!]) undo.stopCapturing();
  one!.edit(() => one!.text.insert(9, "New. "));
  two!.edit(() => two!.text.delete(0, 8));
  joinLastSteps([one!.undo, two!.undo]);
  one!.edit(() => one!.text.delete(9, 5), "a co-author");
  undoStep(two!.undo);
  expect(two!.text.toString()).toBe(beginning);
  expect(one!.text.toString()).toBe("Earlier. Chapter 0: the lamp was lit.");
  redoStep(two!.undo);
  expect(two!.text.toString()).toBe(beginning.slice(8));
  undoStep(one!.undo);
  expect(one!.text.toString()).toBe("Chapter 0: the lamp was lit.");
  expect(two!.text.toString()).toBe(beginning.slice(8));
});

/** Yjs' own undo may leave a letter of what was typed and undone many times; it takes none away. */
function holds(text: string, letters: string): boolean {
  let at = 0;
  for (const letter of text) if (letter === letters[at]) at++;
  return at === letters.length;
}

test("whatever is done, undone and redone in whatever text, undoing all of it brings every word of the beginning back", () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = createRandom(seed);
    const texts = makeTexts(3);
    const beginning = texts.map(({ text }) => text.toString());
    for (let step = 0; step < 25; step++) {
      const one = random.pick(texts);
      const deed = random.below(6);
      if (deed === 0) undoStep(one.undo);
      else if (deed === 1) redoStep(one.undo);
      else if (deed === 2) {
        const several = texts.filter(() => random.next() < 0.7);
        for (const { undo, text, edit } of several) {
          undo.stopCapturing();
          edit(() => text.delete(0, random.below(text.length + 1)));
        }
        joinLastSteps(several.map(({ undo }) => undo));
        for (const { undo } of several) undo.stopCapturing();
      } else {
        if (random.next() < 0.5) one.undo.stopCapturing();
        one.edit(() => one.text.insert(random.below(one.text.length + 1), random.pick(["a", "lamp ", "— "])));
      }
    }
    for (let round = 0; texts.some(({ undo }) => undo.undoStack.length > 0); round++) {
      expect(round, `seed ${seed}: undoing never ends`).toBeLessThan(500);
      for (const { undo } of texts) undoStep(undo);
    }
    for (const [place, { text }] of texts.entries())
      expect(holds(text.toString(), beginning[place] ?? ""), `seed ${seed}: ${text.toString()}`).toBe(true);
  }
});
