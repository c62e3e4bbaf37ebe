import { useEffect, useState } from "react";
import type { ItemId } from "../../story/ids.ts";
import type { Problem } from "../../story/problem.ts";
import type { GuestSession } from "./guest-session.ts";
import type { SuggestedText } from "./suggested-text.ts";

interface Suggested {
  readonly chapter: ItemId | null;
  readonly suggested: SuggestedText | null;
  readonly problem: Problem | null;
}

/** The guest's own form of a chapter; null until it is here, and for whoever doesn't suggest. */
export function useSuggested(session: GuestSession, chapter: ItemId | null): Omit<Suggested, "chapter"> {
  const [opened, setOpened] = useState<Suggested>({ chapter: null, suggested: null, problem: null });
  useEffect(() => {
    if (!session.isSuggesting || chapter === null) return;
    let isHere = true;
    void session.suggest(chapter).then((result) => {
      if (!isHere) return;
      if (result.ok) setOpened({ chapter, suggested: result.value, problem: null });
      else setOpened({ chapter, suggested: null, problem: result.problem });
    });
    return () => {
      isHere = false;
    };
  }, [session, chapter]);
  return opened.chapter === chapter ? opened : { suggested: null, problem: null };
}
