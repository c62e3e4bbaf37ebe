import { FilePlus2, Redo2, Undo2 } from "lucide-react";
import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { Button } from "react-aria-components";
import type { ItemId } from "../../story/ids.ts";
import type { Outline, OutlineItem } from "../../story/outline.ts";
import { filterItems, isFiltering } from "../../story/outline-filter.ts";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { wordCount } from "../words.ts";
import { rowElement, toggled, useExpanded } from "./expanded-rows.ts";
import { MatterDialog } from "./matter-dialog.tsx";
import { noteTemplates } from "./note-templates.ts";
import { outlineTexts } from "./outline-words.ts";
import "./outline.css";
import type { OutlineActions } from "./outline-actions.ts";
import { useOutlineCommands } from "./outline-commands.ts";
import { dropPlace } from "./outline-drop.ts";
import { OutlineFilterBar } from "./outline-filter-bar.tsx";
import { outlineKey } from "./outline-keys.ts";
import { type OutlineCommand, OutlineMenu } from "./outline-menu.tsx";
import { archivedWith, findItem, isInTrash, type OutlineRow, OutlineRows } from "./outline-rows.ts";
import { type OutlineScreen, runOutlineCommand, targetsOf } from "./outline-run.ts";
import { moveEdits, topmostSelected } from "./outline-selection.ts";
import { OutlineTree } from "./outline-tree.tsx";
import { disabledCommands } from "./possible-commands.ts";
import { RenamePopover } from "./rename-popover.tsx";
import { scenesSaid } from "./scenes-said.ts";
import { BringBackDialog, EmptyTrashDialog } from "./trash-dialogs.tsx";

type Floating =
  | { readonly kind: "menu"; readonly row: OutlineRow; readonly anchor: Element }
  | {
      readonly kind: "rename";
      readonly item: Pick<OutlineItem, "id" | "title">;
      readonly anchor: Element;
      /** It has just been made, and has a page: whoever has named it wants to write in it. */
      readonly isNewText: boolean;
    }
  | { readonly kind: "empty trash" }
  | { readonly kind: "bring back" }
  | { readonly kind: "add matter" }
  | null;

export function OutlinePane(props: {
  readonly session: ProjectSession;
  readonly outline: Outline;
  readonly actions: OutlineActions;
  readonly current: ItemId | null;
  /** Null is the page of no chapter, where none is left. */
  readonly onOpen: (item: ItemId | null, at: number | null) => void;
  /** Opens a text on the second page. */
  readonly onBeside: (item: ItemId) => void;
  /** Opens a text behind the outline, where something is still to be done. */
  readonly onShow: (item: ItemId) => void;
  /** Opens a text with the cursor on its page. */
  readonly onWrite: (item: ItemId) => void;
  /** Splits the open chapter where its cursor is. */
  readonly onSplit: () => void;
}) {
  const words = useWords(outlineTexts);
  const { session, outline, actions } = props;
  // Numbers may come a moment late; a key that is typed may not.
  const counts = useDeferredValue(useObservable(session.counts));
  const problem = useObservable(actions.problem);
  const canUndo = useObservable(actions.canUndo);
  const canRedo = useObservable(actions.canRedo);
  const filter = useDeferredValue(useObservable(session.view.filter));
  const [expanded, setExpanded] = useExpanded(session.project, outline);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [maker] = useState(() => new OutlineRows());
  const shown = useMemo(() => {
    if (!isFiltering(filter)) return outline;
    const said = (item: OutlineItem) => scenesSaid(outline, counts, item.id);
    return { ...outline, ...mapRoots(outline, (items) => filterItems(items, filter, said)) };
  }, [outline, counts, filter]);
  // What is found is seen, whatever was folded.
  const unfolded = useMemo(
    () => (shown === outline ? expanded : new Set([...expanded, ...holdersOf(shown)])),
    [shown, outline, expanded],
  );
  const rows = useMemo(() => maker.build(shown, counts, unfolded, words), [maker, shown, counts, unfolded, words]);
  const [floating, setFloating] = useState<Floating>(null);
  const pane = useRef<HTMLElement>(null);

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

  const screen: OutlineScreen = {
    session,
    outline,
    actions,
    selected,
    current: props.current,
    select: (items) => setSelected(new Set(items)),
    focusRow: (key) => void rowElement(pane.current, key).then((row) => row?.focus()),
    unfold: (parent) => setExpanded((before) => new Set([...before, parent])),
    rename: (item, anchor) => setFloating({ kind: "rename", item, anchor, isNewText: false }),
    nameNew: async (item, title, isNewText) => {
      if (isNewText) {
        props.onShow(item);
        // The page must be there when the name is given: the next key belongs to it.
        await session.openText(item);
      }
      const row = await rowElement(pane.current, item);
      if (row) setFloating({ kind: "rename", item: { id: item, title }, anchor: row, isNewText });
      else if (isNewText) props.onWrite(item);
    },
    open: (item) => props.onOpen(item, null),
    openBeside: props.onBeside,
    splitAtCursor: props.onSplit,
    emptyTrash: () => setFloating({ kind: "empty trash" }),
    bringBack: () => setFloating({ kind: "bring back" }),
    addMatter: () => setFloating({ kind: "add matter" }),
  };
  const run = (command: OutlineCommand, item: OutlineItem | null, anchor: Element) =>
    void runOutlineCommand(screen, command, item, anchor);

  const onKeys = (event: KeyboardEvent) => {
    const target = event.target as Element;
    if (floating || !target.closest(".outline-tree")) return;
    const row = target.closest("[role=treeitem]");
    const key = row?.getAttribute("data-key");
    const command = outlineKey(event);
    if (command === null) return;
    if (command === "undo") void actions.undo();
    else if (command === "redo") void actions.redo();
    else {
      const item = key ? findItem(outline, key) : null;
      if (!item || !row || !session.isWritable) return;
      run(command, item, row);
    }
    // Before React Aria's own arrows and type-ahead see the key.
    event.preventDefault();
    event.stopPropagation();
  };

  const currentItem = props.current ? findItem(outline, props.current) : null;
  useOutlineCommands({ session, outline, pane, current: currentItem, run });
  const draggedItems = (keys: readonly string[]) => topmostSelected(outline, new Set(keys));
  const menuItem = floating?.kind === "menu" ? findItem(outline, floating.row.key) : null;
  return (
    <section className="outline-pane" aria-label={words.story} ref={pane} onKeyDownCapture={onKeys}>
      <div className="outline-tools">
        <Button
          className="button quiet"
          isDisabled={!session.isWritable}
          onPress={(event) =>
            run("new chapter", currentItem?.kind === "chapter" ? currentItem : null, event.target as Element)
          }
        >
          <FilePlus2 size={15} aria-hidden />
          {words.newChapter}
        </Button>
        <span className="spring" />
        <Button
          className="button quiet icon"
          aria-label={words.undo}
          isDisabled={!canUndo}
          onPress={() => actions.undo()}
        >
          <Undo2 size={15} aria-hidden />
        </Button>
        <Button
          className="button quiet icon"
          aria-label={words.redo}
          isDisabled={!canRedo}
          onPress={() => actions.redo()}
        >
          <Redo2 size={15} aria-hidden />
        </Button>
      </div>
      <OutlineFilterBar outline={outline} filter={session.view.filter} />
      {problem ? <ProblemNote problem={problem} /> : null}
      {shown !== outline && shown.book.length + shown.notes.length === 0 ? (
        <p className="outline-nothing">{words.nothingFits}</p>
      ) : null}
      <OutlineTree
        rows={rows}
        expanded={unfolded}
        onExpand={setExpanded}
        current={props.current}
        selected={selected}
        onSelect={setSelected}
        isWritable={session.isWritable}
        actions={{
          open: (row) => {
            if (row.kind === "scene") props.onOpen(row.chapter, row.scene.from);
            else if (row.kind === "item" && row.item.file !== null) props.onOpen(row.item.id, null);
            else setExpanded((before) => toggled(before, row.key));
          },
          menu: (row, anchor) => {
            if (row.kind === "scene" || row.key === "archive") return;
            if (!selected.has(row.key)) setSelected(new Set());
            setFloating({ kind: "menu", row, anchor });
          },
          mayDrop: (keys, target, position) => dropPlace(outline, draggedItems(keys), target, position) !== null,
          drop: (keys, target, position) => {
            const items = draggedItems(keys);
            const place = dropPlace(outline, items, target, position);
            if (!place) return;
            if (place.parent === "trash") run("trash", items[0] ?? null, pane.current as Element);
            // What was put into a folded part is seen there.
            else if (actions.edit(...moveEdits(items, place))) screen.unfold(place.parent);
          },
        }}
      />
      <footer className="outline-sum">
        {selected.size > 1 ? words.chosen(selected.size) : counts ? words.inTheBook(wordCount(counts.words)) : ""}
      </footer>
      {floating?.kind === "menu" ? (
        <OutlineMenu
          row={floating.row}
          anchor={floating.anchor}
          place={
            isInTrash(outline, floating.row.key)
              ? "trash"
              : archivedWith(outline, floating.row.key)
                ? "archive"
                : "outline"
          }
          count={menuItem ? targetsOf(screen, menuItem).length : 1}
          templates={noteTemplates(outline)}
          disabled={disabledCommands(screen, menuItem)}
          onClose={() => setFloating((now) => (now?.kind === "menu" ? null : now))}
          onCommand={(command) => {
            const row = floating.anchor.closest("[role=treeitem]") ?? floating.anchor;
            setFloating(null);
            run(command, menuItem, row);
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
      {floating?.kind === "empty trash" ? (
        <EmptyTrashDialog outline={outline} counts={counts} actions={actions} onClose={() => setFloating(null)} />
      ) : null}
      {floating?.kind === "add matter" ? (
        <MatterDialog
          outline={outline}
          actions={actions}
          onAdded={(first) => {
            setFloating(null);
            props.onOpen(first, null);
          }}
          onClose={() => setFloating(null)}
        />
      ) : null}
      {floating?.kind === "bring back" ? <BringBackDialog actions={actions} onClose={() => setFloating(null)} /> : null}
    </section>
  );
}

function mapRoots(outline: Outline, change: (items: readonly OutlineItem[]) => readonly OutlineItem[]) {
  return { book: change(outline.book), notes: change(outline.notes), trash: change(outline.trash) };
}

/** Parts and folders, which hold what was found; a chapter stays folded. */
function holdersOf({ book, notes }: Outline): string[] {
  const holders = (items: readonly OutlineItem[]): string[] =>
    items.flatMap((item) => (item.children.length > 0 ? [item.id, ...holders(item.children)] : []));
  return ["notes", ...holders(book), ...holders(notes)];
}
