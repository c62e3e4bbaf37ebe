import { getSearchQuery, type SearchQuery, searchPanelOpen, setSearchQuery } from "@codemirror/search";
import { EditorSelection, type EditorState, type Extension, type Text } from "@codemirror/state";
import { EditorView, type ViewUpdate } from "@codemirror/view";

/** More are not counted: nobody steps through them, and a key must not wait for it. */
const mostCounted = 10_000;

interface Match {
  readonly from: number;
  readonly to: number;
}

/** Says in the search panel which match this is of how many, and goes to the first one while the words are typed. */
export function searchCount(): Extension {
  let counted: { readonly query: SearchQuery; readonly doc: Text; readonly matches: readonly Match[] } | null = null;
  const matchesOf = (state: EditorState): readonly Match[] => {
    const query = getSearchQuery(state);
    if (!counted || counted.query !== query || counted.doc !== state.doc) {
      counted = { query, doc: state.doc, matches: findAll(state, query) };
    }
    return counted.matches;
  };

  /** Where the writer was before the words were typed: from there the first match is looked for, letter by letter. */
  let anchor = 0;
  let isJumping = false;

  return EditorView.updateListener.of((update) => {
    const { state, view } = update;
    if (!searchPanelOpen(state)) {
      counted = null;
      return;
    }
    const isNew = !searchPanelOpen(update.startState);
    if (isNew || (update.selectionSet && !isJumping)) anchor = state.selection.main.from;
    if (!isNew && !update.docChanged && !update.selectionSet && !hasNewQuery(update)) return;
    const matches = matchesOf(state);
    say(view, matches);
    if (!hasNewQuery(update) || isNew || update.docChanged || matches.length === 0) return;
    const next = matches.find((match) => match.from >= anchor) ?? matches[0];
    const { from, to } = state.selection.main;
    if (!next || (next.from === from && next.to === to)) return;
    isJumping = true;
    view.dispatch({
      selection: EditorSelection.single(next.from, next.to),
      effects: EditorView.scrollIntoView(next.from, { y: "center" }),
      userEvent: "select.search",
    });
    isJumping = false;
  });
}

function findAll(state: EditorState, query: SearchQuery): readonly Match[] {
  if (query.search === "" || !query.valid) return [];
  const matches: Match[] = [];
  const cursor = query.getCursor(state);
  for (let step = cursor.next(); !step.done && matches.length < mostCounted; step = cursor.next()) {
    matches.push({ from: step.value.from, to: step.value.to });
  }
  return matches;
}

function hasNewQuery(update: ViewUpdate): boolean {
  return update.transactions.some((transaction) => transaction.effects.some((effect) => effect.is(setSearchQuery)));
}

function say(view: EditorView, matches: readonly Match[]): void {
  const panel = view.dom.querySelector(".cm-panel.cm-search");
  if (!panel) return;
  let place = panel.querySelector(".search-count");
  if (!place) {
    place = document.createElement("span");
    place.className = "search-count";
    place.setAttribute("aria-live", "polite");
    panel.append(place);
  }
  const words = countWords(view.state, matches);
  if (place.textContent !== words) place.textContent = words;
}

function countWords(state: EditorState, matches: readonly Match[]): string {
  const query = getSearchQuery(state);
  if (query.search === "") return "";
  if (!query.valid) return "This pattern can’t be read";
  if (matches.length === 0) return "Nothing found";
  const { from, to } = state.selection.main;
  const index = matches.findIndex((match) => match.from === from && match.to === to);
  const all = matches.length === mostCounted ? `${mostCounted} or more` : String(matches.length);
  if (index >= 0) return `${index + 1} of ${all}`;
  return matches.length === 1 ? "1 match" : `${all} matches`;
}
