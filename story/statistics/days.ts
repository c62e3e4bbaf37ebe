/** A day of somebody's calendar: "2026-11-26". Days compare as text. */
export type Day = string;

/**
 * Finds the day that a moment belongs to. Days begin at midnight in `zone`, and so have 23 or 25 hours where clocks are
 * changed.
 *
 * @param zone an IANA time zone such as "Europe/Berlin"
 * @returns a function of seconds since 1970; it remembers quarters of an hour, on which all offsets in use begin
 */
export function daysOf(zone: string): (seconds: number) => Day {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  const known = new Map<number, Day>();
  return (seconds) => {
    const quarter = Math.floor(seconds / 900);
    let day = known.get(quarter);
    if (day === undefined) {
      const parts = new Map(format.formatToParts(quarter * 900_000).map(({ type, value }) => [type, value]));
      day = `${(parts.get("year") ?? "").padStart(4, "0")}-${parts.get("month")}-${parts.get("day")}`;
      known.set(quarter, day);
    }
    return day;
  };
}

export function isTimeZone(value: unknown): value is string {
  if (typeof value !== "string") return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: value });
    return true;
  } catch {
    // Intl throws for what is no time zone; there is no other way to ask.
    return false;
  }
}

/** The day of an ISO 8601 time. */
export function dayOf(iso: string, zone: string): Day {
  return daysOf(zone)(Date.parse(iso) / 1000);
}

export function isDay(value: unknown): value is Day {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) && addDays(value, 0) === value;
}

/** The day so many days later; calendar days have no hours, so that no clock change can shift them. */
export function addDays(day: Day, count: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** 1 is Monday, 7 is Sunday, as ISO 8601 counts. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** The Monday on or before a day: weeks are ISO 8601's. */
export function weekStart(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day));
}
