import { type RefObject, useEffect, useState } from "react";
import type { ItemId } from "../../story/ids.ts";
import type { Pages } from "../pages/use-pages.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { LongSelection } from "./long-selection.ts";
import type { Manuscript } from "./manuscript-section.tsx";
import { followPointer } from "./pointer-selection.ts";
import { followHeights } from "./section-heights.ts";

/** So far above and below what is seen the editors are there already. */
const margin = "1200px 0px";

/** Editors that stay where they are, however far away is looked. */
const mostPinned = 4;

/** What the sections share, once there is something to scroll; null before. */
export function useManuscript(props: {
  readonly session: ProjectSession;
  readonly scroller: RefObject<HTMLElement | null>;
  /** As they are now, whenever they are asked. */
  readonly pages: RefObject<Pages>;
  readonly onTooFar: (isTooFar: boolean) => void;
}): {
  readonly manuscript: Manuscript | null;
  readonly pinned: readonly ItemId[];
  readonly pin: (item: ItemId) => void;
} {
  const { session, scroller, pages, onTooFar } = props;
  const [manuscript, setManuscript] = useState<Manuscript | null>(null);
  const [pinned, setPinned] = useState<readonly ItemId[]>([]);
  const [pin] = useState(() => (...items: readonly ItemId[]) => {
    setPinned((before) => {
      const after = [...before.filter((item) => !items.includes(item)), ...items].slice(-mostPinned);
      return after.join() === before.join() ? before : after;
    });
  });

  useEffect(() => {
    if (!scroller.current) return;
    const selection = new LongSelection(session);
    const heights = followHeights(scroller.current);
    const near = followNear(scroller.current);
    const stopPointer = followPointer(scroller.current, selection);
    selection.onTooFar = () => onTooFar(true);
    setManuscript({
      session,
      watchHeight: heights.watch,
      watchNear: near.watch,
      onCursor: () => pages.current.putDown(),
      onUse: (open, view) => {
        onTooFar(false);
        pin(...selection.ends, open.item);
        pages.current.keepText("first", { open, view });
        pages.current.turnTo("first");
        pages.current.setShown("first", open.item);
      },
      onGone: (view) => {
        if (pages.current.view() === view) pages.current.keepText("first", null);
      },
      crossing: {
        selection,
        goTo: (item, edge) => pages.current.open(item, { at: edge === "start" ? 0 : Number.MAX_SAFE_INTEGER }),
        selectAll: () => {
          const { first, last } = selection;
          if (!first || !last || first === last) return;
          pin(first, last);
          void Promise.all([selection.whenShown(first), selection.whenShown(last)]).then(([, end]) =>
            selection.select({ item: first, at: 0 }, { item: last, at: end.view.state.doc.length }, false),
          );
        },
      },
    });
    return () => {
      heights.stop();
      near.stop();
      stopPointer();
      selection.collapse();
      pages.current.keepText("first", null);
    };
  }, [session, scroller, pages, onTooFar, pin]);

  return { manuscript, pinned, pin };
}

function followNear(scroller: HTMLElement) {
  const tellers = new Map<Element, (isNear: boolean) => void>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) tellers.get(target)?.(isIntersecting);
    },
    { root: scroller, rootMargin: margin },
  );
  return {
    watch: (section: HTMLElement, tell: (isNear: boolean) => void) => {
      tellers.set(section, tell);
      observer.observe(section);
      return () => {
        observer.unobserve(section);
        tellers.delete(section);
      };
    },
    stop: () => observer.disconnect(),
  };
}
