import { expect, it } from "vitest";
import * as Y from "yjs";
import { takenPassages } from "../../history/passages.ts";
import type { DocumentName, HistoryRecord, ReplicaKey } from "../../history/record.ts";
import { sliceRecords } from "../../history/slice.ts";
import { TextIndex } from "../../history/text-index.ts";
import { uniteSlices } from "../../history/union.ts";

const replica = "host.1" as ReplicaKey;
const document = "text/chapter" as DocumentName;

function indexOf(changes: readonly ((text: Y.Text) => void)[]): TextIndex {
  const doc = new Y.Doc({ gc: false });
  const records = changes.map((change, place): HistoryRecord => {
    let update: Uint8Array = new Uint8Array(0);
    const listen = (bytes: Uint8Array): void => {
      update = bytes;
    };
    doc.on("update", listen);
    doc.transact(() => change(doc.getText("text")));
    doc.off("update", listen);
    return {
      replica,
      seq: place + 1,
      seen: new Map(),
      time: { seconds: place, counter: 0 },
      wall: place,
      author: null,
      origin: "typed",
      detail: null,
      parts: [{ document, previous: place, update, copies: [] }],
    };
  });
  return TextIndex.build(uniteSlices([sliceRecords(replica, document, records)]));
}

it("names a sentence that was taken away within a stretch of writing, and the record that took it", () => {
  const precious = "The most precious sentence that I ever wrote.";
  const index = indexOf([
    (text) => text.insert(0, precious),
    (text) => text.delete(0, precious.length),
    (text) => text.insert(0, "A dull one."),
  ]);
  expect(takenPassages(index)).toEqual([{ row: 1, text: precious }]);
  expect(index.textAt(index.versionOf(0))).toBe(precious);
});

it("passes over many small deletions, also where one record made them", () => {
  const index = indexOf([
    (text) => text.insert(0, "Helen went. Helen came. ".repeat(20)),
    (text) => {
      for (let at = text.length - 24; at >= 0; at -= 24) text.delete(at, 5);
    },
  ]);
  expect(takenPassages(index)).toEqual([]);
});
