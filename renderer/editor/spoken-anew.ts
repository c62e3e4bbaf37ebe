import { EditorState, type Extension, StateEffect, StateField } from "@codemirror/state";
import { ViewPlugin, type ViewUpdate } from "@codemirror/view";
import { interfaceLanguage, wordsNow } from "../language/language.ts";
import { editorPhrases } from "./editor-words.ts";

const spokenAnew = StateEffect.define<null>();

/** Another language was chosen: what an editor says beside the text is said anew. Text, cursor and undo stay. */
export function isSpokenAnew(update: ViewUpdate): boolean {
  return update.transactions.some(({ effects }) => effects.some((effect) => effect.is(spokenAnew)));
}

const language = StateField.define({
  create: () => interfaceLanguage.value,
  update: (before, { effects }) => (effects.some((effect) => effect.is(spokenAnew)) ? interfaceLanguage.value : before),
});

export const editorLanguage: Extension = [
  language,
  EditorState.phrases.compute([language], () => wordsNow(editorPhrases)),
  ViewPlugin.define((view) => ({
    destroy: interfaceLanguage.subscribe(() => view.dispatch({ effects: spokenAnew.of(null) })),
  })),
];
