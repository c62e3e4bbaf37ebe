import { EditorView } from "@codemirror/view";
import { proseOfHtml, proseOfText } from "./pasted-prose.ts";
import { isOwnCopy } from "./rich-text.ts";

/** Pasting brings in paragraphs and emphasis. What has no words (a picture alone) is left to the editor. */
export const pasteProse = EditorView.domEventHandlers({
  paste(event, view) {
    const { clipboardData } = event;
    if (!clipboardData || view.state.readOnly) return false;
    const html = clipboardData.getData("text/html");
    const plain = clipboardData.getData("text/plain");
    const own = isOwnCopy(html) ? plain.replaceAll("\r\n", "\n") : "";
    const text = own || (html ? proseOfHtml(html) : "") || proseOfText(plain);
    if (text === "") return false;
    event.preventDefault();
    view.dispatch(view.state.replaceSelection(text), { userEvent: "input.paste", scrollIntoView: true });
    return true;
  },
});
