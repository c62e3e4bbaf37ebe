import { useEffect, useState } from "react";
import { textDocument } from "../../history/record.ts";
import type { ItemId } from "../../story/ids.ts";
import type { ProjectSession } from "../studio/project-session.ts";

/** Chapters that were read a moment ago are there at once; all of a long book would be megabytes. */
const mostKept = 60;

/** What chapters say, asked of the host one by one: most of a book is only read, and needs no live document. */
export class ChapterTexts {
  readonly #session: ProjectSession;
  readonly #kept = new Map<ItemId, Promise<string | null>>();
  readonly #listeners = new Set<(chapter: ItemId) => void>();
  readonly #stop: () => void;

  constructor(session: ProjectSession) {
    this.#session = session;
    this.#stop = session.studio.on("history.changed", ({ project, document }) => {
      const chapter = [...this.#kept.keys()].find((kept) => textDocument(kept) === document);
      if (project !== session.project || chapter === undefined) return;
      this.#kept.delete(chapter);
      for (const listener of this.#listeners) listener(chapter);
    });
  }

  /** null where the host can't read it. */
  read(chapter: ItemId): Promise<string | null> {
    const kept = this.#kept.get(chapter);
    if (kept) return kept;
    const reading = this.#session.studio
      .call("text.read", { project: this.#session.project, item: chapter })
      .then((result) => (result.ok ? result.value.text : null));
    this.#kept.set(chapter, reading);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest);
    return reading;
  }

  /** Told of chapters that read otherwise than before. Returns how to stop listening. */
  listen(listener: (chapter: ItemId) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#stop();
  }
}

/** A chapter that one stays in is followed live; who leafs through a book opens no document a page. */
const staysAfter = 500;

/** A chapter is set anew when its writers pause, a very long one, which takes a second, when they pause for longer. */
function setAgainAfter(characters: number): number {
  return Math.min(3000, 150 + characters / 300);
}

/** The text of the chapter that is read, following everyone who writes in it; null until it is there. */
export function useChapterText(session: ProjectSession, texts: ChapterTexts, chapter: ItemId | null): string | null {
  const [shown, setShown] = useState<{ readonly chapter: ItemId; readonly text: string } | null>(null);
  useEffect(() => {
    if (chapter === null) return;
    let isWanted = true;
    let isLive = false;
    let stop = () => {};
    const show = (text: string | null) => {
      if (isWanted && text !== null) setShown({ chapter, text });
    };
    const read = () => void texts.read(chapter).then((text) => (isLive ? undefined : show(text)));
    read();
    const stopListening = texts.listen((changed) => {
      if (changed === chapter) read();
    });
    let letGo = () => {};
    const timer = setTimeout(async () => {
      letGo = session.holdText(chapter);
      const opened = await session.openText(chapter);
      if (!opened.ok || !isWanted) return;
      const { text } = opened.value;
      let pause: ReturnType<typeof setTimeout> | undefined;
      const follow = () => {
        clearTimeout(pause);
        pause = setTimeout(() => show(text.toString()), setAgainAfter(text.length));
      };
      isLive = true;
      show(text.toString());
      text.observe(follow);
      stop = () => {
        clearTimeout(pause);
        text.unobserve(follow);
      };
    }, staysAfter);
    return () => {
      isWanted = false;
      clearTimeout(timer);
      stop();
      letGo();
      stopListening();
    };
  }, [session, texts, chapter]);
  return shown && shown.chapter === chapter ? shown.text : null;
}
