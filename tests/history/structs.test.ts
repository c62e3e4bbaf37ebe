import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { clocksOf, hasPending, inspectUpdate, squashUpdates } from "../../history/structs.ts";
import { scribble, seededRandom, shuffled } from "./support.ts";

function recordUpdates(document: Y.Doc): Uint8Array[] {
  const updates: Uint8Array[] = [];
  document.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== "remote") updates.push(update);
  });
  return updates;
}

/** A document's structs and deletions, to the byte. */
function stateOf(updates: readonly Uint8Array[]): string {
  const document = new Y.Doc({ gc: false });
  for (const update of updates) Y.applyUpdate(document, update);
  expect(hasPending(document)).toBe(false);
  return [...Y.encodeStateAsUpdateV2(document)].join(",");
}

describe("squashing updates", () => {
  it("does what all of them do, whoever wrote and in whatever order they are given", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = seededRandom(seed);
      const documents = [1, 2, 3].map((client) => {
        const document = new Y.Doc({ gc: random() < 0.5 });
        document.clientID = client * 1000;
        return document;
      });
      const logs = documents.map(recordUpdates);
      for (let step = 0; step < 80; step++) {
        const at = Math.floor(random() * 3);
        const document = documents[at] as Y.Doc;
        if (random() < 0.8) scribble(document.getText("text"), random);
        else {
          const other = documents[Math.floor(random() * 3)] as Y.Doc;
          Y.applyUpdate(document, Y.encodeStateAsUpdate(other, Y.encodeStateVector(document)), "remote");
        }
      }
      // What another had collected is not in anybody's own log.
      const all = logs.flat();
      const squashed = squashUpdates(shuffled(all, random));
      expect(stateOf([squashed]), `seed ${seed}`).toBe(stateOf([Y.mergeUpdates(all)]));
      const halves = [squashUpdates(all.slice(0, all.length >> 1)), squashUpdates(all.slice(all.length >> 2))];
      expect(stateOf([squashUpdates(halves)]), `seed ${seed}, halves that overlap`).toBe(stateOf([squashed]));
      expect(squashed.length).toBeLessThanOrEqual(Y.mergeUpdates(all).length);
    }
  });

  it("leaves maps, nested texts, formats and other values as they are", () => {
    for (let seed = 1; seed <= 40; seed++) {
      const random = seededRandom(seed);
      const document = new Y.Doc({ gc: false });
      document.clientID = 77;
      const updates = recordUpdates(document);
      const items = document.getMap<Y.Map<unknown>>("items");
      for (let step = 0; step < 40; step++) {
        const key = `item${Math.floor(random() * 5)}`;
        const item = items.get(key);
        if (item === undefined || random() < 0.1) items.set(key, new Y.Map<unknown>([["synopsis", new Y.Text("So")]]));
        else if (random() < 0.4) (item.get("synopsis") as Y.Text).insert(0, "é🙂 ");
        else if (random() < 0.5) item.set("tags", ["a", random(), { deep: [true, null] }]);
        else if (random() < 0.6) document.getText("rich").insert(0, "bold", { bold: true });
        else document.getArray("list").insert(0, [1, "two", new Uint8Array([3])]);
      }
      expect(stateOf([squashUpdates(updates)]), `seed ${seed}`).toBe(stateOf(updates));
    }
  });

  it("keeps a hole a hole", () => {
    const document = new Y.Doc({ gc: false });
    const updates = recordUpdates(document);
    for (let i = 0; i < 9; i++) document.getText("text").insert(i, String(i));
    const [third] = updates.splice(3, 1);
    const squashed = squashUpdates(updates);
    expect(inspectUpdate(squashed)?.inserted.map(({ clock, length }) => [clock, length])).toEqual([
      [0, 3],
      [4, 5],
    ]);
    expect(stateOf([squashUpdates([squashed, third as Uint8Array])])).toBe(
      stateOf([squashUpdates([third as Uint8Array, squashed])]),
    );
  });

  it("gives an update that changes nothing for nothing", () => {
    const document = new Y.Doc();
    Y.applyUpdate(document, squashUpdates([]));
    expect(clocksOf(document).size).toBe(0);
  });
});

describe("inspecting an update", () => {
  it("says which ids it brings and which it deletes", () => {
    const document = new Y.Doc({ gc: false });
    document.clientID = 5;
    const updates = recordUpdates(document);
    document.transact(() => {
      document.getText("text").insert(0, "hello");
      document.getText("text").delete(1, 2);
    });
    expect(inspectUpdate(updates[0] as Uint8Array)).toEqual({
      inserted: [{ client: 5, clock: 0, length: 5 }],
      deleted: [{ client: 5, clock: 1, length: 2 }],
      collected: false,
    });
  });

  it("says that text was collected: it would hide the text for ever if it came first", () => {
    const writer = new Y.Doc({ gc: true });
    const updates = recordUpdates(writer);
    writer.getText("text").insert(0, "hello secret world");
    writer.getText("text").delete(6, 7);
    const collected = Y.encodeStateAsUpdate(writer);
    expect(inspectUpdate(collected)?.collected).toBe(true);
    expect(updates.map((update) => inspectUpdate(update)?.collected)).toEqual([false, false]);
    // Squashing, unlike Y.mergeUpdates and a live document, lets the full text win whichever comes first.
    const squashed = squashUpdates([collected, ...updates]);
    expect(inspectUpdate(squashed)?.collected).toBe(false);
    const live = new Y.Doc({ gc: false });
    for (const update of [collected, ...updates]) Y.applyUpdate(live, update);
    expect(inspectUpdate(Y.encodeStateAsUpdate(live))?.collected).toBe(true);
  });

  it("gives null for bytes that are no update", () => {
    const random = seededRandom(3);
    for (let trial = 0; trial < 300; trial++) {
      const bytes = Uint8Array.from({ length: 1 + Math.floor(random() * 60) }, () => Math.floor(random() * 256));
      expect(() => inspectUpdate(bytes)).not.toThrow();
    }
    expect(inspectUpdate(new Uint8Array([255, 255]))).toBeNull();
  });
});
