import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { useEffect, useMemo, useRef } from "react";
import type { ComparedPiece } from "../../host/contract/history.ts";
import { proseLanguage } from "../editor/editor-extensions.ts";
import { changeStops, diffHighlights, layOut, showChange } from "./diff-highlights.ts";

/** Prose that is only read, in the editor's own type, so that a chapter of any length costs what is in view. */
export function ReadOnlyProse(props: {
  readonly name: string;
  readonly pieces: readonly ComparedPiece[];
  /** Changes that are passages which moved. */
  readonly moved?: ReadonlySet<number>;
  /** Which change to show; −1 is none. */
  readonly stop: number;
  readonly onStops: (count: number) => void;
}) {
  const { name, pieces, stop, onStops, moved = none } = props;
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const laidOut = useMemo(() => layOut(pieces), [pieces]);
  const stops = useMemo(() => changeStops(laidOut.changes), [laidOut]);

  useEffect(() => {
    if (!place.current) return;
    const editor = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: laidOut.text,
        extensions: [
          proseLanguage(),
          diffHighlights(laidOut.changes, moved),
          EditorState.readOnly.of(true),
          EditorView.editable.of(false),
          EditorView.contentAttributes.of({ "aria-label": name, "aria-readonly": "true", tabindex: "0" }),
        ],
      }),
    });
    view.current = editor;
    return () => {
      view.current = null;
      editor.destroy();
    };
  }, [laidOut, name, moved]);

  useEffect(() => onStops(stops.length), [stops, onStops]);

  useEffect(() => {
    const at = stops[stop];
    if (!at || !view.current) return;
    view.current.dispatch({
      effects: [showChange.of(at), EditorView.scrollIntoView(at.from, { y: "center" })],
    });
  }, [stops, stop]);

  return <div className="prose-editor read-only-prose" ref={place} />;
}

const none: ReadonlySet<number> = new Set();
