import { setImmediate as nextTurn } from "node:timers/promises";
import { outlineDocument, textDocument } from "../../history/record.ts";
import type { TextIndex } from "../../history/text-index.ts";
import { emptyVersion, printVersion, type Version } from "../../history/version.ts";
import { compareTexts } from "../../story/compare.ts";
import { type ComparedChapter, type CopiedRange, type LinkedChapter, linkChapters } from "../../story/compare-book.ts";
import type { ComparedText } from "../../story/compared-text.ts";
import type { ItemId } from "../../story/ids.ts";
import { longestRise } from "../../story/longest-rise.ts";
import { type OutlineItem, walkOutline } from "../../story/outline.ts";
import { type Result, succeed } from "../../story/problem.ts";
import { countWords } from "../../story/words.ts";
import type { BookComparisonPage, ChapterComparison, ChapterMove, Comparison } from "../contract/history.ts";
import { cancelled, runWork } from "../jobs/run-work.ts";
import { copiedRanges } from "./chapter-copies.ts";
import { compareVersions, creditComparison, nothingCompared } from "./comparison.ts";
import { outlineAt } from "./past-outline.ts";
import type { Project } from "./project.ts";
import { findVersion, type NamedVersion, textIn } from "./versions.ts";
import { Writers } from "./writers.ts";

/** No page, and no other stretch of work, takes much longer than this, in milliseconds: the host goes on saving between two. */
const pageTime = 60;

/** The first page comes sooner: somebody waits for it. */
const firstPageTime = 20;

/** More text than this (UTF-16 units that went or came) is searched for moves in a thread of its own. */
const small = 50_000;

/** The comparison of each story's book that was asked about last: page follows page, and chapter follows chapter. */
const comparisons = new WeakMap<Project, BookComparing>();

/** What was compared may show what is forgotten now. */
export function forgetComparison(project: Project): void {
  comparisons.get(project)?.cancel();
  comparisons.delete(project);
}

/** Which chapters of the book differ between two versions, a page at a time. */
export async function compareBooks(
  project: Project,
  order: { readonly from: string; readonly to: string; readonly next: number },
): Promise<Result<BookComparisonPage>> {
  const comparing = await findComparing(project, order);
  return comparing.ok ? comparing.value.page(order.next) : comparing;
}

/** How a chapter differs, with what went to other chapters and what came from them shown as moved. */
export async function compareInBook(
  project: Project,
  order: { readonly chapter: ItemId; readonly from: string; readonly to: string },
): Promise<Result<Comparison>> {
  const comparing = await findComparing(project, order);
  if (!comparing.ok) return comparing;
  // What moved between chapters of a draft and of the main text isn't followed.
  if (comparing.value.isOfDraft) return compareVersions(project, order.chapter, order.from, order.to);
  return comparing.value.chapter(order.chapter);
}

/** The same by the words alone, for taking changes back: all chapters that changed. */
export async function linkedChapters(
  project: Project,
  order: { readonly from: string; readonly to: string },
): Promise<Result<ReadonlyMap<string, LinkedChapter>>> {
  const comparing = await findComparing(project, order);
  return comparing.ok ? comparing.value.linked() : comparing;
}

async function findComparing(
  project: Project,
  order: { readonly from: string; readonly to: string },
): Promise<Result<BookComparing>> {
  const before = await findVersion(project, order.from, null);
  if (!before.ok) return before;
  const after = await findVersion(project, order.to, null);
  if (!after.ok) return after;
  const key = [before.value, after.value].map(({ at }) => keyOf(at)).join(" ");
  const known = comparisons.get(project);
  // Of a story that is only read it isn't known whether anything has come.
  const isOfDraft = before.value.draft !== undefined || after.value.draft !== undefined;
  if (known?.key === key && project.log && !isOfDraft) {
    await known.refresh();
    return succeed(known);
  }
  known?.cancel();
  const comparing = new BookComparing(project, key, before.value, after.value);
  comparisons.set(project, comparing);
  await comparing.readOutlines();
  return succeed(comparing);
}

function keyOf(at: NamedVersion["at"]): string {
  return at === "now" ? at : typeof at === "number" ? `time ${at}` : printVersion(at);
}

interface BookChapter {
  readonly id: ItemId;
  readonly title: string;
  readonly titleBefore: string | null;
  readonly state: ChapterComparison["state"];
  readonly isReordered: boolean;
}

class BookComparing {
  readonly key: string;
  readonly #project: Project;
  readonly #before: NamedVersion;
  readonly #after: NamedVersion;
  #chapters: readonly BookChapter[] = [];
  readonly #compared = new Map<ItemId, ComparedText | null>();
  readonly #cancelling = new AbortController();
  #linked: Promise<Result<ReadonlyMap<string, LinkedChapter>>> | null = null;
  /** What "now" was. */
  #seen: Version;

  constructor(project: Project, key: string, before: NamedVersion, after: NamedVersion) {
    this.key = key;
    this.#project = project;
    this.#before = before;
    this.#after = after;
    this.#seen = project.log?.version() ?? emptyVersion;
  }

  /** A draft's texts are no versions of the main text's. */
  get isOfDraft(): boolean {
    return this.#before.draft !== undefined || this.#after.draft !== undefined;
  }

  async readOutlines(): Promise<void> {
    const [early, late] = [this.#before, this.#after].map((version) => (version.at === "now" ? null : version));
    const before = await outlineAt(this.#project, early ?? null);
    const after = await outlineAt(this.#project, late ?? null);
    this.#chapters = pairChapters(before.book, after.book);
  }

  /** Chapters that were written in since are compared anew. */
  async refresh(): Promise<void> {
    const { log } = this.#project;
    if (!log || (this.#before.at !== "now" && this.#after.at !== "now")) return;
    const seen = this.#seen;
    this.#seen = log.version();
    if (printVersion(seen) === printVersion(this.#seen)) return;
    if (!log.isUpTo(outlineDocument, seen)) {
      await this.readOutlines();
      this.#linked = null;
    }
    const turns = new Turns();
    for (const { id, state } of this.#chapters) {
      const known = this.#compared.get(id);
      if (known === undefined || log.isUpTo(textDocument(id), seen)) continue;
      // A record that only says what a file shows changes no text.
      const texts = known ? await this.#textsOf(id, state) : null;
      if (known && texts?.was === sideOf(known, "deleted") && texts.is === sideOf(known, "inserted")) continue;
      this.#compared.delete(id);
      this.#linked = null;
      await turns.take();
    }
  }

  /** Another comparison is asked for: what still goes on for this one ends. */
  cancel(): void {
    this.#cancelling.abort();
  }

  async page(first: number): Promise<Result<BookComparisonPage>> {
    const start = performance.now();
    const chapters: ChapterComparison[] = [];
    const total = this.#chapters.length;
    let next = first;
    const most = first === 0 ? firstPageTime : pageTime;
    while (next < total && (next === first || performance.now() - start < most)) {
      const chapter = this.#chapters[next++] as BookChapter;
      const compared = await this.#compare(chapter);
      const { id, title, titleBefore, state, isReordered } = chapter;
      const isOther = compared !== null || titleBefore !== null || isReordered || state !== "changed";
      const words = compared?.words ?? nothingCompared.words;
      if (isOther) chapters.push({ chapter: id, title, titleBefore, state, isReordered, words });
    }
    const page = { chapters, done: Math.min(next, total), total };
    if (next < total) return succeed({ ...page, next, moves: [], words: null });
    const linked = await this.linked();
    if (!linked.ok) return linked;
    return succeed({ ...page, next: null, moves: movesOf(linked.value), words: wordsOf(linked.value) });
  }

  async chapter(id: ItemId): Promise<Result<Comparison>> {
    const linked = await this.linked();
    if (!linked.ok) return linked;
    const history = await this.#project.history(textDocument(id));
    const found = linked.value.get(id);
    if (!found || !history) return succeed(await this.#unchanged(id));
    const { index } = history;
    const between = { index, early: this.#before.of(index), late: this.#after.of(index) };
    const { compared, elsewhere } = found;
    return succeed(
      await creditComparison(id, compared, new Writers(this.#project), between, (change) => {
        const other = elsewhere.get(change);
        const goes = compared.changes[change]?.moved?.goes;
        if (!other || goes === undefined || goes === "within") return null;
        const title = this.#chapters.find((each) => each.id === other.chapter)?.title ?? "";
        return { chapter: other.chapter as ItemId, title, goes, change: other.change };
      }),
    );
  }

  async #unchanged(id: ItemId): Promise<Comparison> {
    const history = await this.#project.history(textDocument(id));
    const text = history?.index.textAt(this.#after.of(history.index)) ?? "";
    return { ...nothingCompared, pieces: text === "" ? [] : [{ kind: "kept", text, change: null }] };
  }

  /** null where the text is the same. */
  async #compare({ id, state }: BookChapter): Promise<ComparedText | null> {
    const known = this.#compared.get(id);
    if (known !== undefined) return known;
    const compared = (await this.#isSurelySame(id, state)) ? null : await this.#compareText(id, state);
    this.#compared.set(id, compared);
    return compared;
  }

  /** Has each of the two versions all that there is of it? Then it need not be read. */
  async #isSurelySame(id: ItemId, state: ChapterComparison["state"]): Promise<boolean> {
    if (state !== "changed" || this.isOfDraft) return false;
    const document = textDocument(id);
    for (const { at } of [this.#before, this.#after]) {
      if (at === "now") continue;
      if (typeof at !== "number") {
        if (this.#project.log?.isUpTo(document, at) !== true) return false;
        continue;
      }
      const slices = await this.#project.slices(document);
      if (!slices.every(({ timeline }) => timeline.wall.every((wall) => wall <= at))) return false;
    }
    return true;
  }

  async #compareText(id: ItemId, state: ChapterComparison["state"]): Promise<ComparedText | null> {
    const { was, is } = await this.#textsOf(id, state);
    return was === is ? null : compareTexts(was, is);
  }

  async #textsOf(
    id: ItemId,
    state: ChapterComparison["state"],
  ): Promise<{ readonly was: string; readonly is: string }> {
    return {
      was: state === "added" ? "" : await textIn(this.#project, id, this.#before),
      is: state === "removed" ? "" : await textIn(this.#project, id, this.#after),
    };
  }

  /** The chapters that changed, with what moved between them. */
  linked(): Promise<Result<ReadonlyMap<string, LinkedChapter>>> {
    this.#linked ??= this.#linkAll();
    return this.#linked;
  }

  async #linkAll(): Promise<Result<ReadonlyMap<string, LinkedChapter>>> {
    const { signal } = this.#cancelling;
    const turns = new Turns();
    const chapters: ComparedChapter[] = [];
    for (const chapter of this.#chapters) {
      if (signal.aborted) return cancelled;
      const compared = await this.#compare(chapter);
      if (compared) chapters.push({ id: chapter.id, compared });
      await turns.take();
    }
    const between = {
      early: (index: TextIndex): Version => this.#before.of(index),
      late: (index: TextIndex): Version => this.#after.of(index),
    };
    const copied: readonly CopiedRange[] = this.isOfDraft
      ? []
      : await copiedRanges(this.#project, chapters, between, turns);
    const size = chapters.reduce((sum, { compared }) => sum + changedLength(compared), 0);
    const linked =
      size < small
        ? succeed(linkChapters(chapters, copied))
        : await runWork<"link chapters">({ kind: "link chapters", chapters, copied }, signal);
    return linked.ok ? succeed(new Map(linked.value.map((chapter) => [chapter.id, chapter]))) : linked;
  }
}

/** Lets others have their turn where something takes long. */
export class Turns {
  #start = performance.now();

  async take(): Promise<void> {
    if (performance.now() - this.#start < pageTime / 3) return;
    await nextTurn();
    this.#start = performance.now();
  }
}

/** One of the two texts. */
export function sideOf({ pieces }: ComparedText, kind: "inserted" | "deleted"): string {
  return pieces.map((piece) => (piece.kind === "kept" || piece.kind === kind ? piece.text : "")).join("");
}

function changedLength({ pieces }: ComparedText): number {
  return pieces.reduce((sum, { kind, text }) => sum + (kind === "kept" ? 0 : text.length), 0);
}

/** The chapters of both books, in the order of the later one; those that are gone at the end. */
function pairChapters(early: readonly OutlineItem[], late: readonly OutlineItem[]): BookChapter[] {
  const before = chaptersOf(early);
  const after = chaptersOf(late);
  const both = [...after.keys()].filter((id) => before.has(id));
  const places = new Map([...before.keys()].map((id, place) => [id, place]));
  const rise = longestRise(both.map((id) => places.get(id) ?? 0));
  const inOrder = new Set(both.filter((_, place) => rise.has(place)));
  const chapters = [...after.values()].map((item): BookChapter => {
    const was = before.get(item.id);
    if (!was) return { id: item.id, title: item.title, titleBefore: null, state: "added", isReordered: false };
    const isReordered = !inOrder.has(item.id) || was.parent !== item.parent;
    const titleBefore = was.title === item.title ? null : was.title;
    return { id: item.id, title: item.title, titleBefore, state: "changed", isReordered };
  });
  for (const { id, title } of before.values())
    if (!after.has(id)) chapters.push({ id, title, titleBefore: null, state: "removed", isReordered: false });
  return chapters;
}

function chaptersOf(items: readonly OutlineItem[]): Map<ItemId, OutlineItem> {
  return new Map([...walkOutline(items)].filter(({ kind }) => kind === "chapter").map((item) => [item.id, item]));
}

function movesOf(linked: ReadonlyMap<string, LinkedChapter>): ChapterMove[] {
  const moves: ChapterMove[] = [];
  for (const { id, compared, elsewhere } of linked.values()) {
    for (const [place, { chapter }] of elsewhere) {
      const change = compared.changes[place];
      if (change?.moved?.goes !== "here") continue;
      moves.push({ from: chapter as ItemId, to: id as ItemId, text: change.after, words: countWords(change.after) });
    }
  }
  return moves;
}

function wordsOf(linked: ReadonlyMap<string, LinkedChapter>): Comparison["words"] {
  const sum = { added: 0, removed: 0, moved: 0 };
  for (const { compared } of linked.values()) {
    sum.added += compared.words.added;
    sum.removed += compared.words.removed;
    sum.moved += compared.words.moved;
  }
  return sum;
}
