import { useState } from "react";
import { useWords } from "../language/language.ts";
import { pagesTexts } from "./pages-words.ts";

const storageKey = "redraft.firstPage";
const least = 25;
const most = 75;
const step = 5;

/** How wide the first of two pages is, in per cent; kept in this browser. */
export function useFirstWidth(): readonly [number, (width: number) => void] {
  const [width, setWidth] = useState(() => bounded(Number(localStorage.getItem(storageKey) ?? 50)));
  const keep = (next: number) => {
    const within = bounded(next);
    setWidth(within);
    localStorage.setItem(storageKey, String(within));
  };
  return [width, keep];
}

function bounded(width: number): number {
  return Number.isFinite(width) ? Math.round(Math.min(most, Math.max(least, width))) : 50;
}

/** A separator that is dragged, or moved by the arrow keys (WAI-ARIA's window splitter). */
export function PageDivider(props: { readonly width: number; readonly onWidth: (width: number) => void }) {
  const words = useWords(pagesTexts);
  const { width, onWidth } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule between paragraphs can't be moved, a splitter can.
    <div
      className="page-divider"
      role="separator"
      aria-orientation="vertical"
      aria-label={words.width}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={width}
      tabIndex={0}
      onKeyDown={(event) => {
        const wanted = { ArrowLeft: width - step, ArrowRight: width + step, Home: least, End: most }[event.key];
        if (wanted === undefined) return;
        event.preventDefault();
        onWidth(wanted);
      }}
      onDoubleClick={() => onWidth(50)}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        const pages = event.currentTarget.parentElement?.getBoundingClientRect();
        if (pages) onWidth(((event.clientX - pages.left) / pages.width) * 100);
      }}
    />
  );
}
