import { bookProblemWords } from "./book-problem-words.ts";
import { draftProblemWords } from "./draft-problem-words.ts";
import { hostProblemWords } from "./host-problem-words.ts";
import { importingProblemWords } from "./importing-problem-words.ts";
import { moreFormatsProblemWords } from "./more-formats-problem-words.ts";
import { officeProblemWords } from "./office-problem-words.ts";
import { packetProblemWords } from "./packet-problem-words.ts";
import { pageProblemWords } from "./page-problem-words.ts";
import { projectProblemWords } from "./project-problem-words.ts";
import { reviewProblemWords } from "./review-problem-words.ts";
import { sharingProblemWords } from "./sharing-problem-words.ts";
import { storyProblemWords } from "./story-problem-words.ts";
import { webProblemWords } from "./web-problem-words.ts";
import { windowProblemWords } from "./window-problem-words.ts";
import { wordProblemWords } from "./word-problem-words.ts";

/**
 * German for each sentence, by the English one. `{name}` is what stands for a title, a path or a number; `{why}` and
 * `{count}` are words of the host's own, which are German too.
 */
export const problemWords: Readonly<Record<string, string>> = {
  ...officeProblemWords,
  ...packetProblemWords,
  ...pageProblemWords,
  ...projectProblemWords,
  ...reviewProblemWords,
  ...sharingProblemWords,
  ...storyProblemWords,
  ...hostProblemWords,
  ...draftProblemWords,
  ...bookProblemWords,
  ...moreFormatsProblemWords,
  ...webProblemWords,
  ...importingProblemWords,
  ...windowProblemWords,
  ...wordProblemWords,
};

/** What a reader calls the file that it reads: where a sentence begins with it, a name can stand in its place. */
export const thisFile = "This file";
export const thisFileInGerman = /\b[Dd]ieser? Datei\b/;
