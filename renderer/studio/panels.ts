import { useEffect, useState, useSyncExternalStore } from "react";
import type { SideTab } from "./side-panel.tsx";

/** As in studio.css: below it the panels lie over the page, which keeps the whole width. */
const narrow = matchMedia("(max-width: 900px)");

/** Which panels stand beside the page. In a narrow window, or a zoomed one, one at a time, and only while it is used. */
export function usePanels() {
  const isNarrow = useSyncExternalStore(watchWidth, () => narrow.matches);
  const [side, setSide] = useState<SideTab | null>(isNarrow ? null : "details");
  const [showsOutline, setShowsOutline] = useState(!isNarrow);

  useEffect(() => {
    setShowsOutline(!isNarrow);
    if (isNarrow) setSide(null);
  }, [isNarrow]);

  return {
    isNarrow,
    side,
    showsOutline,
    toggleOutline: () => {
      if (isNarrow) setSide(null);
      setShowsOutline(!showsOutline);
    },
    toggleSide: (tab: SideTab) => {
      if (isNarrow) setShowsOutline(false);
      setSide(side === tab ? null : tab);
    },
    setSide,
    /** The writer turns to the page: what lies over it goes. True if something did. */
    uncover: (): boolean => {
      if (!isNarrow || (!showsOutline && side === null)) return false;
      setShowsOutline(false);
      setSide(null);
      return true;
    },
  };
}

function watchWidth(listener: () => void): () => void {
  narrow.addEventListener("change", listener);
  return () => narrow.removeEventListener("change", listener);
}
