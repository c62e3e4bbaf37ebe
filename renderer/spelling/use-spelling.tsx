import type { EditorView } from "@codemirror/view";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { useObservable } from "../observable.ts";
import { preferences } from "../preferences/preferences.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import type { CheckedWord } from "./checked-words.ts";
import { dictionaryOf } from "./dictionaries.ts";
import type { SpellingSource } from "./spell-marks.ts";
import { Spelling } from "./spelling.ts";
import { SpellingMenu, type WordInQuestion } from "./spelling-menu.tsx";

/** Checks the spelling of a page. @returns what the editor shows, and the menu of the word in question */
export function useSpelling(
  session: ProjectSession,
  language: string,
): { readonly source: SpellingSource | null; readonly menu: ReactNode } {
  const isOn = useObservable(preferences)?.writing.spelling ?? false;
  const own = useObservable(session.words);
  const [spelling, setSpelling] = useState<Spelling | null>(null);
  const [asked, setAsked] = useState<{ readonly view: EditorView; readonly word: WordInQuestion } | null>(null);

  useEffect(() => {
    const dictionary = isOn ? dictionaryOf(language) : null;
    if (!dictionary) return;
    const made = new Spelling(dictionary);
    setSpelling(made);
    return () => {
      setSpelling(null);
      made.end();
    };
  }, [isOn, language]);

  const source = useMemo(() => {
    if (!spelling) return null;
    const onWord = (view: EditorView, word: CheckedWord) => {
      const { node } = view.domAtPos(word.from + 1);
      const anchor = node instanceof Element ? node : node.parentElement;
      const text = view.state.sliceDoc(word.from, word.to);
      if (anchor) setAsked({ view, word: { ...word, text, anchor } });
    };
    return { spelling, own, onWord };
  }, [spelling, own]);

  const close = () => {
    asked?.view.focus();
    setAsked(null);
  };
  const replace = (suggestion: string) => {
    if (!asked) return;
    const { view, word } = asked;
    // The text may have changed under the menu: only the word that was asked about is replaced.
    if (view.state.sliceDoc(word.from, word.to) === word.text)
      view.dispatch({
        changes: { from: word.from, to: word.to, insert: suggestion.replaceAll("'", "’") },
        userEvent: "input.replace",
      });
    close();
  };
  const menu =
    spelling && asked ? (
      <SpellingMenu
        spelling={spelling}
        word={asked.word}
        onReplace={replace}
        onLearn={() => {
          session.learnWord(asked.word.word);
          close();
        }}
        onClose={close}
      />
    ) : null;
  return { source, menu };
}
