import { randomBytes } from "node:crypto";
import { basename, dirname, join } from "node:path";
import { textDocument } from "../../history/record.ts";
import { fileNameFor, folderNameFor } from "../../story/file-names.ts";
import { createItemId, createProjectId } from "../../story/ids.ts";
import { printManifest } from "../../story/manifest.ts";
import type { MatterRole } from "../../story/matter.ts";
import type { ItemParent, Outline, OutlineItem } from "../../story/outline.ts";
import { fillOutline } from "../../story/outline-placing.ts";
import { fail, type Problem, type Result, succeed } from "../../story/problem.ts";
import { placeFolder } from "../data-folder.ts";
import type { Disk } from "../disk/disk.ts";
import { diskProblem, unmade } from "../disk/disk-problem.ts";
import { makeLastingFolder } from "../disk/lasting-folder.ts";
import { writeWhole } from "../disk/write-whole.ts";
import { Action } from "../live/action.ts";
import { buildingFolder } from "./building-folder.ts";
import { type OpenOptions, openProject } from "./open-project.ts";
import type { Project } from "./project.ts";
import { manifestName } from "./project-folder.ts";

/** A story to be made: parts and folders hold others, chapters and notes hold text. */
export interface NewItem {
  readonly kind: OutlineItem["kind"];
  readonly title: string;
  readonly text: string;
  readonly matter?: MatterRole | null;
  readonly children: readonly NewItem[];
}

export interface NewStory {
  readonly title: string;
  readonly author: string;
  readonly language: string;
  readonly book: readonly NewItem[];
  readonly notes: readonly NewItem[];
}

/** A free place for a story's folder in the library: its title, and a number where that is taken. */
export async function freeFolder(disk: Disk, parent: string, title: string): Promise<string> {
  const name = folderNameFor(title);
  for (let number = 1; ; number++) {
    const path = join(parent, number === 1 ? name : `${name} ${number}`);
    if (!(await disk.stat(path))) return path;
  }
}

/**
 * Makes the folder of a new story, whole or not at all: it is built beside its place and put there when it is complete.
 *
 * @param folder where it will be; nothing may be there, or an empty folder
 * @param fill brings in what comes from elsewhere
 */
export async function createProject(
  folder: string,
  story: NewStory,
  options: OpenOptions,
  fill?: (project: Project) => Promise<Result<unknown>>,
): Promise<Result<string>> {
  const { disk } = options;
  const parent = dirname(folder);
  const building = await buildingFolder(disk, parent);
  try {
    if (await disk.stat(folder)) {
      if ((await disk.list(folder)).length > 0) return folderTaken(folder);
    }
    await makeLastingFolder(disk, parent);
    await writeSkeleton(disk, building, story);
    const opened = await openProject(building, options);
    if (!opened.ok) return await giveUp(options, building, opened.problem);
    fillProject(opened.value, story);
    const filled = await fill?.(opened.value);
    if (filled && !filled.ok) {
      await opened.value.close({ seal: false });
      return await giveUp(options, building, filled.problem);
    }
    const problem = await opened.value.close({ seal: false });
    if (problem) return await giveUp(options, building, problem);
    if (await disk.stat(folder)) await disk.removeFolder(folder);
    await disk.rename(building, folder);
    try {
      await disk.flushFolder(parent);
    } catch (cause) {
      // It may not be there after a power loss: then it isn't made, and is said not to be.
      await disk.rename(folder, building);
      throw cause;
    }
    return succeed(folder);
  } catch (cause) {
    const problem = diskProblem(cause);
    return await giveUp(options, building, problem);
  }
}

/** Also what this installation had begun to keep about it. */
async function giveUp({ disk, data }: OpenOptions, building: string, problem: Problem): Promise<Result<never>> {
  const found = await disk.stat(building).catch(() => null);
  const path = (await disk.realPath(building).catch(() => null)) ?? building;
  if (found) await disk.removeFolder(placeFolder(data, path, found.identity)).catch(() => undefined);
  await disk.removeFolder(building).catch(() => undefined);
  return { ok: false, problem: unmade(problem) };
}

async function writeSkeleton(disk: Disk, folder: string, story: NewStory): Promise<void> {
  await disk.makeFolder(folder);
  for (const name of ["chapters", "notes", "assets", "trash", ".history"]) await disk.makeFolder(join(folder, name));
  const project = createProjectId(Date.now(), randomNumber);
  const outline: Outline = {
    title: story.title,
    author: story.author,
    language: story.language,
    book: [],
    notes: [],
    trash: [],
    columns: [],
    scenes: [],
    bookmarks: [],
  };
  const manifest = printManifest({ project, outline, people: [], settings: {} });
  await writeWhole(disk, join(folder, manifestName), new TextEncoder().encode(manifest));
}

function fillProject(project: Project, story: NewStory): void {
  const texts = new Map<string, string>();
  const taken: string[] = [];
  const place = (items: readonly NewItem[], parent: ItemParent): OutlineItem[] =>
    items.map((item) => {
      const id = createItemId(project.now(), randomNumber);
      const hasFile = item.kind === "chapter" || item.kind === "note";
      const file = hasFile ? fileNameFor(item.title, taken, item.kind === "note" ? "notes" : "chapters") : null;
      if (file !== null) {
        taken.push(file);
        texts.set(id, item.text);
      }
      const plain = { synopsis: "", status: null, tags: [], pointOfView: "", target: null, inBook: true };
      const named = {
        id,
        kind: item.kind,
        title: item.title,
        formerTitles: [],
        file,
        archived: false,
        matter: item.matter ?? null,
        columns: {},
      };
      return { ...named, ...plain, parent, children: place(item.children, id) };
    });
  const outline: Outline = {
    title: story.title,
    author: story.author,
    language: story.language,
    book: place(story.book, "book"),
    notes: place(story.notes, "notes"),
    trash: [],
    columns: [],
    scenes: [],
    bookmarks: [],
  };
  const action = new Action("imported", null, null);
  project.act(action, () => fillOutline(project.outlineDocument.doc, outline, action));
  for (const [id, text] of texts) {
    const chapter = new Action("imported", null, null);
    project.act(chapter, () => {
      const document = project.begin(textDocument(id));
      document.doc.transact(() => document.text.insert(0, text), chapter);
    });
  }
}

function folderTaken(folder: string): Result<never> {
  return fail(
    "folder-taken",
    `There are files in ${folder} already.`,
    `Choose another folder, or an empty one; “${basename(folder)} 2” would do.`,
  );
}

function randomNumber(): number {
  return randomBytes(4).readUInt32LE() / 2 ** 32;
}
