import { expect, test } from "vitest";
import { planImport } from "../../formats/import/plan.ts";
import { editPlan } from "../../formats/import/plan-edits.ts";
import type { ChapterMatch } from "../../host/contract/importing.ts";
import type { PlannedItem } from "../../host/contract/planning.ts";
import { showPlan } from "../../host/jobs/show-plan.ts";
import { countPairs, pairKey, pairUp } from "../../renderer/import/destination.ts";
import { looksLikeTitle, passagesOf } from "../../renderer/import/passages.ts";
import { joinChosen, leaveOutChosen, possibleCommands } from "../../renderer/import/plan-commands.ts";
import { beginPlan, changePlan, chooseRule, redoPlan, undoPlan } from "../../renderer/import/plan-history.ts";
import type { ItemId } from "../../story/ids.ts";
import { createRandom } from "../story/random.ts";

const book = ["One", "Two", "Three"]
  .map((part) => `Part ${part}\n\nChapter 1. A\n\nThe ${part} hen.\n\nIt sang.\n\nChapter 2. B\n\nThe ${part} fox.\n`)
  .join("\n");

function manuscript() {
  const planned = planImport(book, { fileName: "book.txt", split: { kind: "auto" }, format: "text" });
  if (!planned.ok) throw new Error(planned.problem.sentence);
  return planned.value;
}

test("whatever lines are chosen, what is offered for them can be done, and no word is lost", () => {
  const plan = manuscript();
  expect(plan.items).toHaveLength(3);
  for (let seed = 1; seed <= 200; seed++) {
    const { below, next } = createRandom(seed);
    let now = plan;
    for (let step = 0; step < 4; step++) {
      const { items } = showPlan(now, "");
      const chosen = items.flatMap((_, place) => (next() < 0.3 ? [place] : []));
      const possible = possibleCommands(items, chosen);
      const edits = below(2) === 0 ? joinChosen(items, chosen) : leaveOutChosen(items, chosen);
      const isJoin = edits[0]?.kind === "join";
      if (edits.length === 0 || !possible.has(isJoin ? "join" : "leave out")) continue;
      const result = editPlan(now, edits);
      if (!result.ok) throw new Error(`seed ${seed}: ${JSON.stringify(edits)}`);
      const { words } = result.value;
      expect(words.chapters + words.titles + words.setAside, `seed ${seed}`).toBe(words.source);
      const before = items.filter(({ kind }) => kind === "chapter").length;
      const after = showPlan(result.value, "").items.filter(({ kind }) => kind === "chapter").length;
      expect(after, `seed ${seed}`).toBeGreaterThan(0);
      if (isJoin) expect(before - after, `seed ${seed}`).toBe(Math.max(1, chosen.length - 1));
      now = result.value;
    }
  }
});

test("what can't be done is not offered", () => {
  const { items } = showPlan(manuscript(), "");
  const kinds = items.map(({ kind }) => kind[0]).join("");
  expect(kinds).toBe("pccpccpcc");
  const offered = (...chosen: readonly number[]) => [...possibleCommands(items, chosen)].sort();
  expect(offered(0)).toEqual(["leave out", "rename"]);
  expect(offered(1)).toEqual(["join", "leave out", "rename", "split"]);
  expect(offered(8)).toEqual(["leave out", "rename", "split"]);
  expect(offered(1, 2)).toEqual(["join", "leave out"]);
  expect(offered(1, 4)).toEqual(["leave out"]);
  expect(offered(0, 3, 6)).toEqual([]);
  expect(leaveOutChosen(items, [0, 1, 4])).toEqual([
    { kind: "leave out", item: 4 },
    { kind: "leave out", item: 0 },
  ]);
});

test("everything that was done to a plan is undone and done again, another rule too", () => {
  const rename = { kind: "rename", item: 0, title: "X" } as const;
  const leave = { kind: "leave out", item: 1 } as const;
  let history = changePlan(beginPlan(), [rename], "print");
  history = changePlan(history, [leave, leave], "print");
  history = chooseRule(history, { kind: "pattern", pattern: "^C" });
  history = chooseRule(history, { kind: "pattern", pattern: "^Ch" });
  expect(history.now).toEqual({ split: { kind: "pattern", pattern: "^Ch" }, edits: [], seen: null });
  const steps = [history.now.split.kind];
  for (let before = undoPlan(history); before; before = undoPlan(history)) {
    history = before;
    steps.push(`${history.now.split.kind} ${history.now.edits.length}` as typeof history.now.split.kind);
  }
  expect(steps).toEqual(["pattern", "auto 3", "auto 1", "auto 0"]);
  const again = redoPlan(history);
  expect(again?.now).toEqual({ split: { kind: "auto" }, edits: [rename], seen: "print" });
  expect(redoPlan(again ?? history)?.now.edits).toHaveLength(3);
});

test("a chapter can be split at each of its paragraphs but the first", () => {
  const text = "First.\nstill first\n\n## The Gate\n\nSecond.\n\n***\n\nThird *one*.\n";
  expect(passagesOf(text)).toEqual([
    { line: 0, text: "First.", isHeading: false, isScene: false },
    { line: 3, text: "The Gate", isHeading: true, isScene: true },
    { line: 5, text: "Second.", isHeading: false, isScene: false },
    { line: 9, text: "Third one.", isHeading: false, isScene: true },
  ]);
  const [first, second] = passagesOf("Chapter the Ninth\n\nHe came in late.\n");
  expect(first && looksLikeTitle(first)).toBe(true);
  expect(second && looksLikeTitle(second)).toBe(false);
});

test("each of the story's chapters is given once, and the writer's word goes before what was found", () => {
  const chapter = (firstLine: string): PlannedItem => {
    return { kind: "chapter", title: firstLine, depth: 0, words: 2, scenes: 1, firstLine, matter: null };
  };
  const found = (own: string | null, added: number): ChapterMatch => {
    return {
      title: "",
      words: 2,
      own: own as ItemId | null,
      ownTitle: "",
      likeness: 1,
      added,
      removed: 0,
      waitsIn: null,
    };
  };
  const chapters = [chapter("A b."), chapter("C d."), chapter("E f.")];
  const matches = [found("hen", 0), found("fox", 3), found(null, 2)];
  const owns = (...chosen: readonly (readonly [number, string | null])[]) => {
    const said = new Map(chosen.map(([place, own]) => [pairKey(chapters[place]!), own as ItemId | null]));
    return pairUp(chapters, matches, said);
  };
  expect(owns().map(({ own }) => own)).toEqual(["hen", "fox", null]);
  expect(countPairs(owns())).toEqual({ same: 1, changed: 1, added: 1 });
  const taken = owns([2, "fox"], [0, null]);
  expect(taken.map(({ own }) => own)).toEqual([null, null, "fox"]);
  expect(taken.map(({ match }) => match)).toEqual([null, null, null]);
  expect(owns([1, "fox"])[1]?.match).toBe(matches[1]);
  expect(pairUp(chapters, [], new Map()).map(({ own }) => own)).toEqual([null, null, null]);
});
