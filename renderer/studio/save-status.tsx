import { useEffect, useState } from "react";
import { useWords } from "../language/language.ts";
import { type SavedState, savedText } from "../live/saved-state.ts";
import { useObservable } from "../observable.ts";
import { useSaidByHost } from "../problems/said-by-host.ts";
import { inTypingPause } from "../typing-pause.ts";
import type { ProjectSession } from "./project-session.ts";
import { studioTexts } from "./studio-words.ts";

/** In milliseconds. */
const savedPatience = 3000;

/** While keys come, it is being saved: that the disk has had the last word for an instant would only flicker. */
function useSaved(session: Pick<ProjectSession, "saved">): SavedState {
  const saved = useObservable(session.saved);
  const [shown, setShown] = useState(saved);
  useEffect(() => {
    if (saved.kind === "saved") return inTypingPause(() => setShown(saved), savedPatience);
    setShown(saved);
  }, [saved]);
  return shown;
}

/** "Saved", "Saving…" or "Not saved: …", and why nothing can be written where that is so. */
export function SaveStatus({ session }: { readonly session: Pick<ProjectSession, "saved" | "opened"> }) {
  const say = useSaidByHost();
  const words = useWords(studioTexts);
  const saved = useSaved(session);
  const { access } = session.opened;
  return (
    <>
      <span className="save-status" role="status" data-state={saved.kind} title={savedText(saved)}>
        {savedText(saved)}
      </span>
      {saved.kind === "not saved" ? <span className="save-next">{say(saved.problem.next)}</span> : null}
      {access.kind === "read-only" ? (
        <span className="read-only">
          {words.readOnly(`${say(access.problem.sentence)} ${say(access.problem.next)}`)}
        </span>
      ) : null}
    </>
  );
}
