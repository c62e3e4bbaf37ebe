import type { ItemId } from "../../story/ids.ts";
import type { SizedImage } from "../images/story-images.ts";
import { Observable } from "../observable.ts";
import type { BookSection } from "./book-sections.ts";
import type { BookSet } from "./book-set.ts";
import type { ChapterTexts } from "./chapter-texts.ts";
import type { PageMeasure } from "./page-measure.ts";
import { sectionMarkup } from "./section-markup.ts";

/** The number on the slider follows while it counts, but not with each chapter. */
const toldEach = 12;

/** A chapter with images is counted when it is read. */
const noImages: ReadonlyMap<string, SizedImage> = new Map();

/** Counts the pages of the whole book while the reader reads: sets a chapter whenever the window has nothing else to do. */
export class PageCounter {
  /** A new value whenever some were counted. */
  readonly changes = new Observable(0);
  readonly #pages = new Map<string, number>();
  readonly #flow: HTMLElement;
  readonly #texts: ChapterTexts;
  readonly #stopListening: () => void;
  #sections: readonly BookSection[] = [];
  #book: BookSet = { author: "", direction: "ltr" };
  #measure: PageMeasure | null = null;
  #round = 0;

  /** @param flow out of sight, with the style of the page */
  constructor(flow: HTMLElement, texts: ChapterTexts) {
    this.#flow = flow;
    this.#texts = texts;
    this.#stopListening = texts.listen((chapter) => this.forget(chapter));
  }

  /** Begins anew where the pages have another size. */
  count(sections: readonly BookSection[], book: BookSet, measure: PageMeasure): void {
    if (JSON.stringify(measure) !== JSON.stringify(this.#measure)) this.#pages.clear();
    this.#sections = sections;
    this.#book = book;
    this.#measure = measure;
    void this.#go(++this.#round);
  }

  pagesOf(key: string): number | null {
    return this.#pages.get(key) ?? null;
  }

  /** What the page in view knows already. */
  know(key: string, pages: number): void {
    if (this.#pages.get(key) === pages) return;
    this.#pages.set(key, pages);
    this.changes.set(this.changes.value + 1);
  }

  forget(chapter: ItemId): void {
    if (this.#pages.delete(chapter)) void this.#go(++this.#round);
  }

  close(): void {
    this.#round++;
    this.#stopListening();
  }

  async #go(round: number): Promise<void> {
    let counted = 0;
    for (const section of this.#sections) {
      if (this.#pages.has(section.key)) continue;
      const text = section.chapter === null ? "" : ((await this.#texts.read(section.chapter)) ?? "");
      await whenIdle();
      if (round !== this.#round || !this.#measure) return;
      this.#flow.innerHTML = sectionMarkup(section, text, { ...this.#book, images: noImages });
      this.#pages.set(section.key, countPages(this.#flow, this.#measure));
      if (++counted % toldEach === 0) this.changes.set(this.changes.value + 1);
    }
    this.#flow.textContent = "";
    this.changes.set(this.changes.value + 1);
  }
}

export function countPages(flow: HTMLElement, { width, gap }: PageMeasure): number {
  return Math.max(1, Math.round((flow.scrollWidth + gap) / (width + gap)));
}

function whenIdle(): Promise<void> {
  return new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: 1000 }));
}
