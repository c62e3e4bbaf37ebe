import { describe, expect, it } from "vitest";
import { CopySources } from "../../history/copy-sources.ts";
import { idsOfChange, isLeft } from "../../history/drafts/draft-changes.ts";
import { cutSlice, draftSlices } from "../../history/drafts/draft-slices.ts";
import { sliceRecords } from "../../history/slice.ts";
import { TextIndex } from "../../history/text-index.ts";
import { uniteSlices } from "../../history/union.ts";
import { DraftReplica, draftName, mainName } from "./draft-replica.ts";
import { seededRandom, writeTogether } from "./support.ts";

/** REDRAFT_SEEDS=10000 plays ten thousand. */
const seeds = Number(process.env.REDRAFT_SEEDS ?? 120);

/** Replicas that write in a chapter and a draft of it, and what of it must stand at the end. */
function playDrafts(seed: number) {
  const random = seededRandom(seed * 7919 + 17);
  const below = (n: number): number => Math.floor(random() * n);
  let wall = 1_700_000_000;
  const clock = (): number => (wall += below(2));
  const replicas: DraftReplica[] = [];
  const count = 2 + below(2);
  for (let at = 0; at < count; at++)
    replicas.push(new DraftReplica(`r${at}.1`, 1000 * below(900) + at * 10 + 1, clock, () => replicas));
  const written = new Set<string>();
  const erased = new Set<string>();
  const word = (isMain: boolean): string => {
    const made = `${isMain ? "m" : "d"}${written.size}`;
    written.add(made);
    return made;
  };
  const [first] = replicas as [DraftReplica];
  first.write(first.main.getText("text"), 0, Array.from({ length: 6 }, () => `${word(true)} `).join(""));
  for (const replica of replicas) {
    replica.begin(first.version);
    if (replica !== first) replica.receive(first);
    else first.follow();
  }
  for (const replica of replicas) if (replica !== first) replica.receive(first);
  const edit = (replica: DraftReplica, isMain: boolean): void => {
    const text = (isMain ? replica.main : replica.draft).getText("text");
    const words = [...text.toString().matchAll(/\S+ /g)];
    if (random() < 0.65 || words.length === 0) {
      const at = below(words.length + 1);
      const many = Array.from({ length: 1 + below(3) }, () => `${word(isMain)} `).join("");
      replica.write(text, words[at]?.index ?? text.length, many);
      return;
    }
    const chosen = words[below(words.length)] as RegExpExecArray;
    erased.add(chosen[0].trim());
    replica.erase(text, chosen.index, chosen[0].length);
  };
  for (let step = 0; step < 40; step++) {
    const replica = replicas[below(count)] as DraftReplica;
    const choice = random();
    if (choice < 0.2) edit(replica, true);
    else if (choice < 0.5) edit(replica, false);
    else if (choice < 0.58) replica.follow();
    else if (choice < 0.72) replica.take((changes) => changes.filter(() => random() < 0.5));
    else if (choice < 0.76) {
      const changes = replica.changes();
      const change = changes[below(changes.length)];
      if (change) replica.leave(change);
    } else if (choice < 0.8) replica.takeBack();
    else {
      const other = replicas[below(count)] as DraftReplica;
      if (other !== replica) replica.receive(other);
    }
  }
  const meet = (): void => {
    for (let round = 0; round < 3; round++)
      for (const one of replicas) for (const other of replicas) if (one !== other) one.receive(other);
  };
  meet();
  const before = replicas.map((replica) => ({ main: replica.mainText, draft: replica.draftText }));
  first.take((changes) => changes);
  meet();
  return { replicas, written, erased, before };
}

function countWords(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of text.split(" ")) if (word !== "") counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

describe("the law of drafts", () => {
  it("any order of writing, following, taking, taking back, leaving and meeting: take all, and both are equal, no word doubled or lost", () => {
    for (let seed = 1; seed <= seeds; seed++) {
      const { replicas, written, erased, before } = playDrafts(seed);
      for (const { main, draft } of before) {
        for (const [word, count] of countWords(main)) expect(count, `seed ${seed}: ${word} in the main text`).toBe(1);
        // What main has deleted, and the draft has not followed yet, may stand beside what was taken back meanwhile.
        for (const [word, count] of countWords(draft))
          if (!erased.has(word)) expect(count, `seed ${seed}: ${word} in the draft`).toBe(1);
      }
      const text = replicas[0]?.mainText ?? "";
      for (const replica of replicas) {
        expect(replica.mainText, `seed ${seed}: main texts differ`).toBe(text);
        expect(replica.draftText, `seed ${seed}: the draft differs`).toBe(text);
      }
      const counts = countWords(text);
      for (const word of written) {
        const count = counts.get(word) ?? 0;
        if (erased.has(word)) expect(count, `seed ${seed}: ${word} was deleted`).toBeLessThanOrEqual(1);
        else expect(count, `seed ${seed}: ${word} was never deleted`).toBe(1);
      }
      for (const word of counts.keys()) expect(written.has(word), `seed ${seed}: ${word} was never written`).toBe(true);
    }
  });
});

/** Two machines that know each other's logs, a chapter, and a draft of it that begins there. */
function twoReplicas(text: string): readonly [DraftReplica, DraftReplica] {
  let wall = 1_700_000_000;
  const replicas: DraftReplica[] = [];
  for (let at = 0; at < 2; at++)
    replicas.push(
      new DraftReplica(
        `r${at}.1`,
        10 * (at + 1),
        () => ++wall,
        () => replicas,
      ),
    );
  const [a, b] = replicas as [DraftReplica, DraftReplica];
  a.write(a.main.getText("text"), 0, text);
  for (const replica of replicas) replica.begin(a.version);
  a.follow();
  b.receive(a);
  return [a, b];
}

describe("a draft", () => {
  it("stays as it is while the main text goes on, and follows when it is told to", () => {
    const [a] = twoReplicas("One. Two. ");
    a.write(a.main.getText("text"), 10, "Three. ");
    expect(a.draftText).toBe("One. Two. ");
    a.write(a.draft.getText("text"), 0, "Zero. ");
    a.follow();
    expect([a.mainText, a.draftText]).toEqual(["One. Two. Three. ", "Zero. One. Two. Three. "]);
  });

  it("shows as one change what a reader would call one, and takes just that", () => {
    const [a] = twoReplicas("The red hen sat.\n\nNobody saw it.\n\nThe end.");
    const draft = a.draft.getText("text");
    a.erase(draft, 4, 3);
    a.write(draft, 4, "black");
    a.write(draft, a.draftText.indexOf("\n\nThe end"), " Not even the fox.");
    const changes = a.changes();
    expect(changes.map(({ inMain, inDraft }) => [a.mainText.slice(...inMain), a.draftText.slice(...inDraft)])).toEqual([
      ["red", "black"],
      ["it.", "it. Not even the fox."],
    ]);
    a.take((all) => all.slice(1));
    expect(a.mainText).toBe("The red hen sat.\n\nNobody saw it. Not even the fox.\n\nThe end.");
    expect(a.draftText).toBe("The black hen sat.\n\nNobody saw it. Not even the fox.\n\nThe end.");
    expect(a.changes()).toHaveLength(1);
    a.takeBack();
    expect(a.mainText).toBe("The red hen sat.\n\nNobody saw it.\n\nThe end.");
    expect(a.changes()).toHaveLength(2);
  });

  it("keeps the one who typed a passage as its author when it is taken", () => {
    const [a] = twoReplicas("One. ");
    a.write(a.draft.getText("text"), 5, "Two.");
    const typed = { client: a.draft.clientID, clock: 0 };
    a.take((all) => all);
    const union = a.union(mainName);
    const index = TextIndex.build(union);
    const [, taken] = index.attribution(index.latest(), 0, 9);
    expect(taken?.source).toEqual({ document: draftName, ...typed, record: null });
    expect(new CopySources(mainName, union.records.copies.values()).follow(a.main.clientID, 5)).toEqual({
      document: draftName,
      ...typed,
    });
  });

  it("stands once when two take the same, and a third sees both", () => {
    const [a, b] = twoReplicas("One. ");
    a.write(a.draft.getText("text"), 5, "Two. ");
    b.receive(a);
    a.take((all) => all);
    b.take((all) => all);
    a.receive(b);
    b.receive(a);
    a.receive(b);
    expect([a.mainText, a.draftText, b.mainText, b.draftText]).toEqual(Array(4).fill("One. Two. "));
  });

  it("keeps what another writes inside of a passage while it is taken, and what another deletes of it is a change", () => {
    const [a, b] = twoReplicas("One. ");
    a.write(a.draft.getText("text"), 5, "Two three. ");
    b.receive(a);
    a.take((all) => all);
    b.write(b.draft.getText("text"), 9, "and ");
    b.erase(b.draft.getText("text"), 13, 7);
    expect(b.draftText).toBe("One. Two and ");
    for (const [one, other] of [
      [a, b],
      [b, a],
      [a, b],
    ] as const)
      one.receive(other);
    expect(a.mainText).toBe("One. Two three. ");
    expect(a.draftText.split(" ").sort()).toEqual(["", "One.", "Two", "and"]);
    expect(b.draftText).toBe(a.draftText);
  });

  it("waits, and loses nothing, while the main text that it builds on has not arrived", () => {
    const [a] = twoReplicas("One. ");
    a.write(a.main.getText("text"), 5, "Two. ");
    a.follow();
    a.write(a.draft.getText("text"), 10, "Three. ");
    const own = [sliceRecords(a.key, draftName, a.records)];
    const late = uniteSlices(draftSlices(draftName, [], own, new Map()));
    expect(late.waiting).toMatchObject([{ replica: a.key, reason: "cause" }]);
    const here = uniteSlices(draftSlices(draftName, [sliceRecords(a.key, mainName, a.records)], own, new Map()));
    const index = TextIndex.build(here);
    expect(index.textAt(index.latest())).toBe("One. Two. Three. ");
  });

  it("knows what was left, until it changes", () => {
    const [a] = twoReplicas("One. ");
    a.write(a.draft.getText("text"), 5, "Two. ");
    const left = a.changes().flatMap(idsOfChange);
    expect(a.changes().map((change) => isLeft(change, left))).toEqual([true]);
    a.write(a.draft.getText("text"), 5, "And ");
    expect(a.changes().map((change) => isLeft(change, left))).toEqual([false]);
  });
});

describe("a slice that is cut at a version", () => {
  it("makes the text of that version, wherever the cut is", () => {
    for (let seed = 1; seed <= 40; seed++) {
      const [writer] = writeTogether(seed, 1, 60).writers;
      if (!writer) continue;
      const whole = sliceRecords(
        writer.replica,
        mainName,
        writer.records.map((record) => ({
          ...record,
          parts: record.parts.map((part) => ({ ...part, document: mainName })),
        })),
      );
      for (let seq = 1; seq <= writer.records.length; seq++) {
        const cut = cutSlice(whole, seq);
        const index = cut && TextIndex.build(uniteSlices([cut]));
        expect(index?.textAt(index.latest()), `seed ${seed}, cut ${seq}`).toBe(writer.texts[seq - 1]);
      }
    }
  });
});
