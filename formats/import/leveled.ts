import type { Head } from "./heads.ts";
import { joinTitle } from "./lines.ts";

export interface LeveledHead extends Head {
  /** 1 is the highest. */
  readonly level: number;
}

/**
 * Parts and chapters of a file that says down to which level its headings begin any. A part is what has the next level right below
 * it, with nothing between. Headings that are deeper are their chapters' own.
 */
export function takeLevels(headings: readonly LeveledHead[], lines: readonly string[], deepest: number): Head[] {
  const own = headings.filter(({ level }) => level <= deepest);
  return own.map((heading, place): Head => {
    const next = own[place + 1];
    const isPart = next?.level === heading.level + 1 && joinTitle(lines, heading.to, next.from) === "";
    return {
      ...heading,
      family: isPart ? "division" : "markdown",
      word: isPart ? "#".repeat(heading.level) : "",
      outer: !isPart && heading.level === 1,
    };
  });
}
