import { EditorView, type Panel, runScopeHandlers } from "@codemirror/view";
import { findWords } from "../find/find-words.ts";
import { wordsNow } from "../language/language.ts";
import {
  type ChapterQuery,
  chapterFindOf,
  closeChapterFind,
  goToMatch,
  replaceMatch,
  replaceMatches,
  selectedMatch,
  setQuery,
} from "./chapter-find.ts";
import { isSpokenAnew } from "./spoken-anew.ts";

const toggles = ["matchCase", "wholeWord", "dialogue", "regex"] as const;

/** The panel over the page: what is looked for, what comes in its place, how, and which match this is of how many. */
export function findPanel(view: EditorView): Panel {
  const ask = (change: Partial<ChapterQuery>) =>
    view.dispatch({ effects: setQuery.of({ ...chapterFindOf(view.state).query, ...change }) });
  const { query } = chapterFindOf(view.state);
  const text = field(query.text, (value) => ask({ text: value }));
  const instead = field(query.instead, (value) => ask({ instead: value }));
  const count = element("span", "search-count");
  count.setAttribute("aria-live", "polite");
  const chips = toggles.map((name) => {
    const chip = button("chip", () => ask({ [name]: !chapterFindOf(view.state).query[name] }));
    return { name, chip };
  });
  let done: string | null = null;
  const replaceAll = () => {
    const replaced = replaceMatches(view);
    if (replaced === 0) return;
    done = wordsNow(findWords).replacedHere(replaced);
    show();
  };

  const dom = element("div", "find-panel");
  dom.setAttribute("role", "search");
  const close = button("find-close", () => closeChapterFind(view));
  close.textContent = "×";
  const previous = button("find-button", () => goToMatch(-1)(view));
  const next = button("find-button", () => goToMatch(1)(view));
  const one = button("find-button", () => replaceMatch(view));
  const all = button("find-button", replaceAll);
  const options = element("div", "find-chips");
  options.append(...chips.map(({ chip }) => chip), count);
  dom.append(text, previous, next);
  if (!view.state.readOnly) dom.append(instead, one, all);
  dom.append(options, close);
  dom.addEventListener("keydown", (event) => {
    const isField = event.target === text || event.target === instead;
    if (runScopeHandlers(view, event, "find-panel")) event.preventDefault();
    else if (event.key === "Enter" && isField && !event.isComposing) {
      event.preventDefault();
      if (event.target === text) goToMatch(event.shiftKey ? -1 : 1)(view);
      else replaceMatch(view);
    }
  });

  function name(): void {
    const words = wordsNow(findWords);
    dom.setAttribute("aria-label", words.inChapter);
    close.setAttribute("aria-label", words.close);
    nameField(text, words.inChapter);
    nameField(instead, words.replaceWith);
    previous.textContent = words.previous;
    next.textContent = words.next;
    one.textContent = words.replaceOne;
    all.textContent = words.replaceAll;
    for (const { name: toggle, chip } of chips) chip.textContent = words[toggle];
  }

  function show(): void {
    const { query: asked } = chapterFindOf(view.state);
    for (const [input, value] of [
      [text, asked.text],
      [instead, asked.instead],
    ] as const)
      if (input.value !== value) input.value = value;
    for (const { name, chip } of chips) chip.setAttribute("aria-pressed", String(asked[name]));
    const said = done ?? countWords(view);
    if (count.textContent !== said) count.textContent = said;
  }
  name();
  show();
  return {
    dom,
    top: true,
    mount: () => text.select(),
    update: (update) => {
      if (chapterFindOf(update.state).query !== chapterFindOf(update.startState).query) done = null;
      if (isSpokenAnew(update)) {
        done = null;
        name();
      }
      show();
    },
  };
}

function countWords(view: EditorView): string {
  const words = wordsNow(findWords);
  const { query, matches, state } = chapterFindOf(view.state);
  if (query.text === "") return "";
  if (state === "bad pattern") return words.badPattern;
  if (state === "endless") return words.endless;
  if (matches.length === 0) return state === "searching" ? "…" : words.noneHere;
  const place = selectedMatch(view.state);
  const all = String(matches.length);
  return place >= 0 ? words.atHit(place + 1, all) : words.chapterHits(matches.length, all);
}

function element<Name extends keyof HTMLElementTagNameMap>(name: Name, className: string): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.className = className;
  return made;
}

function field(value: string, onInput: (value: string) => void): HTMLInputElement {
  const input = element("input", "find-field");
  input.value = value;
  input.autocomplete = "off";
  input.spellcheck = false;
  input.addEventListener("input", () => onInput(input.value));
  return input;
}

function nameField(input: HTMLInputElement, label: string): void {
  input.setAttribute("aria-label", label);
  input.placeholder = label;
}

function button(className: string, onPress: () => void): HTMLButtonElement {
  const made = element("button", className);
  made.type = "button";
  made.addEventListener("click", onPress);
  return made;
}

export const findPanelTheme = EditorView.theme({
  ".cm-panels": { backgroundColor: "transparent", color: "var(--ink)", zIndex: "20" },
  ".cm-panels-top": { borderBottom: "none", top: "0.5rem !important" },
  ".find-panel": {
    position: "relative",
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto auto",
    alignItems: "center",
    gap: "0.4rem",
    marginBottom: "0.75rem",
    padding: "0.6rem 2.3rem 0.6rem 0.7rem",
    border: "1px solid var(--line)",
    borderRadius: "10px",
    backgroundColor: "var(--raised)",
    boxShadow: "var(--shadow)",
    fontFamily: "var(--ui-font)",
    fontSize: "0.8125rem",
  },
  ".find-field": {
    minWidth: "0",
    padding: "0.3rem 0.55rem",
    border: "1px solid var(--line)",
    borderRadius: "var(--radius)",
    backgroundColor: "var(--paper)",
    color: "var(--ink)",
    font: "inherit",
  },
  ".find-field::placeholder": { color: "var(--faint-ink)", opacity: "1" },
  ".find-field:focus": { borderColor: "var(--accent)", outline: "1px solid var(--accent)" },
  ".find-button": {
    padding: "0.3rem 0.6rem",
    border: "1px solid var(--line)",
    borderRadius: "var(--radius)",
    backgroundColor: "var(--raised)",
    color: "var(--ink)",
    font: "inherit",
    fontSize: "0.75rem",
  },
  ".find-button:hover": { backgroundColor: "var(--hover)" },
  ".find-chips": { gridColumn: "1 / -1", display: "flex", flexWrap: "wrap", alignItems: "center", gap: "0.3rem" },
  ".search-count": {
    flex: "1",
    minWidth: "6rem",
    textAlign: "right",
    color: "var(--soft-ink)",
    fontSize: "0.75rem",
    fontVariantNumeric: "tabular-nums",
  },
  ".find-close": {
    position: "absolute",
    top: "0.5rem",
    right: "0.5rem",
    padding: "0 0.35rem",
    border: "0",
    borderRadius: "var(--radius)",
    background: "none",
    color: "var(--soft-ink)",
    fontSize: "1.1rem",
    lineHeight: "1.5rem",
  },
  ".find-close:hover": { backgroundColor: "var(--hover)", color: "var(--ink)" },
  ".cm-searchMatch": { backgroundColor: "var(--found)" },
  ".cm-searchMatch-selected, .found-mark": {
    backgroundColor: "var(--found-now)",
    outline: "1px solid var(--accent)",
  },
});
