import { describe, expect, it } from "vitest";
import { sceneMoves } from "../../renderer/corkboard/board-moves.ts";
import { createItemId, type ItemId } from "../../story/ids.ts";
import { createRandom } from "../story/random.ts";

// Law: whatever is dragged where, the moves that the host is asked for give the order that was on the board.

const chapters = [1, 2].map((n) => createItemId(n * 1000, () => 0));

describe("scenes that are dragged", () => {
  it("stand together in the gap, in their order, and all others as they did", () => {
    for (let seed = 1; seed <= 300; seed++) {
      const random = createRandom(seed);
      const board = new Map(
        chapters.map((chapter) => [
          chapter,
          Array.from({ length: random.below(5) + 1 }, (_, scene) => ({ chapter, scene, title: `${chapter} ${scene}` })),
        ]),
      );
      const all = [...board.values()].flat();
      const dragged = all.filter(() => random.below(3) === 0);
      const to = random.pick(chapters);
      const there = board.get(to)!;
      const before = random.below(there.length + 1);
      const texts = new Map(chapters.map((chapter) => [chapter, board.get(chapter)!.map(({ title }) => title)]));
      const moves = sceneMoves(dragged, to, before === there.length ? null : before, (chapter) => board.get(chapter)!);
      for (const move of moves) {
        if (move.kind !== "move scene") throw new Error("Only scenes are moved.");
        const [title] = texts.get(move.chapter)!.splice(move.scene, 1);
        expect(title, `seed ${seed}`).toBe(move.title);
        texts.get(move.to)!.splice(move.place, 0, title!);
      }
      const isMoved = (title: string) => dragged.some((scene) => scene.title === title);
      const stay = (list: readonly { readonly title: string }[]) =>
        list.map(({ title }) => title).filter((t) => !isMoved(t));
      const wanted = (chapter: ItemId) =>
        chapter === to
          ? [...stay(there.slice(0, before)), ...dragged.map(({ title }) => title), ...stay(there.slice(before))]
          : stay(board.get(chapter)!);
      for (const chapter of chapters) expect(texts.get(chapter), `seed ${seed}`).toEqual(wanted(chapter));
    }
  });
});
