import type { LongSelection, ShownSection } from "./long-selection.ts";

/** A drag that begins in one text and goes on into another selects in both. Returns how to stop. */
export function followPointer(scroller: HTMLElement, selection: LongSelection): () => void {
  let from: { readonly section: ShownSection; readonly at: number } | null = null;
  let isOver = false;

  const placeAt = (event: MouseEvent) => {
    const section = selection.sectionAt(event.clientY);
    const at = section?.view.posAtCoords({ x: event.clientX, y: event.clientY }, false);
    return section && at !== undefined ? { section, at } : null;
  };
  const down = (event: PointerEvent) => {
    if (event.button !== 0 || !(event.target as Element).closest(".cm-content")) return;
    const place = placeAt(event);
    if (!place) return;
    const used = selection.sectionWithFocus();
    if (event.shiftKey && used && (used.item !== place.section.item || selection.isLong)) {
      selection.select(selection.anchorOf(used), { item: place.section.item, at: place.at }, true);
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    selection.collapse();
    from = place;
    isOver = false;
  };
  // The editor listens to the mouse, which comes after the pointer and would set a cursor.
  const mouseDown = (event: MouseEvent) => {
    if (!event.shiftKey || !selection.isLong) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const move = (event: PointerEvent) => {
    if (!from || !(event.buttons & 1)) return;
    const place = placeAt(event);
    if (!place || (place.section.item === from.section.item && !isOver)) return;
    isOver = true;
    selection.isDragging = true;
    const anchor = { item: from.section.item, at: from.at };
    selection.select(anchor, { item: place.section.item, at: place.at }, false);
  };
  // After the editor where it began has had its last say.
  const up = () => {
    const wasOver = isOver;
    from = null;
    isOver = false;
    setTimeout(() => {
      if (wasOver) selection.takeKeyboard();
      selection.isDragging = false;
    });
  };
  scroller.addEventListener("pointerdown", down, true);
  scroller.addEventListener("mousedown", mouseDown, true);
  window.addEventListener("pointermove", move);
  window.addEventListener("mouseup", up);
  return () => {
    scroller.removeEventListener("pointerdown", down, true);
    scroller.removeEventListener("mousedown", mouseDown, true);
    window.removeEventListener("pointermove", move);
    window.removeEventListener("mouseup", up);
  };
}
