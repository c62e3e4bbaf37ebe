import { chapterLevelName, readChapterLevel } from "../markup/chapter-level.ts";

/** What a document variable says, "{name}{value}" with its braces gone: how deep the headings of chapters go, or null. */
export function chapterLevelIn(variable: string): number | null {
  return variable.startsWith(chapterLevelName) ? readChapterLevel(variable.slice(chapterLevelName.length)) : null;
}
