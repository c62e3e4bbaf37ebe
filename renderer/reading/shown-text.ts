/** The numbers of footnotes, which belong to no word. */
const noteNumbers = ".note-mark, .note-back";
const block = "p, h1, h2, h3, h4, h5, h6, li, pre, .line, div";

/** The words of a chapter as they stand on the page, and where each of them is on it. */
export class ShownText {
  readonly text: string;
  readonly #nodes: readonly Text[];
  readonly #starts: readonly number[];

  constructor(root: Element) {
    const nodes: Text[] = [];
    const starts: number[] = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    let text = "";
    let last: Element | null = null;
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      if (node.parentElement?.closest(noteNumbers)) continue;
      const around = node.parentElement?.closest(block) ?? null;
      // Two lines of a verse have nothing between them that parts their words.
      if (last && around !== last) text += "\n";
      last = around;
      nodes.push(node);
      starts.push(text.length);
      text += node.data;
    }
    this.text = text;
    this.#nodes = nodes;
    this.#starts = starts;
  }

  /** null where the node is none of its own. */
  offsetOf(node: Node, offset: number): number | null {
    const place = this.#nodes.indexOf(node as Text);
    return place < 0 ? null : (this.#starts[place] ?? 0) + offset;
  }

  /** Of the first word in an element, or after it. */
  offsetFrom(element: Element): number {
    const next = this.#nodes.findIndex((node) => {
      const position = element.compareDocumentPosition(node);
      return (position & (Node.DOCUMENT_POSITION_CONTAINED_BY | Node.DOCUMENT_POSITION_FOLLOWING)) !== 0;
    });
    return next < 0 ? this.text.length : (this.#starts[next] ?? 0);
  }

  /** Where a character is drawn; null for one that is not. */
  rectAt(at: number): DOMRect | null {
    const range = this.rangeOf(at, at + 1);
    return range?.getClientRects()[0] ?? null;
  }

  rangeOf(from: number, to: number): Range | null {
    const start = this.#pointAt(from);
    const end = this.#pointAt(Math.max(from, to));
    if (!start || !end) return null;
    const range = document.createRange();
    range.setStart(start.node, start.offset);
    range.setEnd(end.node, end.offset);
    return range;
  }

  /** The first character for which this holds; it must hold for all that follow, too. */
  first(holds: (rect: DOMRect) => boolean): number {
    let low = 0;
    let high = this.text.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      // Blanks at a line's end are not drawn; the next letter stands for them.
      let at = middle;
      let rect = this.rectAt(at);
      while (at < high && (!rect || rect.height === 0 || /\s/.test(this.text.charAt(at)))) rect = this.rectAt(++at);
      if (at >= high || !rect || holds(rect)) high = middle;
      else low = at + 1;
    }
    return low;
  }

  #pointAt(at: number): { readonly node: Text; readonly offset: number } | null {
    const place = Math.max(
      0,
      this.#starts.findLastIndex((start) => start <= at),
    );
    const node = this.#nodes[place];
    return node ? { node, offset: Math.min(at - (this.#starts[place] ?? 0), node.length) } : null;
  }
}
