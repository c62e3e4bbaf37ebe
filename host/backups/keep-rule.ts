/** All of so many days, then the newest of each week for so many weeks, then the newest of each month for so many months. */
export interface KeepRule {
  readonly days: number;
  readonly weeks: number;
  readonly months: number;
}

const day = 24 * 60 * 60 * 1000;

/**
 * Which backups stay. The newest always does, and one from the future is never judged.
 *
 * @param times when each was made, in milliseconds since 1970
 * @returns the places in `times` of those that stay
 */
export function backupsToKeep(times: readonly number[], now: number, rule: KeepRule): ReadonlySet<number> {
  const newestFirst = times.map((time, place) => ({ time, place })).sort((a, b) => b.time - a.time);
  const kept = new Set<number>();
  const taken = new Set<string>();
  for (const { time, place } of newestFirst) {
    const span = spanOf(time, now, rule);
    if (kept.size > 0 && (span === null || taken.has(span))) continue;
    kept.add(place);
    if (span !== null && span !== "day") taken.add(span);
  }
  return kept;
}

/**
 * Backups of one span stand for each other; those of the last days each for themselves. null: too old to be kept. Weeks and
 * months are the calendar's (UTC): if they were counted back from now, each day would bring another backup into the last
 * of them, and none would ever grow older.
 */
function spanOf(time: number, now: number, { days, weeks, months }: KeepRule): string | null {
  const age = Math.floor((now - time) / day);
  if (age < days) return "day";
  if (age < days + weeks * 7) return `week ${Math.floor((time / day + 3) / 7)}`;
  if (age >= days + weeks * 7 + months * 31) return null;
  const date = new Date(time);
  return `month ${date.getUTCFullYear()}-${date.getUTCMonth()}`;
}
