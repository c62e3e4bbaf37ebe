/** What a page of prose measures, roughly: sections that nobody has come to yet take that much room. */
const charactersInWord = 5.9;
const charactersInLine = 2.05;
const lineHeight = 1.62;
const paragraphShare = 1.18;

/**
 * How high a text will be, in CSS pixels, before it has been set.
 * @param characters of the text; null where nobody has counted them
 * @param size of the letters, in CSS pixels @param measure the width of the lines, in CSS pixels
 */
export function estimatedHeight(
  text: { readonly words: number; readonly characters: number } | null,
  size: number,
  measure: number,
): number {
  const characters = Math.max(text?.characters ?? 0, (text?.words ?? 0) * charactersInWord);
  const inLine = Math.max(10, (measure / size) * charactersInLine);
  return Math.round(Math.max(1, characters / inLine) * lineHeight * size * paragraphShare);
}

export interface Grown {
  /** Where the section's top is now, in the window. */
  readonly top: number;
  readonly before: number;
  readonly after: number;
}

/**
 * By how much the scroll has to follow so that what is looked at stays where it is: sections that end above the edge
 * and have become higher or lower. One that reaches over the edge sees to itself: CodeMirror keeps its lines in place.
 * @param grown in the document's order @param edge the upper edge of what is seen, in the window
 */
export function scrollToFollow(grown: readonly Grown[], edge: number): number {
  let moved = 0;
  let follow = 0;
  for (const { top, before, after } of grown) {
    // The sections before it have moved it along.
    if (top - moved + before <= edge + 1) follow += after - before;
    moved += after - before;
  }
  return follow;
}

/** Keeps what is looked at in its place while sections above it are set. Returns how to stop. */
export function followHeights(scroller: HTMLElement): {
  readonly watch: (section: HTMLElement) => () => void;
  readonly stop: () => void;
} {
  const heights = new Map<Element, number>();
  const observer = new ResizeObserver((entries) => {
    if (scroller.clientHeight === 0) return;
    const grown: Grown[] = [];
    for (const { target } of entries) {
      const { top, height } = target.getBoundingClientRect();
      const before = heights.get(target);
      heights.set(target, height);
      if (before !== undefined && Math.abs(height - before) >= 0.5) grown.push({ top, before, after: height });
    }
    if (grown.length === 0) return;
    grown.sort((a, b) => a.top - b.top);
    const follow = scrollToFollow(grown, scroller.getBoundingClientRect().top);
    if (Math.abs(follow) >= 1) scroller.scrollTop += follow;
  });
  return {
    watch: (section) => {
      observer.observe(section);
      return () => {
        observer.unobserve(section);
        heights.delete(section);
      };
    },
    stop: () => observer.disconnect(),
  };
}
