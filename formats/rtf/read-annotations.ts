import type { StyledComment, StyledParagraph } from "../import/styled/document.ts";
import { readTime } from "./read-state.ts";

/** The comments of a file. What is said of one stands in groups before its text and in it (RTF 1.9.1, "Comments"). */
export class Annotations {
  readonly comments = new Map<string, StyledComment>();
  readonly #replies: { readonly parent: string; readonly reply: StyledComment["replies"][number] }[] = [];
  #said = nothing;

  say(what: "atnid" | "atnref" | "atnauthor" | "atndate" | "atnparent", text: string): void {
    const said = { ...this.#said };
    if (what === "atnid" || what === "atnref") said.id = text;
    else if (what === "atnauthor") said.author = text;
    else if (what === "atnparent") said.parent = text;
    else said.time = Number(text) || 0;
    this.#said = said;
  }

  /** Its key, or null where it answers another one. */
  end(paragraphs: readonly StyledParagraph[]): string | null {
    const { id, author, time, parent } = this.#said;
    this.#said = nothing;
    const count = this.comments.size + this.#replies.length + 1;
    const text = paragraphs
      .map(({ raw }) => raw.trim())
      .join("\n")
      .trim();
    const reply = { author, time: readTime(time), text };
    if (parent !== "" && this.comments.has(parent)) {
      this.#replies.push({ parent, reply });
      return null;
    }
    const key = id === "" || this.comments.has(id) ? `comment ${count}` : id;
    this.comments.set(key, { ...reply, resolved: false, replies: [] });
    return key;
  }

  /** Brings each answer to what it answers. */
  finish(): void {
    for (const { parent, reply } of this.#replies) {
      const comment = this.comments.get(parent);
      if (comment) this.comments.set(parent, { ...comment, replies: [...comment.replies, reply] });
    }
  }
}

const nothing = { id: "", author: "", time: 0, parent: "" };
