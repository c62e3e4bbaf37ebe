import { expect, test } from "vitest";
import * as Y from "yjs";
import { printGoals, readGoals, restoreGoals } from "../../story/goal-document.ts";
import { applyOutlineEdit, type OutlineEdit } from "../../story/outline-edits.ts";
import { noGoal } from "../../story/statistics/goal.ts";

const goal = { words: 80_000, by: "2027-03-31", weekdays: [1, 2, 3] };

function apply(doc: Y.Doc, edit: OutlineEdit): OutlineEdit {
  const applied = applyOutlineEdit(doc, edit, null);
  if (!applied.ok) throw new Error(applied.problem.code);
  return applied.value.inverse;
}

test("goals are set, read and taken back", () => {
  const doc = new Y.Doc();
  expect(readGoals(doc)).toEqual({ book: noGoal, daily: {} });
  const back = [
    apply(doc, { kind: "setGoal", goal }),
    apply(doc, { kind: "setDaily", person: "ann", words: 500 }),
    apply(doc, { kind: "setDaily", person: "ann", words: 700 }),
  ];
  expect(readGoals(doc)).toEqual({ book: goal, daily: { ann: 700 } });
  for (const inverse of back.reverse()) apply(doc, inverse);
  expect(readGoals(doc)).toEqual({ book: noGoal, daily: {} });
});

test("what is no goal is refused, and nothing changes", () => {
  const doc = new Y.Doc();
  const code = (edit: OutlineEdit) => {
    const applied = applyOutlineEdit(doc, edit, null);
    return applied.ok ? "ok" : applied.problem.code;
  };
  expect(code({ kind: "setGoal", goal: { ...goal, words: Number.NaN } })).toBe("value-unfit");
  expect(code({ kind: "setGoal", goal: { ...goal, by: "soon" } })).toBe("value-unfit");
  expect(code({ kind: "setDaily", person: "ann", words: 0.5 })).toBe("value-unfit");
  expect(code({ kind: "setDaily", person: " ", words: 5 })).toBe("value-unfit");
  expect(readGoals(doc)).toEqual({ book: noGoal, daily: {} });
});

test("two people's targets don't overwrite each other", () => {
  const one = new Y.Doc();
  const two = new Y.Doc();
  apply(one, { kind: "setDaily", person: "ann", words: 500 });
  apply(two, { kind: "setDaily", person: "bob", words: 300 });
  Y.applyUpdate(one, Y.encodeStateAsUpdate(two));
  expect(readGoals(one).daily).toEqual({ ann: 500, bob: 300 });
});

test("what the manifest shows brings them back", () => {
  const doc = new Y.Doc();
  apply(doc, { kind: "setGoal", goal });
  apply(doc, { kind: "setDaily", person: "ann", words: 500 });
  const shown = printGoals(readGoals(doc));
  expect(shown).toEqual({ words: 80_000, by: "2027-03-31", weekdays: [1, 2, 3], daily: { ann: 500 } });
  const again = new Y.Doc();
  restoreGoals(again, JSON.parse(JSON.stringify(shown)));
  expect(readGoals(again)).toEqual(readGoals(doc));
  expect(printGoals(readGoals(new Y.Doc()))).toBeNull();
  for (const nonsense of [undefined, null, 7, "x", [], { daily: "x", words: "many" }])
    restoreGoals(new Y.Doc(), nonsense as never);
});
