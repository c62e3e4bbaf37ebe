import { PaneBoundary } from "../controls/pane-boundary.tsx";
import { CorkboardPane } from "../corkboard/corkboard-pane.tsx";
import { GridPane } from "../grid/grid-pane.tsx";
import { useWords } from "../language/language.ts";
import type { OutlinePaneProps } from "../outline/outline-pane-props.ts";
import type { ViewKind } from "../outline/outline-view.ts";
import { ReadingPane } from "../reading/reading-pane.tsx";
import { studioTexts } from "./studio-words.ts";

/** The outline, or the book that it makes, in the page's place. */
export function OutlineBoard(
  props: OutlinePaneProps & { readonly kind: ViewKind; readonly cursor: () => number | null },
) {
  const { panes } = useWords(studioTexts);
  switch (props.kind) {
    case "grid":
      return (
        <PaneBoundary name={panes.grid}>
          <GridPane {...props} />
        </PaneBoundary>
      );
    case "corkboard":
      return (
        <PaneBoundary name={panes.corkboard}>
          <CorkboardPane {...props} />
        </PaneBoundary>
      );
    case "book":
      return (
        <PaneBoundary name={panes.book}>
          <ReadingPane {...props} />
        </PaneBoundary>
      );
    default:
      return null;
  }
}
