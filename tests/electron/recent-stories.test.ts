import { expect, test, vi } from "vitest";

vi.mock("electron", () => ({ app: {}, Menu: {} }));

const { jumpList } = await import("../../electron/recent-stories.ts");
const program = "C:\\Programs\\Redraft\\redraft.exe";
const stories = [
  { path: "D:\\Stories\\Missing Him", title: "Missing Him" },
  { path: "D:\\Stories\\Mud", title: "Mud" },
];

test("the jump list opens stories by their titles", () => {
  const items = jumpList(stories, program, []);
  expect(items.map(({ title, args }) => [title, args])).toEqual([
    ["Missing Him", '"D:\\Stories\\Missing Him"'],
    ["Mud", '"D:\\Stories\\Mud"'],
  ]);
  expect(items.every((item) => item.program === program && item.type === "task")).toBe(true);
});

test("what the writer has taken out of the jump list stays out", () => {
  const removed = jumpList(stories, program, []).slice(0, 1);
  expect(jumpList(stories, program, removed).map(({ title }) => title)).toEqual(["Mud"]);
});
