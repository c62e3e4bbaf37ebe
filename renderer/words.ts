import { type InterfaceLanguage, interfaceLanguage, type Texts, tagOf } from "./language/language.ts";

/** Numbers, days and sizes as the interface's language writes them; asked anew each time that one is said. */
interface Formats {
  readonly number: Intl.NumberFormat;
  readonly tenths: Intl.NumberFormat;
  readonly day: Intl.DateTimeFormat;
  readonly month: Intl.DateTimeFormat;
  readonly shortDay: Intl.DateTimeFormat;
  readonly clock: Intl.DateTimeFormat;
}

const formats: Texts<Formats> = { english: formatsOf("english"), german: formatsOf("german") };

const english = {
  words: (words: number) => counted(words, "word"),
  today: "Today",
  yesterday: "Yesterday",
  bytes: (bytes: number) => `${bytes} bytes`,
};
const texts = {
  english,
  german: {
    words: (words) => counted(words, "Wort", "Wörter"),
    today: "Heute",
    yesterday: "Gestern",
    bytes: (bytes) => `${bytes} Bytes`,
  },
} satisfies Texts<typeof english>;

function formatsOf(language: InterfaceLanguage): Formats {
  const tag = tagOf(language);
  // Hours go to 24 in both.
  const clockTag = language === "english" ? "en-GB" : tag;
  return {
    number: new Intl.NumberFormat(tag),
    tenths: new Intl.NumberFormat(tag, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    day: new Intl.DateTimeFormat(tag, { weekday: "long", day: "numeric", month: "long", year: "numeric" }),
    shortDay: new Intl.DateTimeFormat(clockTag, { day: "numeric", month: "short", year: "numeric" }),
    month: new Intl.DateTimeFormat(tag, { month: "long", year: "numeric" }),
    clock: new Intl.DateTimeFormat(clockTag, { hour: "2-digit", minute: "2-digit" }),
  };
}

/** "1 word", "17,824 words"; „17.824 Wörter“. */
export function wordCount(words: number): string {
  return texts[interfaceLanguage.value].words(words);
}

/** @param one and many, in the language that is spoken */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

export function grouped(count: number): string {
  return formats[interfaceLanguage.value].number.format(count);
}

/** "Today", "Yesterday" or "Sunday, November 22, 2026". */
export function dayName(iso: string, now = new Date(), language = interfaceLanguage.value): string {
  const date = new Date(iso);
  if (sameDay(date, now)) return texts[language].today;
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  if (sameDay(date, yesterday)) return texts[language].yesterday;
  return formats[language].day.format(date);
}

/** "March 2026". */
export function monthName(iso: string): string {
  return formats[interfaceLanguage.value].month.format(new Date(iso));
}

export function clockTime(iso: string): string {
  return formats[interfaceLanguage.value].clock.format(new Date(iso));
}

function sameDay(a: Date, b: Date): boolean {
  return a.toDateString() === b.toDateString();
}

export function fileSize(bytes: number): string {
  const language = interfaceLanguage.value;
  if (bytes < 1000) return texts[language].bytes(bytes);
  return bytes < 1_000_000
    ? `${Math.round(bytes / 1000)} kB`
    : `${formats[language].tenths.format(bytes / 1_000_000)} MB`;
}

/** @param time ISO 8601 */
export function dayAndTime(time: string): string {
  return `${formats[interfaceLanguage.value].day.format(new Date(time))}, ${clockTime(time)}`;
}

/** "25 Nov 2026, 04:15": where a line is short. @param time ISO 8601 */
export function shortDayAndTime(time: string): string {
  return `${formats[interfaceLanguage.value].shortDay.format(new Date(time))}, ${clockTime(time)}`;
}

/** "25 Nov 2026". @param time ISO 8601 */
export function shortDay(time: string): string {
  return formats[interfaceLanguage.value].shortDay.format(new Date(time));
}

/** A command's name without what says that a question follows: "Export…" is the dialog "Export". */
export function withoutDots(name: string): string {
  return name.replace(/\s?…$/, "");
}
