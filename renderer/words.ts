const numbers = new Intl.NumberFormat("en");

/** "1 word", "17,824 words". */
export function wordCount(words: number): string {
  return counted(words, "word");
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${numbers.format(count)} ${count === 1 ? one : many}`;
}

export function grouped(count: number): string {
  return numbers.format(count);
}

const day = new Intl.DateTimeFormat("en", { weekday: "long", day: "numeric", month: "long", year: "numeric" });
const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

/** "Today", "Yesterday" or "Sunday, November 22, 2026". */
export function dayName(iso: string, now = new Date()): string {
  const date = new Date(iso);
  if (sameDay(date, now)) return "Today";
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  if (sameDay(date, yesterday)) return "Yesterday";
  return day.format(date);
}

export function clockTime(iso: string): string {
  return clock.format(new Date(iso));
}

function sameDay(a: Date, b: Date): boolean {
  return a.toDateString() === b.toDateString();
}

export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** @param time ISO 8601 */
export function dayAndTime(time: string): string {
  return `${day.format(new Date(time))}, ${clockTime(time)}`;
}
