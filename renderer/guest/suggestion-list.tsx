import { EditorView } from "@codemirror/view";
import { Button } from "react-aria-components";
import type { ComparedText, TextChange } from "../../story/compared-text.ts";
import { editsBack } from "../../story/take-back.ts";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import { guestTexts } from "./guest-words.ts";
import type { SuggestedText } from "./suggested-text.ts";

/** A passage is named by its first words. */
const mostNamed = 80;

/** The guest's own changes of a chapter, each with the way to it and the way back. */
export function SuggestionList({
  suggested,
  view,
}: {
  readonly suggested: SuggestedText;
  readonly view: EditorView | null;
}) {
  const words = useWords(guestTexts);
  const compared = useObservable(suggested.compared);
  const { changes } = compared;
  if (changes.length === 0) return <p className="quiet-text">{words.noneYet}</p>;
  const kinds = { inserted: words.adds, deleted: words.removes, replaced: words.replaces, moved: words.moves };
  return (
    <>
      <p className="quiet-text" aria-live="polite">
        {words.count(changes.length)}
      </p>
      <ol className="suggestion-list">
        {changes.map((change, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: changes have no other name, and are made anew with each comparison.
          <li key={at}>
            <button
              type="button"
              className="suggestion"
              aria-label={words.show(nameOf(change))}
              onClick={() => view && show(view, placeOf(compared, at))}
            >
              <span className="quiet-text">{kinds[change.kind]}</span>
              <span dir="auto">
                {change.kind === "moved" || change.before.trim() === "" ? null : (
                  <del className="suggest-out">{shortened(change.before)}</del>
                )}{" "}
                {change.after.trim() === "" ? null : <ins className="suggest-in">{shortened(change.after)}</ins>}
              </span>
            </button>
            <Button
              className="button quiet"
              aria-label={words.undoOf(nameOf(change))}
              isDisabled={view === null}
              onPress={() => view && takeBack(view, suggested, compared, at)}
            >
              {words.undo}
            </Button>
          </li>
        ))}
      </ol>
    </>
  );
}

/** Where a change begins in the text after it. */
function placeOf({ pieces }: ComparedText, change: number): number {
  let at = 0;
  for (const piece of pieces) {
    if (piece.change === change) return at;
    if (piece.kind !== "deleted") at += piece.text.length;
  }
  return at;
}

function show(view: EditorView, place: number): void {
  const at = Math.min(place, view.state.doc.length);
  view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
  view.focus();
}

/** Only what is shown is taken back: where the text went on meanwhile, the list is made anew first. */
function takeBack(view: EditorView, suggested: SuggestedText, shown: ComparedText, change: number): void {
  const now = suggested.compare();
  if (JSON.stringify(now.changes[change]) !== JSON.stringify(shown.changes[change])) return;
  const changes = editsBack(now, new Set([change])).map(({ from, to, returned }) => ({
    from,
    to,
    insert: returned.map(({ text }) => text).join(""),
  }));
  view.dispatch({ changes, userEvent: "delete.suggestion" });
  suggested.compare();
  suggested.live.flush();
}

function nameOf({ before, after }: TextChange): string {
  return shortened(after.trim() || before.trim());
}

function shortened(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, " ");
  return line.length > mostNamed ? `${line.slice(0, mostNamed)}…` : line;
}
