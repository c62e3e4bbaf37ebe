import { Menu, type WebContents } from "electron";
import { contextTemplate } from "./context-template.ts";

/** What a right click shows where the page has no menu of its own: Electron gives a window none. */
export function followContextMenu(contents: WebContents): void {
  contents.on("context-menu", (_event, clicked) => {
    const template = contextTemplate(clicked, {
      replace: (word) => contents.replaceMisspelling(word),
      learn: (word) => void contents.session.addWordToSpellCheckerDictionary(word),
    });
    if (template.length > 0) Menu.buildFromTemplate(template).popup();
  });
}
