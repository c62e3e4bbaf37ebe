import type { Extension } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  EditorView,
  MatchDecorator,
  ViewPlugin,
  type ViewUpdate,
  WidgetType,
} from "@codemirror/view";
import type { Texts } from "../language/language.ts";
import { wordsNow } from "../language/language.ts";

const pileTexts: Texts<{ readonly marks: (count: number) => string }> = {
  english: { marks: (count) => `${count} combining marks` },
  german: { marks: (count) => `${count} kombinierende Zeichen` },
};

class Pile extends WidgetType {
  readonly count: number;

  constructor(count: number) {
    super();
    this.count = count;
  }

  override eq(other: Pile): boolean {
    return other.count === this.count;
  }

  override toDOM(): HTMLElement {
    const pile = document.createElement("span");
    pile.className = "prose-pile";
    pile.textContent = wordsNow(pileTexts).marks(this.count);
    return pile;
  }
}

/** No script piles up so many marks on one letter (Unicode's stream-safe text, UAX #15, has 30 at most). */
const pile = /\p{M}{65,}/gu;

const matcher = new MatchDecorator({
  regexp: pile,
  decoration: ([marks]) => Decoration.replace({ widget: new Pile(marks.length) }),
  maxLength: 4000,
});

/**
 * A pile of combining marks is one sign to a browser, which needs a minute to draw two hundred thousand of them: it is named
 * instead of drawn. The text has every one of them.
 */
export const piledMarks: Extension = [
  ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = matcher.createDeco(view);
      }
      update(update: ViewUpdate) {
        this.decorations = matcher.updateDeco(update, this.decorations);
      }
    },
    { decorations: ({ decorations }) => decorations },
  ),
  EditorView.theme({
    ".prose-pile": {
      padding: "0 0.3em",
      borderRadius: "3px",
      background: "var(--warn-wash)",
      color: "var(--warn)",
      font: "0.75em var(--ui-font)",
    },
  }),
];
