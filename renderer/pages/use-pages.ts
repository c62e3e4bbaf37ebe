import type { EditorView } from "@codemirror/view";
import { useCallback, useMemo, useRef, useState } from "react";
import { ySyncFacet } from "y-codemirror.next";
import { createAbsolutePositionFromRelativePosition, type RelativePosition } from "yjs";
import type { FoundPlace } from "../../story/found-place.ts";
import type { ItemId } from "../../story/ids.ts";
import { type Outline, type OutlineItem, walkOutline } from "../../story/outline.ts";
import type { CursorRequest } from "../editor/cursor-request.ts";
import { rememberedItem, rememberedSecond, rememberItem, rememberSecond } from "../editor/place-memory.ts";
import { firstChapter } from "../outline/outline-rows.ts";
import type { OpenText, ProjectSession } from "../studio/project-session.ts";
import { keepPlaces, leavePlace, noTrail, stepBack, stepForward, type Trail } from "./trail.ts";

/** The window has one page, or two beside each other. */
export type PageSide = "first" | "second";

export interface PageCursor extends CursorRequest {
  readonly side: PageSide;
}

/** What can be worked on while it is on the screen. */
export interface ShownText {
  readonly view: EditorView;
  readonly open: OpenText;
}

export interface Target {
  /** Where the cursor goes; null, or left out, leaves it where it was in this text. */
  readonly at?: number | null;
  readonly found?: FoundPlace;
  /** The keyboard stays where it is. Left out, it goes to the page if a place is given. */
  readonly isOnlyShown?: boolean;
  /** The page takes the keyboard also without a place. */
  readonly writes?: boolean;
  /** Left out: the page that was last used. */
  readonly side?: PageSide;
}

interface TrailPlace {
  readonly item: ItemId;
  readonly at: RelativePosition | null;
}

export type Pages = ReturnType<typeof usePages>;

/** What the page, or the two pages, show, which of them is used, and where one has been. */
/** @param onGo told before a page goes to a text, so that nothing else stands in its place */
export function usePages(
  session: ProjectSession,
  outline: Outline | null,
  onGo: (side: PageSide, item: ItemId) => void,
) {
  const { project } = session;
  const [ids, setIds] = useState<Readonly<Record<PageSide, ItemId | null>>>(() => ({
    first: rememberedItem(project),
    second: rememberedSecond(project),
  }));
  const [used, setUsed] = useState<PageSide>("first");
  const [cursorTo, setCursorTo] = useState<PageCursor | null>(null);
  const [trails, setTrails] = useState<Readonly<Record<PageSide, Trail<TrailPlace>>>>({
    first: noTrail,
    second: noTrail,
  });
  const texts = useRef<Readonly<Record<PageSide, ShownText | null>>>({ first: null, second: null });
  const [shownTexts, setShownTexts] = useState(texts.current);
  // Who opens a story wants to read or write in it: the keys are the page's.
  const startsWriting = useRef(true);

  const items = useMemo(() => itemsOf(outline), [outline]);
  const first = useMemo(() => firstShown(outline, items, ids.first), [outline, items, ids.first]);
  const second = secondShown(items, ids.second);
  const active: PageSide = used === "second" && second === null ? "first" : used;
  // Rows of the outline keep what they were given when they were last drawn, and that may be long ago.
  const now = useRef({ active, first, second, onGo });
  now.current = { active, first, second, onGo };

  const keepText = useCallback((side: PageSide, next: ShownText | null) => {
    texts.current = { ...texts.current, [side]: next };
    setShownTexts(texts.current);
    if (side !== "first" || !next || !startsWriting.current) return;
    startsWriting.current = false;
    // Unless they went elsewhere while the text was on its way.
    if (document.activeElement === null || document.activeElement === document.body) next.view.focus();
  }, []);
  const putDown = useCallback(() => setCursorTo(null), []);

  const show = (side: PageSide, id: ItemId | null) => {
    setIds((before) => ({ ...before, [side]: id }));
    if (side === "second") rememberSecond(project, id);
    else if (id !== null) rememberItem(project, id);
  };

  const here = (side: PageSide): TrailPlace | null => {
    const item = now.current[side];
    const view = texts.current[side]?.view;
    if (!item) return null;
    return { item: item.id, at: view ? view.state.facet(ySyncFacet).toYPos(view.state.selection.main.head) : null };
  };

  const go = (side: PageSide, id: ItemId, target: Target) => {
    now.current.onGo(side, id);
    show(side, id);
    setUsed(side);
    const { at = null, found, writes = false, isOnlyShown = false } = target;
    // At once where the page is there already: the next key may be under way.
    const there = texts.current[side];
    if (writes && at === null && there?.open.item === id && there.view.dom.checkVisibility()) return there.view.focus();
    if (at === null && !writes) return;
    setCursorTo((last) => ({
      side,
      item: id,
      at,
      ...(found ? { found } : {}),
      isOnlyShown,
      n: (last?.n ?? 0) + 1,
    }));
  };

  const open = (id: ItemId, target: Target = {}) => {
    const side = target.side ?? now.current.active;
    const from = here(side);
    if (from && (from.item !== id || target.at != null))
      setTrails((before) => ({ ...before, [side]: leavePlace(before[side], from) }));
    go(side, id, target);
  };

  const isThere = ({ item }: TrailPlace) => items.has(item);
  const trail = keepPlaces(trails[active], isThere);
  const step = async (take: typeof stepBack) => {
    const taken = take(trail, here(active));
    if (!taken) return;
    const side = active;
    setTrails((before) => ({ ...before, [side]: taken.trail }));
    go(side, taken.to.item, { at: await placeNow(session, taken.to), writes: true });
  };

  return {
    active,
    first,
    second,
    item: active === "first" ? first : second,
    /** Of the page that is used; null while it isn't on the screen. */
    view: () => texts.current[now.current.active]?.view ?? null,
    /** The same, as it was when the window was last drawn. */
    text: shownTexts[active],
    cursorTo,
    putDown,
    keepText,
    open,
    /** Opens a text with the cursor on its page. */
    write: (id: ItemId) => open(id, { writes: true }),
    /** The page that is written on shows another text by now: nothing has to be brought into view. */
    setShown: (side: PageSide, id: ItemId | null) => {
      if (now.current[side]?.id !== id) show(side, id);
    },
    /** Whatever was drawn last: the focus may have gone to one page and to the other before anything was drawn. */
    turnTo: (side: PageSide) => setUsed(side),
    focus: () => {
      const side = now.current.active;
      const item = now.current[side];
      if (item) go(side, item.id, { writes: true });
    },
    openSecond: (id: ItemId, at: number | null = null) => open(id, { at, writes: true, side: "second" }),
    /** The keyboard goes to the other of two pages. */
    goToOther: () => {
      const other = now.current.active === "first" ? "second" : "first";
      setUsed(other);
      texts.current[other]?.view.focus();
    },
    closeSecond: () => {
      show("second", null);
      setUsed("first");
      texts.current.first?.view.focus();
    },
    exchange: () => {
      if (!first || !second) return;
      setIds({ first: second.id, second: first.id });
      rememberItem(project, second.id);
      rememberSecond(project, first.id);
    },
    canGoBack: trail.behind.length > 0,
    canGoForward: trail.ahead.length > 0,
    back: () => void step(stepBack),
    forward: () => void step(stepForward),
  };
}

function itemsOf(outline: Outline | null): ReadonlyMap<ItemId, OutlineItem> {
  if (!outline) return new Map();
  const roots = [outline.book, outline.notes, outline.trash];
  return new Map(roots.flatMap((root) => [...walkOutline(root)].map((item) => [item.id, item])));
}

/** A chapter that was remembered may have gone since; then the book begins at its beginning. */
function firstShown(
  outline: Outline | null,
  items: ReadonlyMap<ItemId, OutlineItem>,
  id: ItemId | null,
): OutlineItem | null {
  const known = id ? items.get(id) : null;
  return known?.file ? known : outline ? firstChapter(outline) : null;
}

function secondShown(items: ReadonlyMap<ItemId, OutlineItem>, id: ItemId | null): OutlineItem | null {
  const known = id ? items.get(id) : null;
  return known?.file ? known : null;
}

/** What was written before the place meanwhile has moved it. */
async function placeNow(session: ProjectSession, { item, at }: TrailPlace): Promise<number | null> {
  if (!at) return null;
  const opened = await session.openText(item);
  if (!opened.ok) return null;
  return createAbsolutePositionFromRelativePosition(at, opened.value.live.doc)?.index ?? null;
}
