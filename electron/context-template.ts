import type { ContextMenuParams, MenuItemConstructorOptions } from "electron";
import { desktopWords } from "./desktop-words.ts";

type Item = MenuItemConstructorOptions;

const separator: Item = { type: "separator" };

export type Clicked = Pick<
  ContextMenuParams,
  "isEditable" | "editFlags" | "selectionText" | "misspelledWord" | "dictionarySuggestions"
>;

/** Suggestions for a word that the system's checker doesn't know (on a Mac), and the system's own editing. */
export function contextTemplate(
  clicked: Clicked,
  spelling: { readonly replace: (word: string) => void; readonly learn: (word: string) => void },
): Item[] {
  const { isEditable, editFlags, selectionText, misspelledWord, dictionarySuggestions } = clicked;
  const words = desktopWords();
  const hasSelection = selectionText.trim() !== "";
  const suggestions =
    misspelledWord === ""
      ? []
      : [
          ...dictionarySuggestions.map((word): Item => ({ label: word, click: () => spelling.replace(word) })),
          { label: words.learnWord, click: () => spelling.learn(misspelledWord) },
          separator,
        ];
  if (!isEditable) return hasSelection ? [{ role: "copy", label: words.copy, enabled: editFlags.canCopy }] : [];
  return [
    ...suggestions,
    { role: "cut", label: words.cut, enabled: editFlags.canCut },
    { role: "copy", label: words.copy, enabled: editFlags.canCopy },
    { role: "paste", label: words.paste, enabled: editFlags.canPaste },
    { role: "pasteAndMatchStyle", label: words.pastePlain, enabled: editFlags.canPaste },
    separator,
    { role: "selectAll", label: words.selectAll, enabled: editFlags.canSelectAll },
  ];
}
