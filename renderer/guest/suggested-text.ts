import type { Text, Transaction, UndoManager } from "yjs";
import { compareTexts } from "../../story/compare.ts";
import type { ComparedText } from "../../story/compared-text.ts";
import type { ItemId } from "../../story/ids.ts";
import type { LiveDocument } from "../live/live-document.ts";
import { Observable } from "../observable.ts";
import type { OpenText } from "../studio/project-session.ts";

/** How long after a key the suggestions are compared anew; milliseconds. */
const comparePause = 250;

/** The host brings the main text along a second after it was written in; where nothing of it came by then, nothing will. */
const followPatience = 3000;

const nothing: ComparedText = { pieces: [], changes: [], words: { added: 0, removed: 0, moved: 0 } };

/**
 * A guest's own form of a chapter, beside the main text that it stands on: what differs are the guest's suggestions, compared as
 * the author will see them. The main text is looked at as it was when the guest's form last followed it; in the second before
 * that, what the author writes would look as if the guest had taken it away.
 */
export class SuggestedText implements OpenText {
  readonly item: ItemId;
  readonly draft = null;
  readonly live: LiveDocument;
  readonly text: Text;
  readonly undo: UndoManager;
  readonly compared = new Observable<ComparedText>(nothing);
  readonly #main: Text;
  #base: string;
  #compareTimer: ReturnType<typeof setTimeout> | null = null;
  #followTimer: ReturnType<typeof setTimeout> | null = null;

  constructor(source: {
    readonly chapter: ItemId;
    readonly live: LiveDocument;
    /** `read/<chapter>` */
    readonly main: LiveDocument;
    readonly text: Text;
    readonly undo: UndoManager;
  }) {
    this.item = source.chapter;
    this.live = source.live;
    this.text = source.text;
    this.undo = source.undo;
    this.#main = source.main.doc.getText("text");
    this.#base = this.#main.toString();
    this.live.doc.on("afterTransaction", (transaction: Transaction) => {
      if (transaction.changed.size === 0) return;
      if (!transaction.local) this.#base = this.#main.toString();
      this.#compareSoon();
    });
    source.main.doc.on("update", () => {
      if (this.#followTimer !== null) clearTimeout(this.#followTimer);
      this.#followTimer = setTimeout(() => {
        this.#base = this.#main.toString();
        this.compare();
      }, followPatience);
    });
    this.compare();
  }

  /** What is suggested in the text as it stands now. */
  compare(): ComparedText {
    if (this.#compareTimer !== null) clearTimeout(this.#compareTimer);
    this.#compareTimer = null;
    this.compared.set(compareTexts(this.#base, this.text.toString()));
    return this.compared.value;
  }

  #compareSoon(): void {
    if (this.#compareTimer !== null) clearTimeout(this.#compareTimer);
    this.#compareTimer = setTimeout(() => this.compare(), comparePause);
  }
}
