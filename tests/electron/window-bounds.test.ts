import { describe, expect, test } from "vitest";
import { type Bounds, placeWindow, smallest } from "../../electron/window-bounds.ts";
import { createRandom } from "../story/random.ts";

const desk: Bounds = { x: 0, y: 25, width: 1920, height: 1055 };
const beside: Bounds = { x: 1920, y: 0, width: 1280, height: 1024 };

describe("where a window opens", () => {
  test("where it was, on whichever screen that is", () => {
    const was = { x: 2000, y: 100, width: 900, height: 700 };
    expect(placeWindow(was, [desk, beside], [])).toEqual(was);
  });

  test("in the middle of the first screen where its own is not there any more", () => {
    const placed = placeWindow({ x: 2000, y: 100, width: 900, height: 700 }, [desk], []);
    expect(placed).toEqual({ x: 510, y: 143, width: 900, height: 700 });
  });

  test("in the middle where only its lower edge could be seen, for it could not be taken hold of", () => {
    expect(placeWindow({ x: 100, y: -600, width: 900, height: 700 }, [desk], []).y).toBeGreaterThanOrEqual(desk.y);
  });

  test("no larger than the screen, no smaller than can be used", () => {
    expect(placeWindow({ x: 0, y: 25, width: 5000, height: 4000 }, [desk], [])).toEqual(desk);
    expect(placeWindow({ x: 0, y: 25, width: 10, height: 10 }, [desk], [])).toMatchObject(smallest);
  });

  test("a step aside from one that stands in the very place", () => {
    const was = { x: 100, y: 100, width: 900, height: 700 };
    expect(placeWindow(was, [desk], [was])).toEqual({ ...was, x: 128, y: 128 });
  });

  test("law: always within reach of a screen, whatever was remembered", () => {
    for (let seed = 1; seed <= 500; seed++) {
      const random = createRandom(seed);
      const number = (from: number, to: number) => from + random.below(to - from + 1);
      const screens = Array.from({ length: number(1, 3) }, (_, n) => ({
        x: n * 2000 + number(-100, 100),
        y: number(-300, 300),
        width: number(800, 2500),
        height: number(600, 1600),
      }));
      const remembered = {
        x: number(-4000, 8000),
        y: number(-3000, 3000),
        width: number(1, 4000),
        height: number(1, 3000),
      };
      const others: Bounds[] = [];
      for (let n = 0; n < 12; n++) {
        const placed = placeWindow(remembered, screens, others);
        const reached = screens.some(
          (screen) =>
            placed.y >= screen.y &&
            placed.y + 32 <= screen.y + screen.height &&
            Math.min(placed.x + placed.width, screen.x + screen.width) - Math.max(placed.x, screen.x) >= 120,
        );
        expect(reached, `seed ${seed}, window ${n}: ${JSON.stringify({ remembered, screens, placed })}`).toBe(true);
        others.push(placed);
      }
    }
  });
});
