import { describe, expect, it } from "vitest";
import { cutScene, insertScene } from "../../story/scene-moves.ts";
import { findScenes } from "../../story/scenes.ts";
import { createRandom, type Random } from "./random.ts";

// Laws: a scene that is moved is, to the letter, the scene at its new place, and all others are as they were; moved back
// with the gap it had, it gives the text back to the letter.

const breaks = ["\n\n***\n\n", "\n\n* * *\n\n", "\n#\n", "\n\n---\n\n", "\n\n___\n\n\n"];

function makeText(random: Random): string {
  let text = random.pick(["", "", "\n", "***\n\n"]);
  const count = random.below(6);
  for (let n = 0; n < count; n++) {
    const heading = random.below(3) === 0;
    if (n > 0) text += heading ? random.pick(["\n\n", "\n", ...breaks]) : random.pick(breaks);
    if (heading) text += `## Title ${random.below(100)}\n\n`;
    text += random.pick(["Prose ", "“Speech,” ", "- a list ", "> quoted "]) + random.below(1000);
    if (random.below(3) === 0) text += `\n\nAnd more ${random.below(1000)}.`;
    if (random.below(8) === 0) text += "\n\n```\n***\n```";
  }
  return text + random.pick(["", "\n", "\n\n"]);
}

function scenesOf(text: string): string[] {
  return findScenes(text).map(({ from, to }) => text.slice(from, to));
}

function splice(text: string, from: number, to: number, insert: string): string {
  return text.slice(0, from) + insert + text.slice(to);
}

function put(text: string, index: number, prose: string, gap: string | null): string | null {
  const insertion = insertScene(text, index, prose, gap);
  return insertion && splice(text, insertion.at, insertion.at, insertion.before + prose + insertion.after);
}

describe("moving a scene", () => {
  it("within a chapter or to another changes the order and nothing else, and moved back gives both texts again", () => {
    for (let seed = 1; seed <= 400; seed++) {
      const random = createRandom(seed);
      const source = makeText(random);
      const scenes = scenesOf(source);
      if (scenes.length === 0) continue;
      const index = random.below(scenes.length);
      const prose = scenes[index]!;
      const cut = cutScene(source, index)!;
      expect(source.slice(cut.scene.from, cut.scene.to), `seed ${seed}`).toBe(prose);
      const left = splice(source, cut.from, cut.to, "");
      const others = scenes.filter((_, n) => n !== index);
      expect(scenesOf(left), `seed ${seed}`).toEqual(others);
      const back = put(left, index, prose, cut.gap);
      // Where it was the only one, blank lines around it may be elsewhere.
      const exact = (text: string | null) => (others.length > 0 ? text : text?.replaceAll(/\s+/g, " ").trim());
      expect(exact(back), `seed ${seed}: back`).toBe(exact(source));

      const target = random.below(2) === 0 ? left : makeText(random);
      const targetScenes = scenesOf(target);
      const place = random.below(targetScenes.length + 1);
      const moved = put(target, place, prose, null);
      expect(moved, `seed ${seed}`).not.toBeNull();
      expect(scenesOf(moved!), `seed ${seed}`).toEqual([
        ...targetScenes.slice(0, place),
        prose,
        ...targetScenes.slice(place),
      ]);
      const again = cutScene(moved!, place)!;
      const without = splice(moved!, again.from, again.to, "");
      if (targetScenes.length > 0) expect(without, `seed ${seed}: taken out again`).toBe(target);
      else expect(scenesOf(without), `seed ${seed}: taken out again`).toEqual([]);
    }
  });

  it("takes the kind of break that the text has", () => {
    expect(put("One.\n\n* * *\n\nTwo.\n", 2, "New.", null)).toBe("One.\n\n* * *\n\nTwo.\n\n* * *\n\nNew.\n");
    expect(put("One.\n", 0, "New.", null)).toBe("New.\n\n***\n\nOne.\n");
    expect(put("One.\n", 1, "## Titled\n\nNew.", null)).toBe("One.\n\n## Titled\n\nNew.\n");
    expect(put("\n", 0, "New.", null)).toBe("New.\n");
  });

  it("refuses a scene that would swallow what comes after it", () => {
    expect(insertScene("One.\n", 0, "```\nnever closed", null)).toBeNull();
  });
});
