import type { Author, Copy, Origin } from "../../history/record.ts";

const senderMark = Symbol("sender");

/** Somebody's connection to a document: the Yjs origin of what comes in by it. */
export interface Sender {
  readonly [senderMark]: true;
  /** Different for every connection. */
  readonly id: string;
  /** By the connection's authentication, never by its own claim. */
  readonly author: Author;
  /** The document on `/live` that it came by, where whoever else has it open has heard of it; "" is none. */
  readonly through: string;
  /** What was said of the next update, as far as it was proved; "typed" where nothing was. */
  take(): { readonly origin: Origin; readonly copies: readonly Copy[] };
}

export function createSender(
  id: string,
  author: Author,
  through = "",
): Sender & {
  describe(origin: "typed" | "pasted" | "undone" | "restored", copies: readonly Copy[]): void;
  /** Keeps of what was said of the next update's copies what is so. */
  prove(proven: (copies: readonly Copy[]) => readonly Copy[]): void;
} {
  let next: { origin: Origin; copies: readonly Copy[] } | null = null;
  return {
    [senderMark]: true,
    id,
    author,
    through,
    describe(origin, copies) {
      next = { origin, copies };
    },
    prove(proven) {
      if (next) next = { ...next, copies: proven(next.copies) };
    },
    take() {
      const described = next ?? { origin: "typed", copies: [] };
      next = null;
      return described;
    },
  };
}

export function isSender(value: unknown): value is Sender {
  return typeof value === "object" && value !== null && senderMark in value;
}
