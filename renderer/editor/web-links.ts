import { syntaxTree } from "@codemirror/language";
import type { EditorState, Extension } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";

/** The web or mail address that this place leads to; null where it leads nowhere that is safe to open. */
export function addressAt(state: EditorState, at: number): string | null {
  for (const side of [1, -1] as const) {
    for (let node = syntaxTree(state).resolveInner(at, side); ; ) {
      if (node.name === "Link" || node.name === "Autolink" || node.name === "URL") {
        const url = node.name === "URL" ? node : node.getChild("URL");
        const address = url ? state.sliceDoc(url.from, url.to) : "";
        if (/^(?:https?:\/\/|mailto:)/i.test(address) && URL.canParse(address)) return address;
      }
      if (!node.parent) break;
      node = node.parent;
    }
  }
  return null;
}

function open(state: EditorState, at: number): boolean {
  const address = addressAt(state, at);
  if (address === null) return false;
  window.open(address, "_blank", "noopener,noreferrer");
  return true;
}

/** Opens the address at the cursor; false where there is none. */
export function openAddress({ state }: EditorView): boolean {
  return open(state, state.selection.main.head);
}

/** Links to the web, by Ctrl or ⌘ and a click, or by the key that follows every link. */
export const webLinks: Extension = [
  keymap.of([{ key: "Alt-Enter", run: openAddress }]),
  EditorView.domEventHandlers({
    mousedown: (event, view) => {
      if (event.button !== 0 || !(event.ctrlKey || event.metaKey)) return false;
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
      if (at === null || !open(view.state, at)) return false;
      event.preventDefault();
      return true;
    },
  }),
];
