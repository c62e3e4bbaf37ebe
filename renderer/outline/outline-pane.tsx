import { FilePlus2, Redo2, Undo2 } from "lucide-react";
import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { Button } from "react-aria-components";
import type { ItemId } from "../../story/ids.ts";
import type { ItemParent, Outline, OutlineItem } from "../../story/outline.ts";
import { mayHold } from "../../story/outline-tree.ts";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useObservable } from "../observable.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { wordCount } from "../words.ts";
import "./outline.css";
import type { OutlineActions } from "./outline-actions.ts";
import { useOutlineCommands } from "./outline-commands.ts";
import { type OutlineCommand, OutlineMenu } from "./outline-menu.tsx";
import { type Direction, placeBeside, placeInDirection } from "./outline-moves.ts";
import { findItem, isInTrash, nextChapter, type OutlineRow, OutlineRows, siblingsOf } from "./outline-rows.ts";
import { OutlineTree } from "./outline-tree.tsx";
import { RenamePopover } from "./rename-popover.tsx";

type Floating =
  | { readonly kind: "menu"; readonly row: OutlineRow; readonly anchor: Element }
  | {
      readonly kind: "rename";
      readonly item: Pick<OutlineItem, "id" | "title">;
      readonly anchor: Element;
      /** It has just been made, and has a page: whoever has named it wants to write in it. */
      readonly isNewText: boolean;
    }
  | null;

export function OutlinePane(props: {
  readonly session: ProjectSession;
  readonly outline: Outline;
  readonly actions: OutlineActions;
  readonly current: ItemId | null;
  readonly onOpen: (item: ItemId, at: number | null) => void;
  /** Opens a text behind the outline, where something is still to be done. */
  readonly onShow: (item: ItemId) => void;
  /** Opens a text with the cursor on its page. */
  readonly onWrite: (item: ItemId) => void;
  /** Splits the open chapter where its cursor is. */
  readonly onSplit: () => void;
}) {
  const { session, outline, actions } = props;
  // Numbers may come a moment late; a key that is typed may not.
  const counts = useDeferredValue(useObservable(session.counts));
  const problem = useObservable(actions.problem);
  const canUndo = useObservable(actions.canUndo);
  const canRedo = useObservable(actions.canRedo);
  const [expanded, setExpanded] = useExpanded(session.project, outline);
  const [maker] = useState(() => new OutlineRows());
  const rows = useMemo(() => maker.build(outline, counts, expanded), [maker, outline, counts, expanded]);
  const [floating, setFloating] = useState<Floating>(null);
  const pane = useRef<HTMLElement>(null);

  const begin = async (kind: "chapter" | "part" | "note" | "folder", beside: OutlineItem | null) => {
    const place = placeBeside(outline, beside, kind);
    const title = { chapter: "New chapter", part: "New part", note: "New note", folder: "New folder" }[kind];
    const item = await actions.create(kind, title, place.parent, place.after);
    if (!item) return;
    setExpanded(new Set([...expanded, place.parent]));
    const isNewText = kind === "chapter" || kind === "note";
    if (isNewText) {
      props.onShow(item);
      // The page must be there when the name is given: the next key belongs to it.
      await session.openText(item);
    }
    const row = await rowElement(pane.current, item);
    if (row) setFloating({ kind: "rename", item: { id: item, title }, anchor: row, isNewText });
    else if (isNewText) props.onWrite(item);
  };

  const named = useRef<ItemId | null>(null);
  const endRename = () => {
    if (floating?.kind === "rename" && floating.isNewText) named.current = floating.item.id;
    setFloating(null);
  };
  // When the field has gone and the page is no longer inert, and before the focus would return to the button: the space
  // bar would press it.
  useEffect(() => {
    if (floating !== null || named.current === null) return;
    const item = named.current;
    named.current = null;
    props.onWrite(item);
  });

  const join = async (item: OutlineItem) => {
    const next = nextChapter(outline, item.id);
    if (next && (await actions.join(item.id, next.id, next.title))) props.onOpen(item.id, null);
  };

  const run = (command: OutlineCommand, item: OutlineItem | null, anchor: Element) => {
    switch (command) {
      case "new chapter":
        return begin("chapter", item);
      case "new part":
        return begin("part", item);
      case "new note":
        return begin("note", item);
      case "new folder":
        return begin("folder", item);
      case "split":
        return props.onSplit();
    }
    if (!item) return;
    switch (command) {
      case "rename":
        return setFloating({ kind: "rename", item, anchor, isNewText: false });
      case "join":
        return join(item);
      case "trash":
        return isInTrash(outline, item.id) ? undefined : trash(item);
      case "move up":
        return move(item, "up");
      case "move down":
        return move(item, "down");
      case "move out":
        return move(item, "out");
      case "move in":
        return move(item, "in");
      case "restore":
        if (actions.edit({ kind: "untrash", item: item.id })) focusRow(item.id);
    }
  };

  const focusRow = (key: string) => void rowElement(pane.current, key).then((row) => row?.focus());

  /** The row goes and the focus with it: its neighbour takes it over. */
  const trash = (item: OutlineItem) => {
    const siblings = siblingsOf(outline, item.parent);
    const index = siblings.findIndex(({ id }) => id === item.id);
    const neighbour = siblings[index + 1] ?? siblings[index - 1];
    if (actions.edit({ kind: "trash", item: item.id })) focusRow(neighbour?.id ?? "notes");
  };

  const move = (item: OutlineItem, direction: Direction) => {
    const place = placeInDirection(outline, item, direction);
    if (!place || isInTrash(outline, item.id)) return;
    if (actions.edit({ kind: "move", item: item.id, ...place })) {
      setExpanded(new Set([...expanded, place.parent]));
      focusRow(item.id);
    }
  };

  const onKeys = (event: KeyboardEvent) => {
    if (floating || !(event.target as Element).closest(".outline-tree")) return;
    const key = (event.target as Element).closest("[role=treeitem]")?.getAttribute("data-key");
    const item = key ? findItem(outline, key) : null;
    const handled = keyCommand(event, item);
    if (handled) {
      // Before React Aria's own arrows and type-ahead see the key.
      event.preventDefault();
      event.stopPropagation();
    }
  };

  const keyCommand = (event: KeyboardEvent, item: OutlineItem | null): boolean => {
    const mod = event.ctrlKey || event.metaKey;
    if (mod && event.key.toLowerCase() === "z") {
      void (event.shiftKey ? actions.redo() : actions.undo());
      return true;
    }
    if (mod && event.key.toLowerCase() === "y") {
      void actions.redo();
      return true;
    }
    if (!item || !session.isWritable) return false;
    const direction = event.altKey ? arrowDirections[event.key] : undefined;
    if (direction) {
      move(item, direction);
      return true;
    }
    const anchor = (event.target as Element).closest("[role=treeitem]");
    if (event.key === "F2" && anchor) {
      run("rename", item, anchor);
      return true;
    }
    if (event.key === "Delete") {
      run("trash", item, event.target as Element);
      return true;
    }
    return false;
  };

  const disabled = new Set<OutlineCommand>();
  if (floating?.kind === "menu" && floating.row.kind === "item") {
    if (floating.row.key !== props.current) disabled.add("split");
    if (!nextChapter(outline, floating.row.key)) disabled.add("join");
    for (const direction of ["up", "down", "out", "in"] as const) {
      if (!placeInDirection(outline, floating.row.item, direction)) disabled.add(`move ${direction}`);
    }
  }
  if (!session.isWritable) {
    for (const command of [
      "new chapter",
      "new part",
      "new note",
      "new folder",
      "rename",
      "split",
      "join",
      "trash",
      "restore",
      "move up",
      "move down",
      "move out",
      "move in",
    ] as const) {
      disabled.add(command);
    }
  }

  const currentItem = props.current ? findItem(outline, props.current) : null;
  useOutlineCommands({
    session,
    outline,
    pane,
    current: currentItem,
    run: (command, item, anchor) => void run(command, item, anchor),
  });
  return (
    <section className="outline-pane" aria-label="Story" ref={pane} onKeyDownCapture={onKeys}>
      <div className="outline-tools">
        <Button
          className="button quiet"
          isDisabled={!session.isWritable}
          onPress={() => begin("chapter", currentItem?.kind === "chapter" ? currentItem : null)}
        >
          <FilePlus2 size={15} aria-hidden />
          New chapter
        </Button>
        <span className="spring" />
        <Button
          className="button quiet icon"
          aria-label="Undo in the outline"
          isDisabled={!canUndo}
          onPress={() => actions.undo()}
        >
          <Undo2 size={15} aria-hidden />
        </Button>
        <Button
          className="button quiet icon"
          aria-label="Redo in the outline"
          isDisabled={!canRedo}
          onPress={() => actions.redo()}
        >
          <Redo2 size={15} aria-hidden />
        </Button>
      </div>
      {problem ? <ProblemNote problem={problem} /> : null}
      <OutlineTree
        rows={rows}
        expanded={expanded}
        onExpand={setExpanded}
        current={props.current}
        isWritable={session.isWritable}
        actions={{
          open: (row) => {
            if (row.kind === "scene") props.onOpen(row.chapter, row.scene.from);
            else if (row.kind === "item" && row.item.file !== null) props.onOpen(row.item.id, null);
            else setExpanded(toggled(expanded, row.key));
          },
          menu: (row, anchor) => {
            if (row.kind === "scene" || row.key === "trash") return;
            setFloating({ kind: "menu", row, anchor });
          },
          mayDrop: (dragged, target, position) =>
            dragged.every((key) => dropPlace(outline, key, target, position) !== null),
          drop: (dragged, target, position) => {
            const item = findItem(outline, dragged);
            const place = dropPlace(outline, dragged, target, position);
            if (!item || !place) return;
            if (place.parent === "trash") actions.edit({ kind: "trash", item: item.id });
            else if (actions.edit({ kind: "move", item: item.id, ...place }))
              // What was put into a folded part is seen there.
              setExpanded(new Set([...expanded, place.parent]));
          },
        }}
      />
      <footer className="outline-sum">{counts ? `${wordCount(counts.words)} in the book` : ""}</footer>
      {floating?.kind === "menu" ? (
        <OutlineMenu
          row={floating.row}
          anchor={floating.anchor}
          isTrashed={isInTrash(outline, floating.row.key)}
          disabled={disabled}
          onClose={() => setFloating((now) => (now?.kind === "menu" ? null : now))}
          onCommand={(command) => {
            const row = floating.anchor.closest("[role=treeitem]") ?? floating.anchor;
            setFloating(null);
            void run(command, findItem(outline, floating.row.key), row);
          }}
        />
      ) : null}
      {floating?.kind === "rename" ? (
        <RenamePopover
          title={floating.item.title}
          anchor={floating.anchor}
          onRename={(title) => actions.edit({ kind: "rename", item: floating.item.id, title })}
          onClose={endRename}
        />
      ) : null}
    </section>
  );
}

const arrowDirections: Readonly<Record<string, Direction>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "out",
  ArrowRight: "in",
};

function dropPlace(outline: Outline, dragged: string, target: string, position: "before" | "after" | "on") {
  const item = findItem(outline, dragged);
  if (!item || dragged === target || target.includes("/")) return null;
  if (target === "notes" || target === "trash") {
    if (position !== "on") {
      // Above the notes is the end of the book.
      return target === "notes" && position === "before" && mayHold("book", item.kind)
        ? { parent: "book" as ItemParent, after: lastOf(outline, "book", dragged) }
        : null;
    }
    return mayHold(target, item.kind)
      ? { parent: target as ItemParent, after: lastOf(outline, target, dragged) }
      : null;
  }
  const beside = findItem(outline, target);
  if (!beside) return null;
  if (position === "on") {
    return mayHold(beside.kind, item.kind) ? { parent: beside.id, after: lastOf(outline, beside.id, dragged) } : null;
  }
  const siblings = siblingsOf(outline, beside.parent).filter(({ id }) => id !== dragged);
  const index = siblings.findIndex(({ id }) => id === target);
  return { parent: beside.parent, after: position === "after" ? beside.id : (siblings[index - 1]?.id ?? null) };
}

function lastOf(outline: Outline, parent: ItemParent, except: string): ItemId | null {
  return (
    siblingsOf(outline, parent)
      .filter(({ id }) => id !== except)
      .at(-1)?.id ?? null
  );
}

function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return next;
}

/** Which rows are open, remembered per project. At first every part is open, and no chapter shows its scenes. */
function useExpanded(project: string, outline: Outline) {
  const key = `redraft.expanded.${project}`;
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(() => {
    const stored = localStorage.getItem(key);
    if (stored) return new Set(JSON.parse(stored) as string[]);
    return new Set(
      [...outline.book, ...outline.notes]
        .map((item) => item.id)
        .concat("notes" as ItemId)
        .filter((id) => findItem(outline, id)?.kind !== "chapter"),
    );
  });
  useEffect(() => localStorage.setItem(key, JSON.stringify([...expanded])), [key, expanded]);
  return [expanded, setExpanded] as const;
}

/** The row of an item that may only be about to appear. */
async function rowElement(pane: HTMLElement | null, key: string): Promise<HTMLElement | null> {
  for (let frame = 0; frame < 20; frame++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const row = pane?.querySelector<HTMLElement>(`[role=treeitem][data-key="${key}"]`);
    if (row) return row;
  }
  return null;
}
