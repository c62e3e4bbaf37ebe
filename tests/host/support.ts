import { join } from "node:path";
import { textDocument } from "../../history/record.ts";
import type { Person } from "../../host/contract/contract.ts";
import { type DataFolder, openDataFolder } from "../../host/data-folder.ts";
import type { Disk } from "../../host/disk/disk.ts";
import { createSender } from "../../host/live/sender.ts";
import { createProject, type NewItem } from "../../host/project/create-project.ts";
import { openProject } from "../../host/project/open-project.ts";
import type { Project } from "../../host/project/project.ts";
import type { StoringPace } from "../../host/project/storing.ts";
import type { ItemId } from "../../story/ids.ts";
import type { OutlineItem } from "../../story/outline.ts";
import type { Result } from "../../story/problem.ts";

/** Nothing happens by itself: tests publish and seal when they want to. */
export const stillPace: StoringPace = { flush: 1_000_000, publish: 100_000_000, retry: 1, idle: 100_000_000 };

/** A clock that only tests move. */
export class TestClock {
  milliseconds = Date.UTC(2026, 0, 5, 12);

  readonly now = (): number => this.milliseconds;

  pass(milliseconds: number): void {
    this.milliseconds += milliseconds;
  }
}

/** One installation: a data folder, and whoever writes with it. */
export class Installation {
  readonly disk: Disk;
  readonly data: DataFolder;
  readonly clock: TestClock;
  readonly sender: ReturnType<typeof createSender>;

  private constructor(disk: Disk, data: DataFolder, clock: TestClock) {
    this.disk = disk;
    this.data = data;
    this.clock = clock;
    this.sender = createSender("a window", data.person);
  }

  static async make(disk: Disk, path: string, clock = new TestClock()): Promise<Installation> {
    return new Installation(disk, await openDataFolder(disk, path), clock);
  }

  get person(): Person {
    return this.data.person;
  }

  options() {
    const silent = () => undefined;
    const events = { documentChanged: silent, storage: silent, notices: silent };
    return { disk: this.disk, data: this.data, events, pace: stillPace, now: this.clock.now };
  }

  async create(folder: string, chapters: readonly (readonly [string, string])[]): Promise<string> {
    const book = chapters.map(([title, text]): NewItem => ({ kind: "chapter", title, text, children: [] }));
    return unwrap(
      await createProject(folder, { title: "A Story", author: "W", language: "en", book, notes: [] }, this.options()),
    );
  }

  async open(folder: string): Promise<Project> {
    return unwrap(await openProject(folder, this.options()));
  }

  /** Types at a place of a chapter, as a window would. */
  async type(project: Project, chapter: ItemId, at: number, text: string): Promise<void> {
    await this.edit(project, chapter, at, 0, text);
  }

  async edit(project: Project, chapter: ItemId, at: number, remove: number, text: string): Promise<void> {
    const document = await project.document(textDocument(chapter));
    document.doc.transact(() => {
      if (remove > 0) document.text.delete(at, remove);
      if (text !== "") document.text.insert(at, text);
    }, this.sender);
  }
}

export function unwrap<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.sentence}`);
  return result.value;
}

/** Chapters of the book in reading order. */
export function chaptersOf(project: Project): readonly OutlineItem[] {
  return project.outline.book.filter((item) => item.kind === "chapter");
}

/** Every text of a project by id, in the trash too. */
export async function textsOf(project: Project): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const item of project.items) if (item.file !== null) texts.set(item.id, await project.textOf(item.id));
  return texts;
}

export async function readText(disk: Disk, ...path: readonly string[]): Promise<string> {
  return new TextDecoder().decode(await disk.read(join(...path)));
}

export function noticeCodes(project: Project): readonly string[] {
  return project.mirroring.notices.list.map(({ problem }) => problem.code);
}

/** How often each tagged word ("~12", or "zz12" where texts are compared word by word) stands in some texts. */
export function countTags(texts: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const [tag] of text.matchAll(/~\w+|zz[abc]\d+/g)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return counts;
}
