import { expect, test } from "vitest";
import * as Y from "yjs";
import type { GuestId, LinkId } from "../../host/contract/sharing.ts";
import { emptyAnswer, type Packet } from "../../host/packets/packet.ts";
import { readPacket, writePacket } from "../../host/packets/packet-file.ts";
import { createItemId, createProjectId } from "../../story/ids.ts";

// The file of a packet is read as what a stranger wrote.

const id = () => createItemId(Date.now(), Math.random);
const chapter = id();
const doc = new Y.Doc();
doc.getText("text").insert(0, "Words that stand, and stand, and stand.");
const known = Y.encodeStateVector(doc);
const packet: Packet = {
  id: id() as string as LinkId,
  story: createProjectId(Date.now(), Math.random),
  ...{ title: "Story", author: "W", language: "en", role: "suggest", secret: "s".repeat(43) },
  person: { id: id() as string as GuestId, name: "Ed" },
  items: [{ id: chapter, kind: "chapter", title: "One", depth: 0 }],
  texts: new Map([[chapter, Y.encodeStateAsUpdate(doc)]]),
  answer: emptyAnswer,
};

test("what was written is read", () => {
  const said = { id: id(), author: "", text: "Yes.", time: "2026-11-02T10:05:00.000Z", edited: "", about: "" };
  const review = {
    home: chapter,
    comments: [{ ...said, anchor: null }],
    replies: [],
    resolutions: [],
    removed: [id()],
  };
  const suggestions = new Map([[chapter, new Uint8Array([0, 0])]]);
  const whole = { ...packet, answer: { time: "2026-11-03T00:00:00.000Z", suggestions, reviews: [review] } };
  expect(readPacket(writePacket(whole))).toEqual({ ok: true, value: whole });
});

test("a packet whose text is none is not opened", () => {
  doc.getText("text").insertEmbed(5, { image: "x" });
  for (const update of [Y.encodeStateAsUpdate(doc), Y.encodeStateAsUpdate(doc, known), new Uint8Array([9, 9])]) {
    const bytes = writePacket({ ...packet, texts: new Map([[chapter, update]]) });
    expect(readPacket(bytes)).toMatchObject({ problem: { code: "packet-unreadable" } });
  }
});

test.each([
  ["nothing", () => new Uint8Array()],
  ["text", () => new TextEncoder().encode("A letter.")],
  ["half a packet", (whole: Uint8Array) => whole.slice(0, whole.length / 2)],
  ["a changed letter", (whole: Uint8Array) => whole.map((byte, at) => (at === 60 ? byte ^ 1 : byte))],
])("%s is no packet", (_name, make) => {
  expect(readPacket(make(writePacket(packet)))).toMatchObject({
    ok: false,
    problem: { next: expect.stringMatching(/\.$/) },
  });
});
