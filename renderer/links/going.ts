import { useEffect } from "react";
import type { FoundPlace } from "../../story/found-place.ts";
import type { ItemId } from "../../story/ids.ts";
import { linkTarget } from "../../story/link-targets.ts";
import type { Pages } from "../pages/use-pages.ts";
import type { ProjectSession } from "../studio/project-session.ts";

/** Where something in a text or beside it leads. */
export type Going =
  | {
      readonly kind: "item";
      readonly item: ItemId;
      readonly at: number | null;
      readonly found?: FoundPlace;
      readonly isOnlyShown?: boolean;
    }
  /** A link's title that nothing has: the writer is asked. */
  | { readonly kind: "unknown"; readonly title: string };

/** Goes where the link's title leads. */
export function followTitle(session: ProjectSession, title: string): void {
  const outline = session.outline.value;
  const target = outline.kind === "ready" ? linkTarget(outline.outline, title) : null;
  session.going.set(target ? { kind: "item", item: target.id, at: null } : { kind: "unknown", title });
}

/** The page goes where it is asked to. */
export function useGoing(session: ProjectSession, pages: Pages): void {
  useEffect(
    () =>
      session.going.subscribe(() => {
        const going = session.going.value;
        if (going?.kind !== "item") return;
        const { item, at, found, isOnlyShown = false } = going;
        session.going.set(null);
        pages.open(item, { at, ...(found ? { found } : {}), writes: !isOnlyShown, isOnlyShown });
      }),
    [session, pages],
  );
}
