import { Redo2, Replace, Undo2 } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "react-aria-components";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import { findWords } from "./find-words.ts";
import type { StoryFind } from "./story-find.ts";

/** Does it, says what was done, and takes it back. */
export function ReplaceTools({ find }: { readonly find: StoryFind }) {
  const words = useWords(findWords);
  const { hits } = useObservable(find.results);
  useObservable(find.query);
  const leftOut = useObservable(find.leftOut);
  const replaced = useObservable(find.replaced);
  const problem = useObservable(find.problem);
  const isReplacing = useObservable(find.isReplacing);
  const undo = useRef<HTMLButtonElement>(null);
  const chosen = hits.filter(({ key }) => !leftOut.has(key));
  const chapters = new Set(chosen.map(({ chapter }) => chapter)).size;
  // Whoever has replaced too much finds the way back under the finger.
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each replacement.
  useEffect(() => {
    if (!isReplacing && document.activeElement?.matches(".find-replace button, body")) undo.current?.focus();
  }, [isReplacing, replaced]);

  return (
    <div className="find-replace">
      {chosen.length > 0 ? (
        <Button className="button primary" isDisabled={!find.isReady} onPress={() => void find.replace()}>
          <Replace size={14} aria-hidden />
          {words.replace(chosen.length, chapters)}
        </Button>
      ) : null}
      {problem ? <ProblemNote problem={problem} /> : null}
      <div className="find-done" aria-live="polite">
        {replaced ? (
          <p>
            {replaced.isUndone ? words.undone : words.replaced(replaced.count, replaced.chapters.length)}
            {replaced.missed > 0 ? ` ${words.missed(replaced.missed)}` : null}
          </p>
        ) : null}
      </div>
      {replaced && replaced.record !== "" ? (
        <Button ref={undo} className="button" isDisabled={isReplacing} onPress={() => void find.takeBack()}>
          {replaced.isUndone ? <Redo2 size={14} aria-hidden /> : <Undo2 size={14} aria-hidden />}
          {replaced.isUndone ? words.redo : words.undo}
        </Button>
      ) : null}
    </div>
  );
}
