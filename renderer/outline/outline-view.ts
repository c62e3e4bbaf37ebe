import { noFilter, type OutlineFilter } from "../../story/outline-filter.ts";
import { Observable } from "../observable.ts";

export type ViewKind = "text" | "grid" | "corkboard";

/** How one window looks at the outline: what stands in the middle, and what of it is wanted. */
export class OutlineView {
  readonly kind = new Observable<ViewKind>("text");
  readonly filter = new Observable<OutlineFilter>(noFilter);
}
