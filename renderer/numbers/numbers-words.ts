import type { Asked } from "../../story/statistics/goal.ts";
import type { Change } from "../../story/statistics/written.ts";
import type { Texts } from "../language/language.ts";

/** Everything that the numbers say, in one language. */
export interface NumbersWords {
  readonly title: string;
  readonly back: string;
  readonly tabs: { readonly written: string; readonly lengths: string; readonly prose: string };
  readonly foot: string;
  readonly reading: string;
  readonly number: (value: number) => string;
  readonly signed: (value: number) => string;
  readonly percent: (share: number) => string;
  readonly decimal: (value: number) => string;
  readonly wordsOf: (words: number) => string;
  readonly ofTarget: (words: number, target: number) => string;
  readonly chapterWords: (words: number, target: number | null) => string;
  readonly sceneWords: (words: number) => string;
  readonly selectedWords: (words: number) => string;
  readonly todayWords: (net: number, target: number | null) => string;
  readonly today: string;
  readonly week: string;
  readonly book: string;
  readonly change: (change: Change) => string;
  readonly withOthers: (net: number) => string;
  readonly goals: string;
  readonly goalsName: string;
  readonly asked: (asked: Asked, date: string) => string | null;
  readonly noGoal: string;
  readonly dailyTarget: string;
  readonly bookTarget: string;
  readonly byDate: string;
  readonly weekdaysLegend: string;
  readonly weekdays: readonly string[];
  readonly weekdayNames: readonly string[];
  readonly goalsHint: string;
  readonly none: string;
  readonly save: string;
  readonly cancel: string;
  readonly days: string;
  readonly period: string;
  readonly lastYear: string;
  readonly whose: string;
  readonly everybody: string;
  readonly you: string;
  readonly calendar: string;
  readonly less: string;
  readonly more: string;
  readonly noDays: string;
  readonly dayTold: (date: string, change: Change) => string;
  readonly bookOverTime: string;
  readonly plotTold: (from: string, first: number, to: string, last: number) => string;
  readonly goalLine: string;
  readonly asTable: string;
  readonly month: string;
  readonly added: string;
  readonly removed: string;
  readonly net: string;
  readonly bookAtEnd: string;
  readonly chapter: string;
  readonly nothingThatDay: string;
  readonly gone: string;
  readonly here: string;
  readonly what: string;
  readonly words: string;
  readonly characters: string;
  readonly pages: string;
  readonly readingTime: string;
  readonly selection: string;
  readonly scene: string;
  readonly part: string;
  readonly minutes: (minutes: number) => string;
  readonly pageHint: string;
  readonly byChapter: string;
  readonly target: string;
  readonly notInBook: string;
  readonly measure: string;
  readonly sentence: string;
  readonly dialogue: string;
  readonly overused: string;
  readonly overusedHint: string;
  readonly sentenceTold: (median: string, longest: number) => string;
  readonly barsTold: (measure: string, least: string, most: string, chapter: string) => string;
  readonly allSentences: string;
  readonly sentencesOf: (from: number, to: number | null) => string;
  readonly sentences: string;
  readonly people: string;
  readonly names: string;
  readonly namesHint: string;
  readonly noNames: string;
  readonly name: string;
  readonly mentions: string;
  readonly whereNamed: string;
  readonly stripTold: (chapters: number, of: number, most: string) => string;
  readonly noProse: string;
  readonly date: (day: string) => string;
  readonly shortDate: (day: string) => string;
  readonly monthName: (day: string) => string;
  readonly monthAndYear: (day: string) => string;
}

/** Days are calendar days: they are told in the zone in which they were counted, which is none any more. */
function formats(language: string) {
  const date = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" });
    return (day: string): string => format.format(new Date(`${day}T00:00:00Z`));
  };
  const whole = new Intl.NumberFormat(language);
  const one = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(language, { style: "percent" });
  return {
    number: (value: number) => whole.format(value).replace("-", "−"),
    signed: (value: number) => `${value > 0 ? "+" : ""}${whole.format(value).replace("-", "−")}`,
    decimal: (value: number) => one.format(value),
    percent: (share: number) => percent.format(share),
    date: date({ weekday: "long", day: "numeric", month: "long", year: "numeric" }),
    shortDate: date({ day: "numeric", month: "long", year: "numeric" }),
    monthName: date({ month: "short" }),
    monthAndYear: date({ month: "long", year: "numeric" }),
  };
}

const en = formats("en");
const de = formats("de");
const nEn = en.number;
const nDe = de.number;
const wordsEn = (words: number) => `${nEn(words)} ${words === 1 ? "word" : "words"}`;
const wordsDe = (words: number) => `${nDe(words)} ${words === 1 ? "Wort" : "Wörter"}`;

const english: NumbersWords = {
  ...en,
  title: "Numbers",
  back: "Back to writing",
  tabs: { written: "Written", lengths: "Lengths", prose: "Prose" },
  foot: "Numbers",
  reading: "Counting…",
  wordsOf: wordsEn,
  ofTarget: (words, target) => `${nEn(words)} of ${wordsEn(target)}`,
  chapterWords: (words, target) => (target === null ? wordsEn(words) : `${nEn(words)} of ${wordsEn(target)}`),
  sceneWords: (words) => `${nEn(words)} in this scene`,
  selectedWords: (words) => `${wordsEn(words)} selected`,
  todayWords: (net, target) => (target === null ? `${en.signed(net)} today` : `${nEn(net)} of ${nEn(target)} today`),
  today: "Today",
  week: "This week",
  book: "The book",
  change: ({ added, removed }) => `${nEn(added)} added, ${nEn(removed)} taken away`,
  withOthers: (net) => `${en.signed(net)} with everybody’s`,
  goals: "Goals…",
  goalsName: "Goals…",
  asked: (asked, date) => {
    switch (asked.kind) {
      case "nothing":
        return null;
      case "reached":
        return "The goal is reached.";
      case "late":
        return `${wordsEn(asked.missing)} were missing on ${date}.`;
      case "a day":
        return `${wordsEn(asked.perDay)} a day until ${date}: ${nEn(asked.days)} ${asked.days === 1 ? "day" : "days"}.`;
    }
  },
  noGoal: "No goal is set.",
  dailyTarget: "Your words a day, in this story",
  bookTarget: "Words of the book",
  byDate: "Finished by",
  weekdaysLegend: "Days of the week on which you write",
  weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
  weekdayNames: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
  goalsHint: "Chapters have targets of their own, in Details.",
  none: "none",
  save: "Save",
  cancel: "Cancel",
  days: "Days",
  period: "Period",
  lastYear: "Last twelve months",
  whose: "Whose words",
  everybody: "Everybody’s",
  you: "Yours",
  calendar: "Words by day",
  less: "Less",
  more: "More",
  noDays: "Nothing was written in this time.",
  dayTold: (date, { added, removed }) =>
    added === 0 && removed === 0 ? `${date}: nothing` : `${date}: ${nEn(added)} added, ${nEn(removed)} taken away`,
  bookOverTime: "Words of the book",
  plotTold: (from, first, to, last) => `From ${nEn(first)} on ${from} to ${wordsEn(last)} on ${to}.`,
  goalLine: "Goal",
  asTable: "As a table, by month",
  month: "Month",
  added: "Added",
  removed: "Taken away",
  net: "Net",
  bookAtEnd: "The book",
  chapter: "Chapter",
  nothingThatDay: "Nothing was written on this day.",
  gone: "In the trash",
  here: "Where you are",
  what: "What",
  words: "Words",
  characters: "Characters",
  pages: "Pages",
  readingTime: "Reading time",
  selection: "Selection",
  scene: "Scene",
  part: "Part",
  minutes: (minutes) =>
    minutes < 1
      ? "under a minute"
      : minutes < 90
        ? `${minutes} min`
        : `${nEn(Math.floor(minutes / 60))} h ${minutes % 60} min`,
  pageHint: "A page has 250 words; a reader takes 260 a minute.",
  byChapter: "By chapter",
  target: "Target",
  notInBook: "not in the book",
  measure: "Show",
  sentence: "Words a sentence",
  dialogue: "Dialogue",
  overused: "Used more than elsewhere",
  overusedHint:
    "Words and phrases that a chapter uses far more often than your other chapters do. It is no fault: it is where to look.",
  sentenceTold: (median, longest) => `median ${median}, longest ${nEn(longest)}`,
  barsTold: (measure, least, most, chapter) =>
    `${measure} by chapter: from ${least} to ${most}, the most in “${chapter}”.`,
  allSentences: "Sentences by length",
  sentencesOf: (from, to) => (to === null ? `${from} words and more` : `${from} to ${to} words`),
  sentences: "Sentences",
  people: "Characters",
  names: "Names",
  namesHint:
    "Words that recur with a capital inside of sentences. Put a note for each character into a folder “Characters”, and these will be them.",
  noNames:
    "No names were found. Put a note for each character into a folder “Characters”, and they will be looked for.",
  name: "Name",
  mentions: "Times",
  whereNamed: "Chapter by chapter",
  stripTold: (chapters, of, most) => `In ${nEn(chapters)} of ${nEn(of)} chapters, most often in “${most}”`,
  noProse: "There is nothing to read in the book yet.",
};

const german: NumbersWords = {
  ...de,
  title: "Zahlen",
  back: "Zurück zum Schreiben",
  tabs: { written: "Geschrieben", lengths: "Längen", prose: "Sprache" },
  foot: "Zahlen",
  reading: "Es wird gezählt …",
  wordsOf: wordsDe,
  ofTarget: (words, target) => `${nDe(words)} von ${wordsDe(target)}`,
  chapterWords: (words, target) => (target === null ? wordsDe(words) : `${nDe(words)} von ${wordsDe(target)}`),
  sceneWords: (words) => `${nDe(words)} in dieser Szene`,
  selectedWords: (words) => `${wordsDe(words)} markiert`,
  todayWords: (net, target) => (target === null ? `heute ${de.signed(net)}` : `heute ${nDe(net)} von ${nDe(target)}`),
  today: "Heute",
  week: "Diese Woche",
  book: "Das Buch",
  change: ({ added, removed }) => `${nDe(added)} dazu, ${nDe(removed)} weg`,
  withOthers: (net) => `${de.signed(net)} mit denen der anderen`,
  goals: "Ziele …",
  goalsName: "Ziele …",
  asked: (asked, date) => {
    switch (asked.kind) {
      case "nothing":
        return null;
      case "reached":
        return "Das Ziel ist erreicht.";
      case "late":
        return `Am ${date} fehlten ${wordsDe(asked.missing)}.`;
      case "a day":
        return `${wordsDe(asked.perDay)} am Tag bis ${date}: ${nDe(asked.days)} ${asked.days === 1 ? "Tag" : "Tage"}.`;
    }
  },
  noGoal: "Kein Ziel gesetzt.",
  dailyTarget: "Deine Wörter am Tag, in dieser Geschichte",
  bookTarget: "Wörter des Buchs",
  byDate: "Fertig am",
  weekdaysLegend: "Wochentage, an denen geschrieben wird",
  weekdays: ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"],
  weekdayNames: ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
  goalsHint: "Kapitel haben eigene Ziele, unter Angaben.",
  none: "keines",
  save: "Speichern",
  cancel: "Abbrechen",
  days: "Tage",
  period: "Zeitraum",
  lastYear: "Die letzten zwölf Monate",
  whose: "Wessen Wörter",
  everybody: "Die aller",
  you: "Meine",
  calendar: "Wörter nach Tagen",
  less: "Weniger",
  more: "Mehr",
  noDays: "In dieser Zeit wurde nichts geschrieben.",
  dayTold: (date, { added, removed }) =>
    added === 0 && removed === 0 ? `${date}: nichts` : `${date}: ${nDe(added)} dazu, ${nDe(removed)} weg`,
  bookOverTime: "Wörter des Buchs",
  plotTold: (from, first, to, last) => `Von ${nDe(first)} am ${from} zu ${wordsDe(last)} am ${to}.`,
  goalLine: "Ziel",
  asTable: "Als Tabelle, nach Monaten",
  month: "Monat",
  added: "Dazu",
  removed: "Weg",
  net: "Netto",
  bookAtEnd: "Das Buch",
  chapter: "Kapitel",
  nothingThatDay: "An diesem Tag wurde nichts geschrieben.",
  gone: "Im Papierkorb",
  here: "Wo du gerade bist",
  what: "Was",
  words: "Wörter",
  characters: "Zeichen",
  pages: "Seiten",
  readingTime: "Lesezeit",
  selection: "Markierung",
  scene: "Szene",
  part: "Teil",
  minutes: (minutes) =>
    minutes < 1
      ? "unter einer Minute"
      : minutes < 90
        ? `${minutes} min`
        : `${nDe(Math.floor(minutes / 60))} h ${minutes % 60} min`,
  pageHint: "Eine Seite hat 250 Wörter; gelesen werden 260 in der Minute.",
  byChapter: "Nach Kapiteln",
  target: "Ziel",
  notInBook: "nicht im Buch",
  measure: "Anzeigen",
  sentence: "Wörter je Satz",
  dialogue: "Dialog",
  overused: "Häufiger als anderswo",
  overusedHint:
    "Wörter und Wendungen, die ein Kapitel weit häufiger gebraucht als die anderen Kapitel. Das ist kein Fehler: Dort lohnt ein Blick.",
  sentenceTold: (median, longest) => `Median ${median}, längster ${nDe(longest)}`,
  barsTold: (measure, least, most, chapter) =>
    `${measure} nach Kapiteln: von ${least} bis ${most}, am meisten in „${chapter}“.`,
  allSentences: "Sätze nach Länge",
  sentencesOf: (from, to) => (to === null ? `${from} Wörter und mehr` : `${from} bis ${to} Wörter`),
  sentences: "Sätze",
  people: "Figuren",
  names: "Namen",
  namesHint:
    "Wörter, die innerhalb von Sätzen immer wieder groß geschrieben sind. Mit einer Notiz für jede Figur in einem Ordner „Figuren“ sind es diese.",
  noNames:
    "Keine Namen gefunden. Gibt es für jede Figur eine Notiz in einem Ordner „Figuren“, dann wird nach ihnen gesucht.",
  name: "Name",
  mentions: "Male",
  whereNamed: "Kapitel für Kapitel",
  stripTold: (chapters, of, most) => `In ${nDe(chapters)} von ${nDe(of)} Kapiteln, am häufigsten in „${most}“`,
  noProse: "Im Buch gibt es noch nichts zu lesen.",
};

export const numbersTexts: Texts<NumbersWords> = { english, german };
