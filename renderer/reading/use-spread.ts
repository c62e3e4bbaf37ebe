import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from "react";
import { samePlace } from "../../story/same-place.ts";
import { countPages } from "./page-counter.ts";
import type { PageMeasure } from "./page-measure.ts";
import { shownPlace } from "./shown-place.ts";
import { ShownText } from "./shown-text.ts";

/** Which words of a section are to be in view. */
export type Wanted =
  | { readonly kind: "offset"; readonly at: number }
  | { readonly kind: "page"; readonly page: number }
  /** A place in the Markdown. */
  | { readonly kind: "source"; readonly at: number }
  | { readonly kind: "end" };

export interface Spread {
  /** Of the section; the left one of two. */
  readonly page: number;
  readonly pages: number;
}

/**
 * Shows a section of the book, spread by spread. Whatever changes (the window, the letters, the words before it), the first
 * word in view stays in view.
 */
export function useSpread(props: {
  readonly flow: RefObject<HTMLDivElement | null>;
  readonly section: string;
  readonly markup: string | null;
  /** The Markdown that it was made of. */
  readonly source: string;
  readonly measure: PageMeasure | null;
  readonly wanted: Wanted;
  readonly isRightToLeft: boolean;
}): { readonly spread: Spread | null; readonly shown: () => ShownText | null; readonly topOf: () => number } {
  const { flow, section, markup, source, measure, wanted, isRightToLeft } = props;
  const [spread, setSpread] = useState<Spread | null>(null);
  const shown = useRef<{ readonly section: string; readonly markup: string; readonly text: ShownText } | null>(null);
  /** The first word in view. */
  const top = useRef(0);
  const done = useRef<Wanted | null>(null);

  useLayoutEffect(() => {
    const element = flow.current;
    if (!element || markup === null || !measure) return;
    const before = shown.current;
    if (before?.section !== section || before.markup !== markup) {
      element.innerHTML = markup;
      const text = new ShownText(element);
      shown.current = { section, markup, text };
      if (before?.section === section && done.current === wanted && before.text.text !== text.text)
        top.current = samePlace(before.text.text, text.text, top.current);
    }
    const text = shown.current?.text;
    if (!text) return;
    element.scrollLeft = 0;
    const step = measure.width + measure.gap;
    const pages = countPages(element, measure);
    const edge = element.getBoundingClientRect();
    const pageOf = (rect: DOMRect) => {
      const distance = isRightToLeft ? edge.right - rect.right : rect.left - edge.left;
      return Math.max(0, Math.floor((distance + 1) / step));
    };
    const isNew = done.current !== wanted;
    done.current = wanted;
    const place: Wanted = isNew ? wanted : { kind: "offset", at: top.current };
    const target =
      place.kind === "end"
        ? pages - 1
        : place.kind === "page"
          ? place.page
          : pageAt(text, place.kind === "source" ? shownPlace(source, text.text, place.at) : place.at, pageOf);
    const page = Math.floor(Math.max(0, Math.min(target, pages - 1)) / measure.pagesPerSpread) * measure.pagesPerSpread;
    if (isNew) top.current = page === 0 ? 0 : text.first((rect) => pageOf(rect) >= page);
    element.scrollLeft = page * step * (isRightToLeft ? -1 : 1);
    setSpread((last) => (last?.page === page && last.pages === pages ? last : { page, pages }));
  }, [flow, section, markup, source, measure, wanted, isRightToLeft]);

  return {
    spread,
    shown: useCallback(() => shown.current?.text ?? null, []),
    topOf: useCallback(() => top.current, []),
  };
}

function pageAt(text: ShownText, at: number, pageOf: (rect: DOMRect) => number): number {
  for (let next = Math.max(0, at); next < text.text.length; next++) {
    const rect = /\s/.test(text.text.charAt(next)) ? null : text.rectAt(next);
    if (rect) return pageOf(rect);
  }
  return Number.MAX_SAFE_INTEGER;
}
