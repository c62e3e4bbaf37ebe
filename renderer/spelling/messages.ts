/** What the window asks of the checker in its worker, and what it answers. */
export type SpellingOrder =
  | { readonly kind: "check"; readonly id: number; readonly words: readonly string[] }
  | { readonly kind: "suggest"; readonly id: number; readonly word: string };

export type SpellingAnswer =
  | { readonly kind: "checked"; readonly id: number; readonly unknown: readonly string[] }
  | { readonly kind: "suggested"; readonly id: number; readonly words: readonly string[] }
  | { readonly kind: "failed" };
