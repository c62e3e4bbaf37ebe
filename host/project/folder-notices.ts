import type { DocumentName } from "../../history/record.ts";
import type { Problem } from "../../story/problem.ts";
import type { Notice } from "../contract/contract.ts";

/** A notice and what its answers do. */
export interface OpenNotice {
  readonly notice: Notice;
  /** While it stands, this document's file isn't written. */
  readonly holds: DocumentName | null;
  readonly answer: (answer: string) => Promise<void>;
}

/** What was found in the folder that the writer should know or decide. Each stands until it is answered or is no more so. */
export class FolderNotices {
  readonly #open = new Map<string, OpenNotice>();
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get list(): readonly Notice[] {
    return [...this.#open.values()].map(({ notice }) => notice);
  }

  isHeld(document: DocumentName): boolean {
    return [...this.#open.values()].some(({ holds }) => holds === document);
  }

  has(id: string): boolean {
    return this.#open.has(id);
  }

  /** A notice with the same id is replaced. */
  put(open: OpenNotice): void {
    this.#open.set(open.notice.id, open);
    this.#changed();
  }

  /** Says something that needs no answer but to be read. */
  say(id: string, problem: Problem): void {
    const notice: Notice = { id, problem, item: null, answers: [{ id: "read", label: "All right" }] };
    this.put({ notice, holds: null, answer: async () => undefined });
  }

  refuse(document: DocumentName, problem: Problem): void {
    if (!this.has(`refused ${document}`)) this.say(`refused ${document}`, problem);
  }

  drop(id: string): void {
    if (this.#open.delete(id)) this.#changed();
  }

  /** Keeps of the notices whose ids begin with `start` only these. */
  keepOnly(start: string, ids: ReadonlySet<string>): void {
    for (const id of [...this.#open.keys()]) if (id.startsWith(start) && !ids.has(id)) this.drop(id);
  }

  async answer(id: string, answer: string): Promise<void> {
    const open = this.#open.get(id);
    if (!open) return;
    await open.answer(answer);
    this.drop(id);
  }
}
