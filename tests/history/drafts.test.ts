import { describe, expect, it } from "vitest";
import { seededRandom } from "./support.ts";
import { DraftReplica } from "./draft-replica.ts";

const seeds = Number(process.env["REDRAFT_SEEDS"] ?? 300);

/** Replicas that write in a chapter and a draft of it, and what of it must stand at the end. */
export function playDrafts(seed: number, allowed: { readonly takingBack: boolean }) {
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
  const inMain = new Set<string>();
  const word = (isMain: boolean): string => {
    const made = `${isMain ? "m" : "d"}${written.size}`;
    written.add(made);
    if (isMain) inMain.add(made);
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
  const log: string[] = [];
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
    } else if (choice < 0.8 && allowed.takingBack) replica.takeBack();
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
  return { replicas, written, erased, before, log };
}

function countWords(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of text.split(" ")) if (word !== "") counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

describe("the law of drafts", () => {
  it("any order of writing, following, taking, leaving and meeting: take all, and both are equal, no word doubled or lost", () => {
    for (let seed = 1; seed <= seeds; seed++) {
      const { replicas, written, erased, before } = playDrafts(seed, { takingBack: false });
      for (const { main, draft } of before) {
        for (const [word, count] of countWords(main)) expect(count, `seed ${seed}: ${word} in the main text`).toBe(1);
        for (const [word, count] of countWords(draft)) expect(count, `seed ${seed}: ${word} in the draft`).toBe(1);
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
