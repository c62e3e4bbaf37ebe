import type { EditorView } from "@codemirror/view";
import { Button } from "react-aria-components";
import type { GuestBook } from "../../host/contract/sharing.ts";
import type { ItemId } from "../../story/ids.ts";
import type { Problem } from "../../story/problem.ts";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import { GuestProse } from "./guest-prose.tsx";
import type { GuestSession } from "./guest-session.ts";
import { guestTexts } from "./guest-words.ts";
import type { SuggestedText } from "./suggested-text.ts";

type Chapter = GuestBook["items"][number];

/** A chapter: its title, its text, and the ways to those beside it. */
export function GuestPage(props: {
  readonly session: GuestSession;
  readonly chapter: ItemId;
  /** The guest's own form of it; null where it is only read. */
  readonly suggested: SuggestedText | null;
  readonly problem: Problem | null;
  readonly title: string;
  readonly language: string;
  readonly previous: Chapter | null;
  readonly next: Chapter | null;
  readonly onOpen: (chapter: ItemId) => void;
  readonly onView: (view: EditorView | null) => void;
}) {
  const words = useWords(guestTexts);
  const { session, chapter, suggested, problem, previous, next } = props;
  const read = session.read(chapter);
  const isLoaded = useObservable(read.live.loaded);
  const state = useObservable(read.live.saved);
  const isShown = session.isSuggesting ? suggested !== null : isLoaded;
  return (
    <div className="page-scroller">
      <article className="page">
        <h1 className="page-title" dir="auto" lang={props.language}>
          {props.title}
        </h1>
        {problem ? <ProblemNote problem={problem} /> : null}
        {isLoaded || state.kind !== "not saved" ? null : <ProblemNote problem={state.problem} />}
        {isShown ? (
          <GuestProse
            session={session}
            read={read}
            suggested={suggested}
            title={props.title}
            language={props.language}
            onView={props.onView}
          />
        ) : (
          <p className="quiet-text">{words.looking}</p>
        )}
        <nav className="guest-beside" aria-label={words.chapters}>
          {previous ? (
            <Button className="button quiet" onPress={() => props.onOpen(previous.id)}>
              {words.previous(previous.title)}
            </Button>
          ) : null}
          <span className="spring" />
          {next ? (
            <Button className="button quiet" onPress={() => props.onOpen(next.id)}>
              {words.next(next.title)}
            </Button>
          ) : null}
        </nav>
      </article>
    </div>
  );
}
