import { describe, expect, test } from "vitest";
import type { CallName, CallResult } from "../../host/contract/contract.ts";
import type { ReviewThread } from "../../host/contract/reviewing.ts";
import { findMentions, mentionTyped, suggestPeople } from "../../renderer/comments/mentions.ts";
import { Outbox, type Unsent } from "../../renderer/comments/outbox.ts";
import { isReaction, partReplies } from "../../renderer/comments/reactions.ts";
import { withUnsent } from "../../renderer/comments/shown-threads.ts";
import { everythingOpen, filterThreads } from "../../renderer/comments/thread-filter.ts";
import { windowProblems } from "../../renderer/problems/window-words.ts";
import { createItemId, type ItemId, type ProjectId } from "../../story/ids.ts";
import { createRandom } from "../story/random.ts";

const random = createRandom(7);
const newId = () => createItemId(Date.UTC(2026, 10, 27), random.next);
const anna = { id: "anna", name: "Anna" };
const ed = { id: "ed", name: "Ed Berg" };
const edna = { id: "edna", name: "Ed" };
const people = [anna, ed, edna];
const chapter = newId();

function thread(text: string, more: Partial<ReviewThread> = {}): ReviewThread {
  const place = { from: 10, to: 20, anchor: null, words: "", stoodOn: "" };
  const said = { id: newId(), by: anna, time: "", text, edited: "", resolved: false, replies: [] };
  return { ...said, home: chapter, chapter, place, ...more };
}

describe("mentions", () => {
  test.each([
    ["Ask @Anna.", ["Anna"]],
    ["@Ed Berg and @Ed, and @Eduard", ["Ed Berg", "Ed"]],
    ["@anna or (@ANNA)", ["Anna", "Anna"]],
    ["anna@anna.example, @", []],
    ["@Annabel", []],
  ])("in “%s”", (text, names) => {
    const found = findMentions(text, people);
    expect(found.map(({ person }) => person.name)).toEqual(names);
    for (const { from, person } of found)
      expect(text.slice(from, from + 1 + person.name.length).toLowerCase()).toBe(`@${person.name}`.toLowerCase());
  });

  test.each([
    ["Ask @An", "An"],
    ["Ask @", ""],
    ["Ask @Ed B", "Ed B"],
    ["mail@An", null],
    ["Ask @Anna now please", null],
  ])("what is being typed in “%s”", (before, typed) => {
    expect(mentionTyped(before)?.typed ?? null).toBe(typed);
  });

  test("people are offered by any of their names", () => {
    expect(suggestPeople("ber", people)).toEqual([ed]);
    expect(suggestPeople("E", people)).toEqual([ed, edna]);
    expect(suggestPeople("Anna", people)).toEqual([]);
  });
});

test("an answer that is a sign is a reaction, each sign once", () => {
  for (const sign of ["👍", "❤️", "👍🏽", "👩‍👧"]) expect(isReaction(sign), sign).toBe(true);
  for (const text of ["", "ok", "👍 yes", "7", "#"]) expect(isReaction(text), text).toBe(false);
  const reply = (by: typeof anna, text: string) => ({ id: newId(), by, time: "", text, edited: "", unsent: null });
  const parted = partReplies([reply(anna, "👍"), reply(ed, "Yes."), reply(ed, "👍")]);
  expect(parted.remarks.map(({ text }) => text)).toEqual(["Yes."]);
  expect(parted.reactions.map(({ sign, by }) => [sign, by.length])).toEqual([["👍", 2]]);
});

test("the list shows what is open, what is mine or names me, and always what was not sent", () => {
  const reply = { id: newId(), by: anna, time: "", text: "Ask @Ed Berg", edited: "" };
  const all = [
    thread("one", { by: ed }),
    thread("two", { resolved: true }),
    thread("three", { replies: [reply] }),
    thread("four"),
  ].map((each) => ({ ...each, unsent: null, replies: each.replies.map((one) => ({ ...one, unsent: null })) }));
  const waiting = { ...all[3]!, id: newId(), text: "five", resolved: true, unsent: "key" };
  const shown = (filter: Parameters<typeof filterThreads>[1]) =>
    filterThreads([...all, waiting], filter, ed).map(({ text }) => text);
  expect(shown(everythingOpen)).toEqual(["one", "three", "four", "five"]);
  expect(shown({ ...everythingOpen, state: "resolved" })).toEqual(["two", "five"]);
  expect(shown({ state: "all", who: { kind: "mine" } })).toEqual(["one", "three", "five"]);
  expect(shown({ state: "all", who: { kind: "person", id: "ed" } })).toEqual(["one", "five"]);
});

test("what waits to be sent is shown as if it were: in its place, once, and marked", () => {
  const first = thread("first");
  const last = thread("last", { place: { from: 50, to: 60, anchor: null, words: "", stoodOn: "" } });
  const entry = (said: Unsent["said"], more: Partial<Unsent> = {}): Unsent => ({
    key: newId(),
    said,
    stands: { from: 30, to: 33, words: "her" },
    time: "2026-11-27T12:00:00.000Z",
    state: "waiting",
    problem: null,
    ...more,
  });
  const character = { client: 1, clock: 1 };
  const anchor = { chapter, start: character, end: character };
  const made = entry({ name: "review.comment", id: newId(), chapter, anchor, text: "between" });
  const id = (made.said as { id: ItemId }).id;
  const reply = entry({ name: "review.reply", id: newId(), home: chapter, comment: id, text: "more" });
  const said: Unsent[] = [
    made,
    reply,
    entry({ name: "review.edit", call: newId(), home: chapter, id: first.id, text: "First!" }),
    entry({ name: "review.remove", home: chapter, id: last.id }, { state: "refused" }),
    entry({ name: "review.comment", id: newId(), chapter: newId(), anchor: null, text: "elsewhere" }),
  ];
  const shown = withUnsent([first, last], said, { me: ed, chapter });
  expect(shown.map(({ text, unsent }) => [text, unsent !== null])).toEqual([
    ["First!", true],
    ["between", true],
    ["last", false],
  ]);
  expect(shown[1]?.replies).toMatchObject([{ text: "more", by: ed }]);
  const read = thread("between", { id, replies: [{ ...shown[1]!.replies[0]! }] });
  const again = withUnsent(
    [first, read],
    [
      { ...made, state: "sent" },
      { ...reply, state: "sent" },
    ],
    { me: ed, chapter },
  );
  expect(again.map(({ text, unsent, replies }) => [text, unsent, replies.length])).toEqual([
    ["first", null, 0],
    ["between", null, 1],
  ]);
});

describe("the outbox", () => {
  class MemoryStorage {
    [key: string]: unknown;
    getItem(key: string): string | null {
      return (this[key] as string | undefined) ?? null;
    }
    setItem(key: string, value: string): void {
      this[key] = value;
    }
    removeItem(key: string): void {
      delete this[key];
    }
  }
  const project = newId() as string as ProjectId;

  function begin(storage: MemoryStorage, answer: (name: CallName, argument: unknown) => CallResult<CallName>) {
    const studio = { call: async (name: CallName, argument: unknown) => answer(name, argument) };
    return new Outbox(studio as never, project, "ed", storage as unknown as Storage);
  }

  test("keeps what nobody answered, also for the next window, and sends it in its order", async () => {
    const storage = new MemoryStorage();
    const away = begin(storage, () => ({ ok: false, problem: windowProblems.callLost }));
    const comment = newId();
    away.say({ name: "review.comment", id: comment, chapter: null, anchor: null, text: "one" });
    away.say({ name: "review.reply", id: newId(), home: "book", comment, text: "two" });
    await away.send();
    expect(away.entries.value.map(({ state }) => state)).toEqual(["waiting", "waiting"]);
    const sent: unknown[] = [];
    const back = begin(storage, (_, argument) => {
      sent.push((argument as { text: string }).text);
      return { ok: true, value: null };
    });
    await back.send();
    expect(sent).toEqual(["one", "two"]);
    expect(Object.keys(storage)).toEqual([]);
    back.settle(new Set(back.entries.value.map(({ key }) => key)));
    expect(back.entries.value).toEqual([]);
  });

  test("throws nothing away that the host refuses, and goes on behind it", async () => {
    const storage = new MemoryStorage();
    const problem = { code: "remark-long", sentence: "Too long.", next: "Say it in two." };
    let refuses = true;
    const outbox = begin(storage, (_, argument) =>
      refuses && (argument as { text: string }).text === "long" ? { ok: false, problem } : { ok: true, value: null },
    );
    for (const text of ["long", "short"])
      outbox.say({ name: "review.comment", id: newId(), chapter: null, anchor: null, text });
    await outbox.send();
    expect(outbox.entries.value.map(({ state }) => state)).toEqual(["refused", "sent"]);
    expect(Object.keys(storage)).toHaveLength(1);
    refuses = false;
    outbox.tryAgain(outbox.entries.value[0]!.key);
    await outbox.send();
    expect(outbox.entries.value.map(({ state }) => state)).toEqual(["sent", "sent"]);
    expect(Object.keys(storage)).toHaveLength(0);
  });
});
