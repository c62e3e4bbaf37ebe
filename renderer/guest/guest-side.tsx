import type { EditorView } from "@codemirror/view";
import { useEffect, useState } from "react";
import type { ItemId } from "../../story/ids.ts";
import { useWords } from "../language/language.ts";
import type { GuestSession } from "./guest-session.ts";
import { guestTexts } from "./guest-words.ts";
import type { SuggestedText } from "./suggested-text.ts";
import { SuggestionList } from "./suggestion-list.tsx";

/** Beside the page: what the guest has to say of the chapter. */
export function GuestSide(props: {
  readonly session: GuestSession;
  readonly chapter: ItemId;
  readonly view: EditorView | null;
}) {
  const words = useWords(guestTexts);
  const { session, chapter, view } = props;
  const [suggested, setSuggested] = useState<SuggestedText | null>(null);
  useEffect(() => {
    setSuggested(null);
    if (!session.isSuggesting) return;
    let isHere = true;
    void session.suggest(chapter).then((opened) => {
      if (isHere && opened.ok) setSuggested(opened.value);
    });
    return () => {
      isHere = false;
    };
  }, [session, chapter]);
  return (
    <aside className="side-panel guest-side">
      {suggested ? (
        <section aria-label={words.yours}>
          <h2>{words.yours}</h2>
          <SuggestionList suggested={suggested} view={view} />
        </section>
      ) : null}
    </aside>
  );
}
