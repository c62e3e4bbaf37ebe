import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { openDataFolder } from "../../host/data-folder.ts";
import { nodeDisk } from "../../host/disk/node-disk.ts";
import { createProject } from "../../host/project/create-project.ts";
import { makeScratch } from "./places.ts";
import { inventProse, seededRandom } from "./random.ts";

export interface Stories {
  /** A data folder that knows both. */
  readonly home: string;
  readonly many: string;
  readonly few: string;
}

export const manyChapters = 1000;
export const fewChapters = 10;
export const wordsOfChapter = 5000;

let made: Promise<Stories> | null = null;

/** A story of five million words in a thousand chapters, and one of ten such chapters; made once a run. */
export function inventStories(say: (sentence: string) => void): Promise<Stories> {
  made ??= invent(say);
  return made;
}

async function invent(say: (sentence: string) => void): Promise<Stories> {
  say(
    `Inventing ${manyChapters * wordsOfChapter} words in ${manyChapters} chapters, and ${fewChapters} of them alone…`,
  );
  const scratch = makeScratch();
  process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));
  const home = join(scratch, "home");
  const few = await makeStory(home, join(scratch, "few"), "Few chapters", fewChapters, wordsOfChapter);
  const many = await makeStory(home, join(scratch, "many"), "Many chapters", manyChapters, wordsOfChapter);
  return { home, many, few };
}

export async function makeStory(
  home: string,
  folder: string,
  title: string,
  chapters: number,
  words: number,
): Promise<string> {
  const random = seededRandom(chapters);
  const data = await openDataFolder(nodeDisk, home);
  const events = { documentChanged: () => undefined, storage: () => undefined, notices: () => undefined };
  const book = Array.from({ length: chapters }, (_, place) => ({
    kind: "chapter" as const,
    title: `Chapter ${place + 1}`,
    text: inventProse(words, random),
    children: [],
  }));
  const story = { title, author: "Nobody", language: "en", book, notes: [] };
  const result = await createProject(folder, story, { disk: nodeDisk, data, events });
  if (!result.ok) throw new Error(result.problem.sentence);
  return folder;
}

/** The ids of the project and of its first chapter. */
export function idsOf(project: string): { readonly project: string; readonly chapter: string } {
  const manifest = JSON.parse(readFileSync(join(project, "project.redraft"), "utf8")) as {
    readonly id: string;
    readonly items: readonly { readonly id: string; readonly kind: string }[];
  };
  const chapter = manifest.items.find(({ kind }) => kind === "chapter");
  return { project: manifest.id, chapter: chapter?.id ?? "" };
}
