import { noFilter, type OutlineFilter } from "../../story/outline-filter.ts";
import type { Grouping } from "../corkboard/board.ts";
import type { ManuscriptScope } from "../manuscript/manuscript-scope.ts";
import { Observable } from "../observable.ts";

export type ViewKind = "text" | "manuscript" | "grid" | "corkboard" | "book";

/** How one window looks at the outline: who comes back to a pane finds it as it was. */
export class OutlineView {
  readonly kind = new Observable<ViewKind>("text");
  readonly scope = new Observable<ManuscriptScope>({ kind: "book" });
  readonly filter = new Observable<OutlineFilter>(noFilter);
  readonly gridScenes = new Observable(false);
  readonly cards = new Observable<"chapters" | "scenes">("chapters");
  readonly grouping = new Observable<Grouping>("part");
}
