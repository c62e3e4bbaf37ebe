import { Annotation, EditorSelection } from "@codemirror/state";
import type { EditorView, ViewUpdate } from "@codemirror/view";
import { ySyncAnnotation } from "y-codemirror.next";
import type { ItemId } from "../../story/ids.ts";
import { joinLastSteps } from "../editor/joint-undo.ts";
import type { OpenText, ProjectSession } from "../studio/project-session.ts";
import { selectPart } from "./long-selection-mark.ts";

/** A text of the manuscript that is on the screen. */
export interface ShownSection {
  readonly item: ItemId;
  readonly view: EditorView;
  readonly open: OpenText;
}

interface Place {
  readonly item: ItemId;
  readonly at: number;
}

/** One text's share of the selection; the view is null where the text isn't on the screen, and all of it is selected. */
interface Part {
  readonly item: ItemId;
  readonly open: OpenText;
  readonly view: EditorView | null;
  readonly from: number;
  readonly to: number;
}

/** So many chapters that are not on the screen a selection may reach over and still be copied or taken away. */
const mostOutOfSight = 200;

/** Set by us: it is no choice of the writer's that would end the selection. */
const ours = Annotation.define<true>();

/**
 * A selection that begins in one text and ends in another. The parts are the editors' own selections: from where it
 * begins to that text's border, all of the texts between, and from the border to where it ends, where the keyboard is.
 */
export class LongSelection {
  readonly #session: ProjectSession;
  #order: readonly ItemId[] = [];
  /** Texts between that are not on the screen, as far as they have been fetched. */
  #outOfSight = new Map<ItemId, { readonly letGo: () => void; open: OpenText | null }>();
  readonly #sections = new Map<ItemId, ShownSection>();
  readonly #waiting = new Map<ItemId, (section: ShownSection) => void>();
  #long: { readonly anchor: ItemId; readonly head: ItemId } | null = null;
  /** While the pointer is dragged, the editor where it went down says what it thinks is selected. */
  isDragging = false;
  /** Shift is held: where the selection ends is moved, and it goes on. */
  isExtending = false;
  /** Told when something can't be done because texts of the selection are not on the screen. */
  onTooFar: () => void = () => undefined;

  constructor(session: ProjectSession) {
    this.#session = session;
  }

  setOrder(order: readonly ItemId[]): void {
    this.#order = order;
  }

  add(section: ShownSection): () => void {
    this.#sections.set(section.item, section);
    this.#waiting.get(section.item)?.(section);
    this.#waiting.delete(section.item);
    if (this.#isBetween(section.item)) markAll(section.view);
    return () => {
      if (this.#sections.get(section.item) === section) this.#sections.delete(section.item);
    };
  }

  get isLong(): boolean {
    return this.#long !== null;
  }

  section(item: ItemId): ShownSection | null {
    return this.#sections.get(item) ?? null;
  }

  /** Resolves once the text is on the screen. */
  whenShown(item: ItemId): Promise<ShownSection> {
    const shown = this.#sections.get(item);
    return shown ? Promise.resolve(shown) : new Promise((resolve) => this.#waiting.set(item, resolve));
  }

  sectionWithFocus(): ShownSection | null {
    return [...this.#sections.values()].find(({ view }) => view.hasFocus) ?? null;
  }

  /** The texts where it begins and where it ends; they have to stay on the screen, whatever is scrolled. */
  get ends(): readonly ItemId[] {
    return this.#long ? [this.#long.anchor, this.#long.head] : [];
  }

  /** The keyboard goes to where the selection ends. */
  takeKeyboard(): void {
    const head = this.#long ? this.#sections.get(this.#long.head) : null;
    head?.view.focus();
  }

  /** The text before or after this one. */
  beside(item: ItemId, step: 1 | -1): ItemId | null {
    return this.#order[this.#order.indexOf(item) + step] ?? null;
  }

  get first(): ItemId | null {
    return this.#order[0] ?? null;
  }

  get last(): ItemId | null {
    return this.#order.at(-1) ?? null;
  }

  sectionAt(y: number): ShownSection | null {
    let nearest: ShownSection | null = null;
    let distance = Number.POSITIVE_INFINITY;
    for (const section of this.#sections.values()) {
      const { top, bottom } = section.view.contentDOM.getBoundingClientRect();
      const away = y < top ? top - y : y > bottom ? y - bottom : 0;
      if (away < distance) [nearest, distance] = [section, away];
    }
    return nearest;
  }

  /** The end that stays while the other one is moved, from the text that has the keyboard. */
  anchorOf(section: ShownSection): Place {
    const anchor = this.#long ? this.#sections.get(this.#long.anchor) : section;
    const { item, view } = anchor ?? section;
    return { item, at: view.state.selection.main.anchor };
  }

  /** Selects from one place to another; both texts are on the screen. */
  select(anchor: Place, head: Place, takesKeyboard: boolean): void {
    const from = this.#sections.get(anchor.item);
    const to = this.#sections.get(head.item);
    if (!from || !to) return;
    const isForward = this.#order.indexOf(anchor.item) < this.#order.indexOf(head.item);
    const isLong = anchor.item !== head.item;
    this.#long = isLong ? { anchor: anchor.item, head: head.item } : null;
    for (const section of this.#sections.values()) {
      const { view, item } = section;
      const { length } = view.state.doc;
      if (!isLong) setPart(view, item === head.item ? [anchor.at, head.at] : null, false);
      else if (item === anchor.item) setPart(view, [anchor.at, isForward ? length : 0], true);
      else if (item === head.item) setPart(view, [isForward ? 0 : length, head.at], !takesKeyboard);
      else if (this.#isBetween(item)) markAll(view);
      else setPart(view, null, false);
    }
    if (takesKeyboard && !to.view.hasFocus) to.view.focus();
    this.#fetch();
  }

  /** Nothing but a cursor is left, where the writer put it. */
  collapse(): void {
    const long = this.#long;
    if (!long) return;
    this.#long = null;
    this.#fetch();
    for (const { view, item } of this.#sections.values()) {
      if (item === long.head) view.dispatch({ effects: selectPart.of(null), annotations: ours.of(true) });
      else setPart(view, null, false);
    }
  }

  /** The cursor goes to where the selection begins, or to where it ends. */
  collapseTo(edge: "start" | "end"): boolean {
    const parts = this.#parts();
    const part = edge === "start" ? parts?.[0] : parts?.at(-1);
    if (!this.#long || !part?.view) return false;
    const place = { item: part.item, at: edge === "start" ? part.from : part.to };
    this.select(place, place, true);
    part.view.dispatch({ scrollIntoView: true });
    return true;
  }

  /** What is selected, a blank line between the chapters; null while not all of it is known here. */
  text(): string | null {
    const parts = this.#parts();
    if (!parts) return null;
    return parts
      .map(({ open, from, to }) => open.text.toString().slice(from, to))
      .map((part) => part.replace(/^\n+|\n+$/g, ""))
      .filter((part) => part !== "")
      .join("\n\n");
  }

  /**
   * Puts a text in the place of all that is selected, in one step for Undo: it stands where the selection began. True if
   * there was a selection over borders, whether or not it could be done.
   */
  replace(text: string): boolean {
    if (!this.#long) return false;
    if (!this.#session.isWritable) return true;
    const parts = this.#parts();
    const first = parts?.[0]?.view;
    if (!parts || !first) {
      this.onTooFar();
      return true;
    }
    this.#long = null;
    // A selection that only touches a text does nothing to it, and its last step is another one.
    const changed = parts.filter((part) => part.from < part.to || (part.view === first && text !== ""));
    for (const { open } of changed) open.undo.stopCapturing();
    for (const part of parts) takeAway(part, part.view === first ? text : "");
    joinLastSteps(changed.map(({ open }) => open.undo));
    for (const { open, item } of changed) {
      open.undo.stopCapturing();
      // What is undone together has to stay open.
      this.#session.holdText(item);
    }
    this.#fetch();
    first.focus();
    first.dispatch({ scrollIntoView: true });
    return true;
  }

  /** The writer chose something else, or wrote: the selection over borders is over. */
  readonly follow = (update: ViewUpdate): void => {
    if (!this.#long || this.isDragging) return;
    const isHead = this.#sections.get(this.#long.head)?.view === update.view;
    if (this.isExtending && isHead && !update.docChanged) return;
    const isWriters = update.transactions.some(
      (tr) => (tr.selection !== undefined || tr.docChanged) && !tr.annotation(ours) && !tr.annotation(ySyncAnnotation),
    );
    if (isWriters) queueMicrotask(() => this.collapse());
  };

  #isBetween(item: ItemId): boolean {
    if (!this.#long) return false;
    const ends = [this.#long.anchor, this.#long.head].map((end) => this.#order.indexOf(end)).sort((a, b) => a - b);
    const at = this.#order.indexOf(item);
    return at > (ends[0] ?? 0) && at < (ends[1] ?? 0);
  }

  #covered(): readonly ItemId[] {
    if (!this.#long) return [];
    return this.#order.filter((item) => this.ends.includes(item) || this.#isBetween(item));
  }

  /** In the outline's order; null while one of them isn't known here. */
  #parts(): readonly Part[] | null {
    const parts: Part[] = [];
    for (const item of this.#covered()) {
      const shown = this.#sections.get(item);
      const open = shown?.open ?? this.#outOfSight.get(item)?.open;
      // Of the text that it begins or ends in only a part is selected, and only its editor knows which.
      if (!open || (!shown && this.ends.includes(item))) return null;
      const { from, to } = shown?.view.state.selection.main ?? { from: 0, to: open.text.length };
      parts.push({ item, open, view: shown?.view ?? null, from, to });
    }
    return parts;
  }

  /** Asks for the texts between that are not on the screen, and lets go of those that are selected no more. */
  #fetch(): void {
    const wanted = new Set(this.#covered().filter((item) => !this.#sections.has(item)));
    for (const [item, { letGo }] of this.#outOfSight) {
      if (wanted.has(item)) continue;
      letGo();
      this.#outOfSight.delete(item);
    }
    if (wanted.size > mostOutOfSight) return;
    for (const item of wanted) {
      if (this.#outOfSight.has(item)) continue;
      const fetched = { letGo: this.#session.holdText(item), open: null as OpenText | null };
      this.#outOfSight.set(item, fetched);
      void this.#session.openText(item).then((opened) => {
        if (opened.ok) fetched.open = opened.value;
      });
    }
  }
}

/** The undo of a text that isn't on the screen knows this origin as the writer's. */
const outOfSight = { from: "a selection over several texts" };

function takeAway({ view, open, from, to }: Part, insert: string): void {
  if (!view) {
    open.undo.addTrackedOrigin(outOfSight);
    open.live.doc.transact(() => open.text.delete(from, to - from), outOfSight);
    return;
  }
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + insert.length },
    effects: selectPart.of(null),
    annotations: ours.of(true),
    userEvent: insert === "" ? "delete.selection" : "input.replace",
  });
}

function markAll(view: EditorView): void {
  setPart(view, [0, view.state.doc.length], true);
}

/** @param range anchor and head; null leaves a cursor where it was */
function setPart(view: EditorView, range: readonly [number, number] | null, isMarked: boolean): void {
  const { main } = view.state.selection;
  const [anchor, head] = range ?? [main.head, main.head];
  view.dispatch({
    selection: EditorSelection.single(anchor, head),
    effects: selectPart.of(isMarked ? { from: Math.min(anchor, head), to: Math.max(anchor, head) } : null),
    annotations: ours.of(true),
  });
}
