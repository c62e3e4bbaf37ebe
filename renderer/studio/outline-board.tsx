import { PaneBoundary } from "../controls/pane-boundary.tsx";
import { CorkboardPane } from "../corkboard/corkboard-pane.tsx";
import { GridPane } from "../grid/grid-pane.tsx";
import type { OutlinePaneProps } from "../outline/outline-pane-props.ts";
import type { ViewKind } from "../outline/outline-view.ts";

/** The outline in the page's place. */
export function OutlineBoard(props: OutlinePaneProps & { readonly kind: Exclude<ViewKind, "text"> }) {
  return props.kind === "grid" ? (
    <PaneBoundary name="The grid">
      <GridPane {...props} />
    </PaneBoundary>
  ) : (
    <PaneBoundary name="The corkboard">
      <CorkboardPane {...props} />
    </PaneBoundary>
  );
}
