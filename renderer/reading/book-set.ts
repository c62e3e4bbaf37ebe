import type { TextDirection } from "../../story/text-direction.ts";

/** What all of the book's pages have in common. */
export interface BookSet {
  readonly author: string;
  readonly direction: TextDirection;
}
