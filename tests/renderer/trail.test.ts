import { expect, test } from "vitest";
import { keepPlaces, leavePlace, noTrail, stepBack, stepForward, type Trail } from "../../renderer/pages/trail.ts";

test("going back and forward visits the same places, from whatever place one starts", () => {
  let trail: Trail<string> = noTrail;
  for (const place of ["a", "b", "c"]) trail = leavePlace(trail, place);
  const seen: string[] = [];
  let here = "d";
  for (let step = stepBack(trail, here); step; step = stepBack(trail, here)) {
    ({ to: here, trail } = step);
    seen.push(here);
  }
  for (let step = stepForward(trail, here); step; step = stepForward(trail, here)) {
    ({ to: here, trail } = step);
    seen.push(here);
  }
  expect(seen).toEqual(["c", "b", "a", "b", "c", "d"]);
});

test("going somewhere new forgets what lay ahead", () => {
  const back = stepBack(leavePlace<string>(noTrail, "a"), "b");
  expect(back?.trail.ahead).toEqual(["b"]);
  expect(leavePlace(back?.trail ?? noTrail, "a").ahead).toEqual([]);
});

test("places that have gone are passed over, and the trail doesn't grow without end", () => {
  let trail: Trail<string> = noTrail;
  for (let at = 0; at < 300; at++) trail = leavePlace(trail, at % 2 ? "gone" : `place ${at}`);
  expect(trail.behind).toHaveLength(100);
  expect(
    stepBack(
      keepPlaces(trail, (place) => place !== "gone"),
      null,
    )?.to,
  ).toBe("place 298");
});
