import { useEffect, useState } from "react";
import type { DraftId } from "../../story/drafts.ts";
import type { ItemId } from "../../story/ids.ts";
import type { Problem } from "../../story/problem.ts";
import type { OpenText, ProjectSession } from "./project-session.ts";

export type TextState =
  | { readonly kind: "none" }
  | { readonly kind: "loading" }
  | { readonly kind: "open"; readonly open: OpenText }
  | { readonly kind: "failed"; readonly problem: Problem };

/** The live text of a chapter or note, or of a draft of it, while it is the one that is looked at. */
export function useOpenText(session: ProjectSession, item: ItemId | null, draft: DraftId | null = null): TextState {
  const [state, setState] = useState<TextState>({ kind: "none" });
  useEffect(() => {
    if (item === null) {
      setState({ kind: "none" });
      return;
    }
    let isWanted = true;
    const letGo = session.holdText(item, draft);
    session.openText(item, draft).then((result) => {
      if (!isWanted) return;
      setState(result.ok ? { kind: "open", open: result.value } : { kind: "failed", problem: result.problem });
    });
    return () => {
      isWanted = false;
      letGo();
    };
  }, [session, item, draft]);
  return state;
}
