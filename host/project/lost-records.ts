import type { DocumentName } from "../../history/record.ts";
import { type LogSlice, lastSeq } from "../../history/slice.ts";
import type { Waiting } from "../../history/union.ts";
import type { LiveDocument } from "../live/live-document.ts";
import type { Project } from "./project.ts";

/**
 * Texts of which the logs have lost records that nobody will bring: what their files still show of them comes in from
 * there, before they are written over. What may still come is waited for.
 */
export class LostRecords {
  readonly #project: Project;
  readonly #broken = new Set<DocumentName>();
  readonly #unmended = new Set<DocumentName>();
  /** Opened since it was asked last, and once mended from their files. */
  readonly #mended = new Set<DocumentName>();

  constructor(project: Project) {
    this.#project = project;
  }

  /** Looks at a text that was just read. */
  lookAt(document: LiveDocument, slices: readonly LogSlice[]): void {
    const { name } = document;
    const isMended = slices.some(({ timeline }) => [...timeline.detail.values()].some((detail) => detail?.shows));
    if (isMended) this.#mended.add(name);
    const isBroken = this.#hasLost(document, slices);
    if (isBroken) this.goOnWithout(name);
    if (isMended || isBroken) void this.#project.mirroring?.takeInSoon();
  }

  /** Are records of the own log gone: in the middle, where a hole shows it, or the last ones, which nothing builds on? */
  #hasLost({ name, waiting }: LiveDocument, slices: readonly LogSlice[]): boolean {
    const { log } = this.#project;
    const lost = waiting.filter((held) => this.#isLost(name, held));
    // Own ones that can't be shown, also where they wait for something that may come: what is written from now on doesn't wait.
    for (const { replica, afterSeq } of waiting)
      if (log && replica === log.key && afterSeq < log.lastIn(name)) log.goOnAfter(name, afterSeq);
    if (!log || lost.length > 0) return lost.length > 0;
    const last = Math.max(0, ...slices.filter(({ replica }) => replica === log.key).map(lastSeq));
    if (last >= log.lastIn(name)) return false;
    log.goOnAfter(name, last);
    return true;
  }

  /**
   * Behind a hole in the own log: nobody will fill it. What builds on text that isn't here waits as long as any part of
   * another's log may still come; if none may, the own log had that text, and has lost it.
   */
  #isLost(name: DocumentName, { replica, reason }: Waiting): boolean {
    const { log, mirroring } = this.#project;
    if (!log) return false;
    if (reason === "hole" && log.isOwn(replica)) return true;
    const missing = mirroring?.missing;
    if (missing?.hasGivenUp(name)) return true;
    if (reason === "hole" || log.isBehind) return false;
    return missing ? !missing.holds(name) : log.waiting.length + log.lacking.length === 0;
  }

  /** Is there any among these of a text that may still come? */
  areAwaited(name: DocumentName, waiting: readonly Waiting[]): boolean {
    return waiting.some((held) => !this.#isLost(name, held));
  }

  /** The writer says that what is missing of a text will never come. */
  goOnWithout(name: DocumentName): void {
    this.#broken.add(name);
    this.#unmended.add(name);
  }

  /** Have the logs lost records of it? Then its file may be the only place where some words are. */
  isBroken(name: DocumentName): boolean {
    return this.#broken.has(name);
  }

  /** Broken, and what its file has of the lost words is not back yet: until it is, the file is not written over. */
  isUnmended(name: DocumentName): boolean {
    return this.#unmended.has(name);
  }

  get hasUnmended(): boolean {
    return this.#unmended.size > 0;
  }

  mended(name: DocumentName): void {
    this.#unmended.delete(name);
  }

  /** Texts that were mended from their files, once each time that they are opened: what they had lost may be back. */
  takeMended(): readonly DocumentName[] {
    const names = [...this.#mended];
    this.#mended.clear();
    return names;
  }
}
