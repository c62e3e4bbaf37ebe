import type { Author, Copy, DocumentName, Origin, RecordDetail } from "../../history/record.ts";

/**
 * The Yjs origin of what the host itself does in one or several documents. The documents hand their updates to it
 * instead of to the log, and all of them become one record.
 */
export class Action {
  readonly origin: Origin;
  readonly author: Author | null;
  readonly detail: RecordDetail;
  readonly #parts = new Map<DocumentName, { updates: Uint8Array[]; copies: Copy[] }>();

  constructor(origin: Origin, author: Author | null, detail: RecordDetail) {
    this.origin = origin;
    this.author = author;
    this.detail = detail;
  }

  add(document: DocumentName, update: Uint8Array): void {
    this.#part(document).updates.push(update);
  }

  copy(document: DocumentName, copies: readonly Copy[]): void {
    this.#part(document).copies.push(...copies);
  }

  get parts(): readonly {
    readonly document: DocumentName;
    readonly updates: readonly Uint8Array[];
    readonly copies: readonly Copy[];
  }[] {
    return [...this.#parts].map(([document, part]) => ({ document, ...part }));
  }

  #part(document: DocumentName): { updates: Uint8Array[]; copies: Copy[] } {
    const part = this.#parts.get(document) ?? { updates: [], copies: [] };
    this.#parts.set(document, part);
    return part;
  }
}
