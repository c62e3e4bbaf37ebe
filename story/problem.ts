/**
 * A failure that a writer can meet: a value, never thrown across a layer. `sentence` says what is wrong, `next` what to
 * do about it; both are shown as they stand. A bug throws instead.
 */
export interface Problem {
  /** Stable, kebab-case: "disk-full", "manifest-newer". */
  readonly code: string;
  readonly sentence: string;
  readonly next: string;
}

export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem };

export function succeed<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export function fail(code: string, sentence: string, next: string): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: { code, sentence, next } };
}

/** Makes the compiler prove that a union was handled whole. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
