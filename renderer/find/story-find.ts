import type { CallResult } from "../../host/contract/contract.ts";
import type { SearchHit, SearchPlace, SearchScope } from "../../host/contract/searching.ts";
import type { FindOptions } from "../../story/find.ts";
import type { ItemId } from "../../story/ids.ts";
import type { Problem } from "../../story/problem.ts";
import { Observable } from "../observable.ts";
import type { ProjectSession } from "../studio/project-session.ts";

export interface FindQuery extends FindOptions, SearchScope {
  readonly replaces: boolean;
  readonly instead: string;
  readonly keepCase: boolean;
  /** Also what stood there once. */
  readonly past: boolean;
}

/** A match with a name that it keeps while the text around it changes. */
export interface Hit extends SearchHit {
  readonly key: string;
}

export interface FindResults {
  /** What they answer; until they are all there, and while another question is on its way, nothing is replaced. */
  readonly query: FindQuery | null;
  readonly hits: readonly Hit[];
  readonly isWhole: boolean;
  /** There are more, which nobody would look at. */
  readonly isCut: boolean;
  readonly problem: Problem | null;
}

export interface FindProgress {
  readonly found: number;
  readonly done: number;
  readonly total: number;
}

/** The last replacement, done or undone. */
export interface Replaced {
  readonly record: string;
  readonly chapters: readonly ItemId[];
  readonly count: number;
  readonly missed: number;
  readonly isUndone: boolean;
}

const mostHits = 20_000;
/** While somebody writes, what is found is looked for again at most this often. Milliseconds. */
const patience = 1200;
/** Milliseconds. */
const typingPause = 250;
/** How long replacing waits for this window's last words to be on the disk. Milliseconds. */
const savingPatience = 2500;

const nothing: FindResults = { query: null, hits: [], isWhole: false, isCut: false, problem: null };

/** Finding and replacing in one story, for as long as it is open: the pane shows it, and may go and come back. */
export class StoryFind {
  readonly isShown = new Observable(false);
  /** Asks for the field: counts how often. */
  readonly asked = new Observable(0);
  readonly query = new Observable<FindQuery>({
    text: "",
    regex: false,
    matchCase: false,
    wholeWord: false,
    dialogue: false,
    within: null,
    notes: true,
    trash: false,
    replaces: false,
    instead: "",
    keepCase: true,
    past: false,
  });
  readonly results = new Observable(nothing);
  /** Of a search that goes on: beside the results, so that a long list is not made anew for every number. */
  readonly progress = new Observable<FindProgress | null>(null);
  /** Keys of hits that are not to be replaced. */
  readonly leftOut = new Observable<ReadonlySet<string>>(new Set());
  readonly replaced = new Observable<Replaced | null>(null);
  readonly problem = new Observable<Problem | null>(null);
  readonly isReplacing = new Observable(false);
  readonly #session: ProjectSession;
  #round = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(session: ProjectSession) {
    this.#session = session;
  }

  /** Looks for other words' coming and going while the pane is there; returns how to stop. */
  follow(): () => void {
    const { project, studio } = this.#session;
    const stop = studio.on("history.changed", (event) => {
      if (event.project === project && event.document.startsWith("text/")) this.#later();
    });
    void this.search();
    return () => {
      stop();
      this.#round++;
      if (this.#timer !== null) clearTimeout(this.#timer);
      this.#timer = null;
      clearTimeout(this.#typing);
    };
  }

  /** @param selected what is selected on the page, as the words to look for */
  show(selected: string): void {
    this.isShown.set(true);
    this.asked.set(this.asked.value + 1);
    if (selected !== "") this.ask({ text: selected, regex: false });
  }

  hide(): void {
    this.isShown.set(false);
  }

  ask(change: Partial<FindQuery>): void {
    this.query.set({ ...this.query.value, ...change });
    if (change.text !== undefined) this.leftOut.set(new Set());
    clearTimeout(this.#typing);
    // Half an expression may be one that has no end: it is asked for when the writer pauses.
    if (this.query.value.regex && change.text !== undefined)
      this.#typing = setTimeout(() => void this.search(), typingPause);
    else void this.search();
  }

  leave(keys: readonly string[], isOut: boolean): void {
    const leftOut = new Set(this.leftOut.value);
    for (const key of keys) {
      if (isOut) leftOut.add(key);
      else leftOut.delete(key);
    }
    this.leftOut.set(leftOut);
  }

  #later(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      void this.search(true);
    }, patience);
  }

  /** @param isAgain the same is looked for again: what is shown stays until all of it is found */
  async search(isAgain = false): Promise<void> {
    const round = ++this.#round;
    const query = this.query.value;
    const { replaces, instead, keepCase, within, notes, trash, past, ...find } = query;
    this.progress.set(null);
    if (find.text === "") return this.results.set(nothing);
    const { project, studio } = this.#session;
    const order = {
      project,
      find,
      replacement: replaces ? { text: instead, keepCase: keepCase && !find.matchCase } : null,
      scope: { within, notes, trash },
      // What is gone can't be replaced.
      past: past && !replaces,
    };
    const hits: Hit[] = [];
    const seen = new Map<string, number>();
    let from: SearchPlace | null = null;
    let isShown = isAgain;
    do {
      // What was found before stays until something new is there: letter by letter nothing flickers.
      const page: CallResult<"project.search"> = await studio.call("project.search", { ...order, from });
      if (round !== this.#round) return;
      if (!page.ok) {
        this.progress.set(null);
        return this.results.set({ ...nothing, query, problem: page.problem });
      }
      hits.push(...page.value.hits.map((hit) => ({ ...hit, key: keyOf(hit, seen) })));
      from = hits.length < mostHits ? page.value.next : null;
      const { done, total } = page.value;
      this.progress.set(from ? { found: hits.length, done, total } : null);
      // The first ones at once, and then all of them.
      if (from === null || (!isShown && hits.length > 0)) {
        const isCut = page.value.next !== null && from === null;
        this.results.set({ query, hits: [...hits], isWhole: from === null, isCut, problem: null });
        isShown = true;
      }
    } while (from !== null);
  }

  /** Are the hits that are shown the ones that were asked for, all of them? */
  get isReady(): boolean {
    const { query, isWhole } = this.results.value;
    return isWhole && query === this.query.value && !this.isReplacing.value;
  }

  async replace(): Promise<void> {
    if (!this.isReady) return;
    const chosen = this.results.value.hits.filter(({ key }) => !this.leftOut.value.has(key));
    const chapters = [...Map.groupBy(chosen, ({ chapter }) => chapter)].map(([chapter, hits]) => ({
      chapter,
      places: hits.map(({ from, before, match, after, instead }) => ({ from, before, match, after, instead })),
    }));
    await this.#act(async () => {
      // What this window has typed a moment ago is in the text that is replaced.
      await Promise.race([this.#session.whenSaved(), new Promise((resolve) => setTimeout(resolve, savingPatience))]);
      const { project, studio } = this.#session;
      const done = await studio.call("text.replace", { project, chapters });
      if (!done.ok) return this.problem.set(done.problem);
      const { record, missed, chapters: changed } = done.value;
      const count = changed.reduce((sum, chapter) => sum + chapter.count, 0);
      const named = { chapters: changed.map(({ chapter }) => chapter), count, missed };
      this.replaced.set({ ...named, record: record ?? "", isUndone: false });
    });
  }

  async undo(): Promise<void> {
    if (this.replaced.value?.isUndone === false) await this.takeBack();
  }

  async redo(): Promise<void> {
    if (this.replaced.value?.isUndone === true) await this.takeBack();
  }

  /** Undoes the last replacement, or what has undone it. */
  async takeBack(): Promise<void> {
    const last = this.replaced.value;
    if (!last || last.record === "") return;
    await this.#act(async () => {
      const { project, studio } = this.#session;
      const { record, chapters } = last;
      const undone = await studio.call("text.takeBack", { project, record, chapters });
      if (!undone.ok) return this.problem.set(undone.problem);
      this.replaced.set({ ...last, record: undone.value.record, missed: 0, isUndone: !last.isUndone });
    });
  }

  async #act(act: () => Promise<void>): Promise<void> {
    if (this.isReplacing.value) return;
    this.isReplacing.set(true);
    this.problem.set(null);
    try {
      await act();
    } finally {
      this.isReplacing.set(false);
      await this.search();
    }
  }
}

function keyOf({ chapter, before, match, after }: SearchHit, seen: Map<string, number>): string {
  const words = `${chapter} ${before.slice(-20)}|${match}|${after.slice(0, 20)}`;
  const count = (seen.get(words) ?? 0) + 1;
  seen.set(words, count);
  return `${words} ${count}`;
}
