import { expect, test } from "vitest";
import * as Y from "yjs";
import { copiesOfPaste, idsOfText } from "../../history/live-ids.ts";
import { chapter, scribble, seededRandom } from "./support.ts";

test("ids of a stretch are those of its characters, whatever was deleted between", () => {
  for (let seed = 1; seed <= 30; seed++) {
    const random = seededRandom(seed);
    const doc = new Y.Doc({ gc: false });
    const text = doc.getText("text");
    for (let step = 0; step < 60; step++) scribble(text, random);
    const from = Math.floor(random() * text.length);
    const to = from + Math.floor(random() * (text.length - from + 1));
    const ids = idsOfText(text, from, to).flatMap(({ client, clock, length }) =>
      Array.from({ length }, (_, i) => `${client} ${clock + i}`),
    );
    const expected = Array.from({ length: to - from }, (_, i) => {
      const { item } = Y.createRelativePositionFromTypeIndex(text, from + i);
      return `${item?.client} ${item?.clock}`;
    });
    expect(ids, `seed ${seed}`).toEqual(expected);
  }
});

test("a paste that brings just what was copied names where it stood, and any other names nothing", () => {
  const doc = new Y.Doc({ gc: false });
  doc.clientID = 7;
  const text = doc.getText("text");
  text.insert(0, "One two three");
  text.delete(3, 4);
  const sources = idsOfText(text, 0, text.length);
  const told: unknown[] = [];
  doc.on("afterTransaction", (transaction) => told.push(copiesOfPaste(transaction, chapter, sources)));
  text.insert(text.length, "One three");
  text.insert(text.length, "One three!");
  const source = { document: chapter, client: 7 };
  expect(told).toEqual([
    [
      { client: 7, clock: 13, length: 3, source: { ...source, clock: 0 } },
      { client: 7, clock: 16, length: 6, source: { ...source, clock: 7 } },
    ],
    [],
  ]);
});
