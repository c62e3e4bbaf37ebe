import { describe, expect, it } from "vitest";
import { englishAnswers } from "../../renderer/help/english-answer-words.ts";
import { germanAnswers } from "../../renderer/help/german-answer-words.ts";
import { helpIds } from "../../renderer/help/help-answers.ts";
import { searchHelp } from "../../renderer/help/help-search.ts";

const find = (answers: typeof englishAnswers, typed: string) =>
  searchHelp(
    helpIds.map((id) => ({ id, ...answers[id] })),
    typed,
  ).map(({ id }) => id);

describe("help", () => {
  it("answers what writers ask, in their own words", () => {
    for (const [typed, wanted] of [
      ["split a chapter", "split"],
      ["where is my text", "disk"],
      ["deleted words", "deletedWords"],
      ["trash", "deletedChapter"],
      ["ebook", "export"],
      ["dark mode", "look"],
      ["word count", "numbers"],
      ["dropbox", "together"],
      ["scrivenings", "manuscript"],
      ["shortcut", "commands"],
    ] as const)
      expect(find(englishAnswers, typed)[0], typed).toBe(wanted);
    for (const [typed, wanted] of [
      ["kapitel teilen", "split"],
      ["gelöscht", "deletedWords"],
      ["geloscht", "deletedWords"],
      ["nachtmodus", undefined],
      ["schriftgröße", "look"],
      ["sicherung", "backup"],
      ["wortzahl", "numbers"],
      ["vorlesen", "aloud"],
    ] as const)
      expect(find(germanAnswers, typed)[0], typed).toBe(wanted);
  });

  it("has all in order where nothing was typed, and none that lacks a word", () => {
    expect(find(englishAnswers, " ")).toEqual(helpIds);
    expect(find(englishAnswers, "split zebra")).toEqual([]);
    expect(find(englishAnswers, "?")).toEqual(helpIds);
  });

  it("is said in German, too", () => {
    for (const id of helpIds) {
      expect(germanAnswers[id].question, id).toMatch(/\?$/);
      expect(englishAnswers[id].question, id).toMatch(/\?$/);
      expect(germanAnswers[id].answer, id).not.toBe(englishAnswers[id].answer);
    }
  });
});
