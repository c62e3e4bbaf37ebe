/** A field (ECMA-376 part 1, section 17.16): what it does, and what it shows stands behind it as text. */
export interface Field {
  readonly kind: "contents" | "page number" | "other";
  /** Where what it shows leads. */
  readonly link: string | null;
  /** More of its instruction. */
  say(more: string): void;
  /** What it shows begins. */
  begin(): void;
}

export function openField(instruction: string): Field {
  let said = instruction;
  let shows = instruction !== "";
  return {
    get kind() {
      if (/^\s*(?:TOC|INDEX)\b/i.test(said)) return "contents";
      return /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b/i.test(said) ? "page number" : "other";
    },
    get link() {
      if (!shows) return null;
      const [, quoted, bare] = /^\s*HYPERLINK\s+(?:"([^"]*)"|([^\s\\"]\S*))/i.exec(said) ?? [];
      return quoted ?? bare ?? null;
    },
    say(more) {
      said += more;
    },
    begin() {
      shows = true;
    },
  };
}
