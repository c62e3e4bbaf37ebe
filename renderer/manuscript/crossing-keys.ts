import { type Extension, Prec } from "@codemirror/state";
import { EditorView, type KeyBinding, keymap } from "@codemirror/view";
import type { ItemId } from "../../story/ids.ts";
import { richText } from "../editor/rich-text.ts";
import type { LongSelection } from "./long-selection.ts";
import { longSelectionMark } from "./long-selection-mark.ts";

/** What the manuscript does for its texts. */
export interface Crossing {
  readonly selection: LongSelection;
  /** Brings a text to the screen, with the cursor at its beginning or its end. */
  readonly goTo: (item: ItemId, edge: "start" | "end") => void;
  readonly selectAll: () => void;
}

/** Cursor and selection go over the border of this text into the one before or after it. */
export function crossingKeys(item: ItemId, crossing: Crossing): Extension {
  const { selection } = crossing;

  /** From the edge of this text into the next, at the same distance from the margin. */
  const cross = (view: EditorView, step: 1 | -1, way: "line" | "character", extends_: boolean): boolean => {
    const next = selection.beside(item, step);
    if (next === null) return false;
    const there = selection.section(next);
    if (!there) {
      if (!extends_) crossing.goTo(next, step > 0 ? "start" : "end");
      return !extends_;
    }
    const edge = step > 0 ? 0 : there.view.state.doc.length;
    const at = way === "line" ? sameColumn(view, there.view, edge) : edge;
    const here = selection.section(item);
    if (extends_ && here) selection.select(selection.anchorOf(here), { item: next, at }, true);
    else selection.select({ item: next, at }, { item: next, at }, true);
    there.view.dispatch({ scrollIntoView: true });
    return true;
  };

  const line = (step: 1 | -1, extends_: boolean) => (view: EditorView) => {
    if (!extends_ && selection.isLong) return selection.collapseTo(step > 0 ? "end" : "start");
    const { main } = view.state.selection;
    if (!extends_ && !main.empty) return false;
    return isOnLastLine(view, main.head, step) && cross(view, step, "line", extends_);
  };
  const character = (step: 1 | -1, extends_: boolean) => (view: EditorView) => {
    if (!extends_ && selection.isLong) return selection.collapseTo(step > 0 ? "end" : "start");
    const { main } = view.state.selection;
    if (!extends_ && !main.empty) return false;
    const edge = step > 0 ? view.state.doc.length : 0;
    return main.head === edge && cross(view, step, "character", extends_);
  };
  const toEdge = (step: 1 | -1) => (view: EditorView) => {
    const end = step > 0 ? selection.last : selection.first;
    const isThere = view.state.selection.main.head === (step > 0 ? view.state.doc.length : 0);
    if (!isThere || end === null || end === item) return false;
    crossing.goTo(end, step > 0 ? "end" : "start");
    return true;
  };
  const selectAll = (view: EditorView) => {
    const { main } = view.state.selection;
    const isAll = main.from === 0 && main.to === view.state.doc.length;
    if (isAll) crossing.selectAll();
    return isAll;
  };
  const remove = () => selection.replace("");

  const keys: readonly KeyBinding[] = [
    { key: "ArrowDown", run: line(1, false), shift: line(1, true) },
    { key: "ArrowUp", run: line(-1, false), shift: line(-1, true) },
    { key: "PageDown", run: line(1, false), shift: line(1, true) },
    { key: "PageUp", run: line(-1, false), shift: line(-1, true) },
    { key: "ArrowRight", run: character(1, false), shift: character(1, true) },
    { key: "ArrowLeft", run: character(-1, false), shift: character(-1, true) },
    { key: "Mod-ArrowRight", mac: "Alt-ArrowRight", run: character(1, false), shift: character(1, true) },
    { key: "Mod-ArrowLeft", mac: "Alt-ArrowLeft", run: character(-1, false), shift: character(-1, true) },
    { key: "Mod-End", mac: "Cmd-ArrowDown", run: toEdge(1) },
    { key: "Mod-Home", mac: "Cmd-ArrowUp", run: toEdge(-1) },
    { key: "Mod-a", run: selectAll },
    ...["Backspace", "Delete", "Mod-Backspace", "Mod-Delete", "Shift-Backspace", "Enter"].map((key) => ({
      key,
      run: remove,
    })),
  ];
  return [
    Prec.highest([
      keymap.of(keys),
      EditorView.inputHandler.of((_view, _from, _to, text) => selection.replace(text)),
      EditorView.domEventHandlers({
        keydown: (event) => {
          selection.isExtending = event.shiftKey;
        },
        copy: (event) => copy(event, selection),
        cut: (event) => copy(event, selection) && selection.replace(""),
        paste: (event) => pasteOver(event, item, selection),
      }),
    ]),
    EditorView.updateListener.of(selection.follow),
    longSelectionMark,
  ];
}

function copy(event: ClipboardEvent, selection: LongSelection): boolean {
  if (!selection.isLong || !event.clipboardData) return false;
  const text = selection.text();
  if (text === null) {
    selection.onTooFar();
    event.preventDefault();
    return false;
  }
  event.clipboardData.setData("text/plain", text);
  event.clipboardData.setData("text/html", richText(text));
  event.preventDefault();
  return true;
}

/** What is pasted goes to where the selection began: that text's own editor takes it from there. */
function pasteOver(event: ClipboardEvent, item: ItemId, selection: LongSelection): boolean {
  if (!selection.isLong) return false;
  selection.replace("");
  const editor = selection.isLong ? null : document.activeElement;
  if (editor === selection.section(item)?.view.contentDOM) return false;
  event.preventDefault();
  const { clipboardData } = event;
  editor?.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  return true;
}

function isOnLastLine(view: EditorView, head: number, step: 1 | -1): boolean {
  const edge = step > 0 ? view.state.doc.length : 0;
  if (head === edge) return true;
  const line = view.state.doc.lineAt(head);
  if (step > 0 ? line.to !== view.state.doc.length : line.from !== 0) return false;
  const here = view.coordsAtPos(head);
  const there = view.coordsAtPos(edge);
  return here !== null && there !== null && Math.abs(here.top - there.top) < 2;
}

function sameColumn(from: EditorView, to: EditorView, edge: number): number {
  const here = from.coordsAtPos(from.state.selection.main.head);
  const there = to.coordsAtPos(edge);
  if (!here || !there) return edge;
  return to.posAtCoords({ x: here.left, y: (there.top + there.bottom) / 2 }) ?? edge;
}
