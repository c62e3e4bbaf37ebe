import type { EditorView } from "@codemirror/view";
import { useEffect, useRef, useState } from "react";
import type { ItemId } from "../../story/ids.ts";
import { PaneBoundary } from "../controls/pane-boundary.tsx";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import { PresenceBar } from "../presence/presence-bar.tsx";
import { usePanels } from "../studio/panels.ts";
import { studioTexts } from "../studio/studio-words.ts";
import { useUnsavedWarning } from "../studio/unsaved-warning.ts";
import { GuestContents } from "./guest-contents.tsx";
import { GuestHeader } from "./guest-header.tsx";
import { GuestPage } from "./guest-page.tsx";
import type { GuestSession } from "./guest-session.ts";
import { GuestSide } from "./guest-side.tsx";
import { guestTexts } from "./guest-words.ts";
import { rememberChapter, rememberedChapter } from "./read-place.ts";
import "../studio/studio.css";
import "./guest.css";

/** The book for somebody who reads, comments or suggests: its contents, a chapter, and what they have to say of it. */
export function GuestScreen({ session }: { readonly session: GuestSession }) {
  const words = useWords(guestTexts);
  const { panes } = useWords(studioTexts);
  const book = useObservable(session.book);
  const panels = usePanels();
  const [chosen, setChosen] = useState<ItemId | null>(() => rememberedChapter(session.project));
  const [view, setView] = useState<EditorView | null>(null);
  useUnsavedWarning(session);

  const chapters = book?.items.filter(({ kind }) => kind === "chapter") ?? [];
  const at = Math.max(
    0,
    chapters.findIndex(({ id }) => id === chosen),
  );
  const chapter = chapters[at] ?? null;
  const id = chapter?.id ?? null;
  const open = (next: ItemId | undefined) => {
    if (next === undefined) return;
    rememberChapter(session.project, next);
    setChosen(next);
    panels.uncover();
  };
  useEffect(() => session.presence.here(id), [session, id]);
  useEffect(
    () =>
      session.going.subscribe(() => {
        const going = session.going.value;
        if (going?.kind !== "item") return;
        session.going.set(null);
        setChosen(going.item);
      }),
    [session],
  );

  const turn = useRef<(steps: number) => void>(() => undefined);
  turn.current = (steps) => open(chapters[at + steps]?.id);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || (event.key !== "PageDown" && event.key !== "PageUp")) return;
      event.preventDefault();
      turn.current(event.key === "PageDown" ? 1 : -1);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);

  const showsSide = panels.side !== null && session.role !== "read";
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what lies over the page, from anywhere in it.
    <div
      className="studio guest"
      data-outline={panels.showsOutline || undefined}
      data-side={showsSide || undefined}
      onKeyDown={(event) => {
        if (event.key === "Escape" && panels.uncover()) view?.focus();
      }}
    >
      <GuestHeader session={session} panels={panels} />
      <PaneBoundary name={panes.notices}>
        <PresenceBar presence={session.presence} titleOf={session.titleOf} />
      </PaneBoundary>
      <div className="studio-panes">
        {panels.showsOutline ? (
          <PaneBoundary name={words.contents}>
            <GuestContents book={book} current={id} onOpen={open} />
          </PaneBoundary>
        ) : null}
        <main className="studio-centre" onPointerDown={panels.uncover}>
          {chapter ? (
            <GuestPage
              key={chapter.id}
              session={session}
              chapter={chapter.id}
              title={chapter.title}
              language={book?.language ?? "en"}
              previous={chapters[at - 1] ?? null}
              next={chapters[at + 1] ?? null}
              onOpen={open}
              onView={setView}
            />
          ) : (
            <p className="page-empty">{book ? words.empty : words.looking}</p>
          )}
        </main>
        {showsSide && id ? (
          <PaneBoundary name={words.suggestions}>
            <GuestSide session={session} chapter={id} view={view} />
          </PaneBoundary>
        ) : null}
      </div>
    </div>
  );
}
