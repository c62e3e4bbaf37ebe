import { fail, type Result, succeed } from "../../story/problem.ts";

const longestPattern = 500;
/** UTF-16 units of each line that a pattern is tried on. */
export const longestTestedLine = 300;

/**
 * A writer's pattern as a regular expression (`u` where it can be, so that \p{L} works). Refuses what can take for ever
 * on one line: a repeated group that repeats or chooses inside, and more than four wide repetitions.
 *
 * Problem: "pattern-bad".
 */
export function readPattern(source: string): Result<RegExp> {
  if (source.length > longestPattern) return bad("is longer than 500 characters");
  if (source.trim() === "") return bad("is empty");
  if (takesForEver(source)) return bad("repeats a repetition, which can take for ever");
  for (const flags of ["u", ""]) {
    try {
      return succeed(new RegExp(source, flags));
    } catch {
      // The next set of flags is more lenient.
    }
  }
  return bad("is not a regular expression");
}

function bad(what: string) {
  return fail("pattern-bad", `The pattern ${what}.`, "Write one like ^Chapter \\d+ and try again.");
}

function takesForEver(source: string): boolean {
  const groups: boolean[] = [];
  let wide = 0;
  for (let place = 0; place < source.length; place++) {
    const character = source[place] ?? "";
    if (character === "\\") {
      place++;
      if (/[SDWBpP]/.test(source[place] ?? "") && isUnbounded(source, place + 1)) wide++;
      if (isUnbounded(source, place + 1)) groups[groups.length - 1] = true;
      continue;
    }
    if (character === "[") {
      const end = classEnd(source, place);
      if (isUnbounded(source, end + 1)) {
        wide++;
        groups[groups.length - 1] = true;
      }
      place = end;
      continue;
    }
    if (character === "(") groups.push(false);
    else if (character === ")") {
      const risky = groups.pop() ?? false;
      if (risky && isUnbounded(source, place + 1)) return true;
      if (risky || isUnbounded(source, place + 1)) groups[groups.length - 1] = true;
    } else if (character === "|") groups[groups.length - 1] = true;
    else if (isUnbounded(source, place + 1)) {
      if (character === ".") wide++;
      groups[groups.length - 1] = true;
    }
  }
  return wide > 4;
}

/** A quantifier stands at `place` that has no end, or a large one. */
function isUnbounded(source: string, place: number): boolean {
  const character = source[place];
  if (character === "*" || character === "+") return true;
  const counted = /^\{(\d+)(,?)(\d*)\}/.exec(source.slice(place, place + 16));
  if (!counted) return false;
  const most = counted[3] ? Number(counted[3]) : counted[2] ? Number.POSITIVE_INFINITY : Number(counted[1]);
  return most > 9;
}

function classEnd(source: string, from: number): number {
  for (let place = from + 1; place < source.length; place++) {
    if (source[place] === "\\") place++;
    else if (source[place] === "]" && place > from + 1) return place;
  }
  return source.length;
}
