import type { ContextMenuParams, MenuItemConstructorOptions } from "electron";

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
  const hasSelection = selectionText.trim() !== "";
  const suggestions =
    misspelledWord === ""
      ? []
      : [
          ...dictionarySuggestions.map((word): Item => ({ label: word, click: () => spelling.replace(word) })),
          { label: "Learn this word", click: () => spelling.learn(misspelledWord) },
          separator,
        ];
  if (!isEditable) return hasSelection ? [{ role: "copy", enabled: editFlags.canCopy }] : [];
  return [
    ...suggestions,
    { role: "cut", enabled: editFlags.canCut },
    { role: "copy", enabled: editFlags.canCopy },
    { role: "paste", enabled: editFlags.canPaste },
    { role: "pasteAndMatchStyle", label: "Paste without formatting", enabled: editFlags.canPaste },
    separator,
    { role: "selectAll", enabled: editFlags.canSelectAll },
  ];
}
