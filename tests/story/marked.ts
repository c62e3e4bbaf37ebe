import type { ComparedText } from "../../story/compared-text.ts";

/** A comparison as one line: [-deleted-]{+inserted+}, what moved with ">", what was changed in that with "~". */
export function marked({ pieces, changes }: ComparedText): string {
  return pieces
    .map(({ kind, text, change }) => {
      if (kind === "kept") return text;
      const of = change === null ? undefined : changes[change];
      const sign = of?.kind === "moved" ? ">" : of?.within == null ? "" : "~";
      return kind === "deleted" ? `[-${sign}${text}-]` : `{+${sign}${text}+}`;
    })
    .join("");
}
