import { EditorView } from "@codemirror/view";
import { useEffect, useRef, useState } from "react";
import type { ItemId } from "../../story/ids.ts";
import { useCommentCommands } from "../comments/comment-commands.ts";
import { useFollowChosen } from "../comments/commented-page.ts";
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
import { commentedPage, GuestSide, type GuestTab } from "./guest-side.tsx";
import { guestTexts } from "./guest-words.ts";
import { rememberChapter, rememberedChapter } from "./read-place.ts";
import { useSuggested } from "./use-suggested.ts";
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
  const [tab, setTab] = useState<GuestTab>("suggestions");
  /** Where in the chapter to go, once it is on the page. */
  const [place, setPlace] = useState<number | null>(null);
  useUnsavedWarning(session);

  const chapters = book?.items.filter(({ kind }) => kind === "chapter") ?? [];
  const at = Math.max(
    0,
    chapters.findIndex(({ id }) => id === chosen),
  );
  const chapter = chapters[at] ?? null;
  const id = chapter?.id ?? null;
  const { suggested, problem } = useSuggested(session, id);
  const open = (next: ItemId | undefined, to: number | null = null) => {
    if (next === undefined) return;
    rememberChapter(session.project, next);
    setChosen(next);
    setPlace(to);
    panels.uncover();
  };
  useEffect(() => {
    // The one before is still known when the chapter changes.
    if (place === null || !view?.dom.isConnected) return;
    const anchor = Math.min(place, view.state.doc.length);
    view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
    view.focus();
    setPlace(null);
  }, [place, view]);
  useEffect(() => session.presence.here(id), [session, id]);
  useEffect(
    () =>
      session.going.subscribe(() => {
        const going = session.going.value;
        if (going?.kind !== "item") return;
        session.going.set(null);
        setChosen(going.item);
        setPlace(going.at);
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

  const commented = commentedPage({ session, chapter: id, suggested, view, onOpen: open });
  const showComments = () => {
    setTab("comments");
    panels.setSide("details");
  };
  useFollowChosen(session.review, () => {
    if (!panels.isNarrow) showComments();
  });
  useCommentCommands({
    session,
    pages: { view: () => view },
    page: commented,
    side: panels.side === null ? null : "comments",
    toggle: showComments,
    show: showComments,
  });

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
              suggested={suggested}
              problem={problem}
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
          <PaneBoundary name={words.aside}>
            <GuestSide session={session} page={commented} suggested={suggested} view={view} tab={tab} onTab={setTab} />
          </PaneBoundary>
        ) : null}
      </div>
    </div>
  );
}
