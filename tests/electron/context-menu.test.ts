import { expect, test } from "vitest";
import { type Clicked, contextTemplate } from "../../electron/context-template.ts";

const editFlags = { canCut: false, canCopy: true, canPaste: true, canSelectAll: true } as Clicked["editFlags"];
const nothing: Clicked = {
  isEditable: false,
  editFlags,
  selectionText: "",
  misspelledWord: "",
  dictionarySuggestions: [],
};

function menu(clicked: Partial<Clicked>) {
  const done: string[] = [];
  const template = contextTemplate(
    { ...nothing, ...clicked },
    { replace: (word) => done.push(`replace ${word}`), learn: (word) => done.push(`learn ${word}`) },
  );
  return { done, template, names: template.map(({ role, label, type }) => role ?? label ?? type) };
}

test("a right click on nothing shows nothing, and on a selection copies it", () => {
  expect(menu({}).names).toEqual([]);
  expect(menu({ selectionText: "words" }).names).toEqual(["copy"]);
});

test("where one can write there is the system's editing, and only what can be done", () => {
  const { names, template } = menu({ isEditable: true });
  expect(names).toEqual(["cut", "copy", "paste", "pasteAndMatchStyle", "separator", "selectAll"]);
  expect(template.map(({ enabled }) => enabled).slice(0, 3)).toEqual([false, true, true]);
});

test("a word that the system's checker doesn't know is replaced or learned", () => {
  const { names, template, done } = menu({
    isEditable: true,
    misspelledWord: "wether",
    dictionarySuggestions: ["whether", "weather"],
  });
  expect(names.slice(0, 4)).toEqual(["whether", "weather", "Learn this word", "separator"]);
  for (const item of template.slice(1, 3)) (item.click as unknown as () => void)();
  expect(done).toEqual(["replace weather", "learn wether"]);
});
