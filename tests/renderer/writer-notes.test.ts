import { markdown, markdownLanguage } from "@codemirror/lang-markdown";
import { ensureSyntaxTree } from "@codemirror/language";
import { EditorSelection, EditorState, type StateCommand } from "@codemirror/state";
import { describe, expect, it } from "vitest";
import { newNoteLine, toggleNote } from "../../renderer/editor/note-commands.ts";
import { notesOnPage } from "../../renderer/editor/notes-on-page.ts";
import { proseGrammar } from "../../renderer/editor/prose-grammar.ts";
import { findNotes } from "../../story/writer-notes.ts";
import { createRandom } from "../story/random.ts";

const pieces = ["%%", "%", "\n", "\n\n", " ", ">", "\\", "word", "two words", "\n> \n", "%% a %%"];

describe("notes on the page", () => {
  it("are those of the text, whatever was written", () => {
    let notes = 0;
    for (let seed = 1; seed <= 400; seed++) {
      const random = createRandom(seed);
      let state = EditorState.create({ doc: "One %%two%% three.\n\nFour.", extensions: notesOnPage });
      for (let step = 0; step < 40; step++) {
        const before = state.doc.toString();
        const changes = Array.from({ length: 1 + random.below(2) }, () => {
          const from = random.below(state.doc.length + 1);
          const to = random.below(3) === 0 ? Math.min(state.doc.length, from + random.below(12)) : from;
          return { from, to, insert: random.below(4) === 0 ? "" : random.pick(pieces) };
        }).sort((a, b) => a.from - b.from);
        const [first, second] = changes;
        state = state.update({ changes: first && second && second.from < first.to ? [first] : changes }).state;
        const now = state.doc.toString();
        const found = findNotes(now);
        notes += found.length;
        expect(state.field(notesOnPage), `seed ${seed}, step ${step}: ${JSON.stringify([before, now])}`).toEqual(found);
      }
    }
    expect(notes).toBeGreaterThan(400);
  });

  it("let no emphasis leak out of them, nor in", () => {
    expect(emphasised("A %%note * with a star%% and * b *c*.")).toEqual(["*c*"]);
    expect(emphasised("A [[Title *x|words]] and *c*.")).toEqual(["*c*"]);
    expect(emphasised("A %%open * b *c*.")).toEqual(["*c*"]);
  });
});

describe("the key for a note", () => {
  it("begins one between words, and leads out of it", () => {
    expect(shown(run("He said|.", toggleNote, "who?", toggleNote))).toBe("He said %% who? %%|.");
    expect(shown(run("He | said.", toggleNote))).toBe("He %% | %% said.");
  });

  it("makes one of each paragraph that is selected, and takes the marks away again", () => {
    const made = run("A [one.\n\ntwo] b.", toggleNote);
    expect(made.doc.toString()).toBe("A %% one. %%\n\n%% two %% b.");
    expect(made.selection.main.empty).toBe(true);
    const all = made.update({ selection: { anchor: 0, head: made.doc.length } }).state;
    expect(runOn(all, toggleNote).doc.toString()).toBe("A one.\n\ntwo b.");
  });

  it("leaves Enter inside of it", () => {
    expect(shown(run("A %% one| %% b.", newNoteLine, "two"))).toBe("A %% one\ntwo| %% b.");
    expect(shown(run("%% one\n| two %%", newNoteLine))).toBe("%% one\n| two %%");
    expect(runOn(stateOf("A| %% one %%"), newNoteLine).doc.lines).toBe(1);
  });
});

function emphasised(text: string): string[] {
  const state = EditorState.create({
    doc: text,
    extensions: markdown({ base: markdownLanguage, extensions: [proseGrammar] }),
  });
  const found: string[] = [];
  ensureSyntaxTree(state, text.length, 5000)?.iterate({
    enter: ({ name, from, to }) => void (name === "Emphasis" && found.push(text.slice(from, to))),
  });
  return found;
}

/** A text with "|" where the cursor is, or its selection in brackets. */
function stateOf(text: string): EditorState {
  const marks = [...text].flatMap((character, at) => ("|[]".includes(character) ? [at] : []));
  const [anchor = 0, end] = marks;
  const doc = text.replace(/[|[\]]/g, "");
  const selection = end === undefined ? EditorSelection.cursor(anchor) : EditorSelection.range(anchor, end - 1);
  return EditorState.create({ doc, selection: EditorSelection.create([selection]), extensions: notesOnPage });
}

function run(text: string, ...commands: readonly (StateCommand | string)[]): EditorState {
  return commands.reduce(runOn, stateOf(text));
}

function runOn(state: EditorState, command: StateCommand | string): EditorState {
  if (typeof command === "string") return state.update(state.replaceSelection(command)).state;
  let now = state;
  command({ state, dispatch: (transaction) => void (now = transaction.state) });
  return now;
}

function shown(state: EditorState): string {
  const { head } = state.selection.main;
  return `${state.sliceDoc(0, head)}|${state.sliceDoc(head)}`;
}
