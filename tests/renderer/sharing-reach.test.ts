import { expect, test } from "vitest";
import { endOfDay, reachesOthers } from "../../renderer/sharing/reach.ts";

test.each([
  ["http://127.0.0.1:47810/#join=x", false],
  ["ws://127.8.0.1:47810/contract", false],
  ["http://localhost:47810", false],
  ["http://[::1]:47810", false],
  ["https://stories.example.org", true],
  ["http://127.example.org", true],
])("%s is opened by another computer: %s", (address, reaches) => expect(reachesOthers(address)).toBe(reaches));

test("a link ends with the day that is chosen, where its maker is", () => {
  expect(endOfDay("2026-12-31")).toBe(new Date(2027, 0, 1).toISOString());
  expect(endOfDay("")).toBeNull();
});
