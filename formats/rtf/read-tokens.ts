/** A piece of RTF 1.9.1: the start or end of a group, a control word or symbol, or a byte of text. */
export type Token =
  | { readonly kind: "open" | "close" | "end" }
  /** `value` is null where the word has no number. */
  | { readonly kind: "word"; readonly name: string; readonly value: number | null }
  | { readonly kind: "symbol"; readonly sign: string }
  | { readonly kind: "byte"; readonly byte: number };

const open: Token = { kind: "open" };
const close: Token = { kind: "close" };
const end: Token = { kind: "end" };
const bytes: readonly Token[] = Array.from({ length: 256 }, (_, byte) => ({ kind: "byte", byte }));

/** Reads tokens one after the other; broken syntax is read as far as it goes. */
export class RtfTokens {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(source: Uint8Array) {
    this.#bytes = source;
  }

  next(): Token {
    for (;;) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) return end;
      this.#at++;
      if (byte === 0x7b) return open;
      if (byte === 0x7d) return close;
      if (byte === 0x5c) return this.#control();
      // Line ends are only there for whoever reads the source, and a NUL is padding.
      if (byte !== 0x0a && byte !== 0x0d && byte !== 0) return bytes[byte] as Token;
    }
  }

  /** Passes over bytes that are no RTF (`\bin`); gives them. */
  take(count: number): Uint8Array {
    const from = this.#at;
    this.#at = Math.min(this.#bytes.length, from + Math.max(0, count));
    return this.#bytes.subarray(from, this.#at);
  }

  #control(): Token {
    const first = this.#bytes[this.#at];
    if (first === undefined) return end;
    if (!isLetter(first)) {
      this.#at++;
      if (first === 0x27) return this.#hexByte();
      if (first === 0x0a || first === 0x0d) return { kind: "word", name: "par", value: null };
      return { kind: "symbol", sign: String.fromCharCode(first) };
    }
    let name = "";
    while (isLetter(this.#bytes[this.#at] ?? 0) && name.length < 32)
      name += String.fromCharCode(this.#bytes[this.#at++] ?? 0);
    const value = this.#number();
    if (this.#bytes[this.#at] === 0x20) this.#at++;
    return { kind: "word", name, value };
  }

  #number(): number | null {
    const from = this.#at;
    let at = from;
    if (this.#bytes[at] === 0x2d) at++;
    const digits = at;
    while (isDigit(this.#bytes[at] ?? 0) && at - digits < 10) at++;
    if (at === digits) return null;
    this.#at = at;
    return Number(String.fromCharCode(...this.#bytes.subarray(from, at)));
  }

  #hexByte(): Token {
    const hex = String.fromCharCode(this.#bytes[this.#at] ?? 0, this.#bytes[this.#at + 1] ?? 0);
    if (!/^[\da-f]{2}$/i.test(hex)) return { kind: "symbol", sign: "'" };
    this.#at += 2;
    return bytes[Number.parseInt(hex, 16)] as Token;
  }
}

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
