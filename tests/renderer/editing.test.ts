import { EditorSelection, EditorState, type StateCommand } from "@codemirror/state";
import { describe, expect, test } from "vitest";
import { toggleMark } from "../../renderer/editor/emphasis-commands.ts";
import { newLine, newQuoteParagraph } from "../../renderer/editor/paragraph-commands.ts";

/** A text with "|" where the cursor is. */
function stateOf(text: string): EditorState {
  const at = text.indexOf("|");
  return EditorState.create({ doc: text.replace("|", ""), selection: EditorSelection.cursor(at) });
}

function shown(state: EditorState): string {
  const { head } = state.selection.main;
  return `${state.sliceDoc(0, head)}|${state.sliceDoc(head)}`;
}

function run(state: EditorState, ...commands: readonly (StateCommand | string)[]): EditorState {
  let now = state;
  for (const command of commands) {
    if (typeof command === "string") now = now.update(now.replaceSelection(command)).state;
    else
      command({
        state: now,
        dispatch: (transaction) => {
          now = transaction.state;
        },
      });
  }
  return now;
}

const emphasis = toggleMark("*");
const strong = toggleMark("**");

describe("emphasis by key", () => {
  test("is switched on, written in, and switched off by the same key", () => {
    expect(shown(run(stateOf("One |"), emphasis, "abc", emphasis, " def"))).toBe("One *abc* def|");
    expect(shown(run(stateOf("One |"), strong, "abc", strong, " def"))).toBe("One **abc** def|");
  });

  test("leaves no marks behind where nothing was written", () => {
    expect(shown(run(stateOf("One |"), emphasis, emphasis, "two"))).toBe("One two|");
    expect(shown(run(stateOf("One |"), strong, strong, "two"))).toBe("One two|");
  });

  test("closes behind the last word, with the space after it", () => {
    expect(shown(run(stateOf("One |"), emphasis, "abc ", emphasis, "def"))).toBe("One *abc* def|");
  });

  test("one after the other, many times, leaves no stars at the end", () => {
    const state = run(
      stateOf("|"),
      emphasis,
      "a",
      emphasis,
      " ",
      strong,
      "b",
      strong,
      " ",
      emphasis,
      "c",
      emphasis,
      ".",
    );
    expect(shown(state)).toBe("*a* **b** *c*.|");
  });

  test("at the beginning of an emphasis that stands there, it doesn't close what is not open", () => {
    expect(shown(run(stateOf("|*abc*"), emphasis))).not.toBe("*|abc*");
  });
});

describe("in a quote", () => {
  test("Enter begins the next paragraph of it, also in the middle of a line", () => {
    expect(shown(run(stateOf("> One.|"), newQuoteParagraph))).toBe("> One.\n>\n> |");
    expect(shown(run(stateOf("> One.| Two."), newQuoteParagraph))).toBe("> One.\n>\n> | Two.");
    expect(shown(run(stateOf("> > Deep.|"), newQuoteParagraph))).toBe("> > Deep.\n> >\n> > |");
  });

  test("Enter on its empty line leads out", () => {
    expect(shown(run(stateOf("> One.|"), newQuoteParagraph, newQuoteParagraph))).toBe("> One.\n\n|");
    expect(shown(run(stateOf("> |"), newQuoteParagraph))).toBe("|");
  });

  test("Shift+Enter stays in the paragraph and in the quote", () => {
    expect(shown(run(stateOf("> carry me down|"), newLine, "to the sea"))).toBe("> carry me down\\\n> to the sea|");
    expect(shown(run(stateOf("- an item|"), newLine, "goes on"))).toBe("- an item\\\n  goes on|");
    expect(shown(run(stateOf("Verse|"), newLine, "goes on"))).toBe("Verse\\\ngoes on|");
  });

  test("elsewhere Enter is left to the paragraph's own command", () => {
    expect(shown(run(stateOf("Plain.|"), newQuoteParagraph))).toBe("Plain.|");
    expect(shown(run(stateOf("|> One."), newQuoteParagraph))).toBe("|> One.");
  });
});
