import { useWords } from "../language/language.ts";
import { savedText } from "../live/saved-state.ts";
import { useObservable } from "../observable.ts";
import type { ProjectSession } from "./project-session.ts";
import { studioTexts } from "./studio-words.ts";

/** "Saved", "Saving…" or "Not saved: …", and why nothing can be written where that is so. */
export function SaveStatus({ session }: { readonly session: ProjectSession }) {
  const words = useWords(studioTexts);
  const saved = useObservable(session.saved);
  const { access } = session.opened;
  return (
    <>
      <span className="save-status" role="status" data-state={saved.kind} title={savedText(saved)}>
        {savedText(saved)}
      </span>
      {saved.kind === "not saved" ? <span className="save-next">{saved.problem.next}</span> : null}
      {access.kind === "read-only" ? (
        <span className="read-only">{words.readOnly(`${access.problem.sentence} ${access.problem.next}`)}</span>
      ) : null}
    </>
  );
}
