import { MessageSquarePlus } from "lucide-react";
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { Button } from "react-aria-components";
import type { ItemId } from "../../story/ids.ts";
import { ChoiceField } from "../controls/fields.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import "./comments.css";
import { commentsWords } from "./comments-words.ts";
import { NewComment } from "./new-comment.tsx";
import type { CommentTarget, KnownReview, ReviewDesk } from "./review-desk.ts";
import type { ShownThread } from "./shown-threads.ts";
import { ThreadCard } from "./thread-card.tsx";
import { everythingOpen, filterThreads, type ThreadFilter } from "./thread-filter.ts";
import { UnsentNotes } from "./unsent-notes.tsx";

/** What the panel needs of the page beside it, whoever shows one. */
export interface CommentedPage {
  /** The chapter that is open; null where none is that can be commented on. */
  readonly chapter: ItemId | null;
  /** What is selected in it, or the word at the cursor; null where there is none. */
  readonly target: () => CommentTarget | null;
  /** Brings a comment's words into view, and the cursor to them. */
  readonly goTo: (thread: ShownThread) => void;
  readonly focus: () => void;
  readonly titleOf: (chapter: ItemId) => string;
}

/** What is said of the open chapter, or of the whole book. */
export function CommentsPane({ desk, page }: { readonly desk: ReviewDesk; readonly page: CommentedPage }) {
  const words = useWords(commentsWords);
  const [isOfBook, setOfBook] = useState(false);
  const [filter, setFilter] = useState<ThreadFilter>(everythingOpen);
  const shown = isOfBook ? null : page.chapter;
  const { threads, people, isRead, problem } = useKnownReview(desk, shown);
  const chosen = useObservable(desk.chosen);
  const writing = useObservable(desk.writing);
  const listed = filterThreads(threads, filter, desk.me()).filter((thread) => isOfBook || thread.chapter === shown);
  const list = useRef<HTMLDivElement>(null);
  const used = useRef<number | null>(null);
  const shownKeys = listed.map(({ id }) => id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the comment that had the keyboard went, the next one has it.
  useEffect(() => {
    if (used.current === null || document.activeElement !== document.body) return;
    const left = list.current?.querySelectorAll<HTMLElement>(".thread-words");
    left?.[Math.min(used.current, left.length - 1)]?.focus();
  }, [shownKeys]);
  const begin = (target: CommentTarget) => desk.writing.set(target);

  return (
    <div className="comments">
      {desk.mayComment ? (
        <div className="comments-tools">
          <Button
            className="button"
            onPress={() => {
              const target = page.target();
              if (target) begin(target);
            }}
            isDisabled={page.chapter === null}
          >
            <MessageSquarePlus size={15} aria-hidden /> {words.add}
          </Button>
          <Button
            className="button quiet"
            aria-label={shown === null ? words.commentOnBook : words.commentOnChapter}
            onPress={() => begin({ chapter: shown, anchor: null, stands: null })}
          >
            {shown === null ? words.onBook : words.onChapter}
          </Button>
        </div>
      ) : null}
      <Filters
        filter={filter}
        people={threads.flatMap(({ by, replies }) => [by, ...replies.map((reply) => reply.by)])}
        isOfBook={isOfBook}
        onFilter={setFilter}
        onBook={setOfBook}
      />
      <UnsentNotes outbox={desk.outbox} />
      {problem && !isRead ? <ProblemNote problem={problem} /> : null}
      {writing ? (
        <NewComment key={JSON.stringify(writing)} desk={desk} target={writing} people={people} onDone={page.focus} />
      ) : null}
      {isRead && listed.length === 0 && !writing ? (
        <p className="quiet-text">{threads.length === 0 ? words.none : words.noneOfThese}</p>
      ) : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys go from comment to comment. */}
      <div
        className="threads"
        ref={list}
        onKeyDown={stepThreads}
        onFocus={(event) => {
          const place = event.target.closest(".thread-place");
          used.current = place ? [...event.currentTarget.children].indexOf(place) : null;
        }}
        onBlur={(event) => {
          if (event.relatedTarget !== null) used.current = null;
        }}
      >
        {listed.map((thread, place) => (
          <div key={`${thread.home} ${thread.id}`} className="thread-place">
            {isOfBook && thread.chapter !== listed[place - 1]?.chapter && thread.chapter !== null ? (
              <h3 className="thread-chapter">{page.titleOf(thread.chapter) || words.removedChapter}</h3>
            ) : null}
            <ThreadCard
              desk={desk}
              thread={thread}
              people={people}
              chosen={{
                isIt: chosen?.id === thread.id,
                takesFocus: chosen?.id === thread.id && chosen.by === "keys",
                n: chosen?.n ?? 0,
              }}
              onGo={() => {
                desk.choose(thread.id, "panel");
                page.goTo(thread);
              }}
            />
          </div>
        ))}
      </div>
    </div>
  );
}

function Filters(props: {
  readonly filter: ThreadFilter;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly isOfBook: boolean;
  readonly onFilter: (filter: ThreadFilter) => void;
  readonly onBook: (isOfBook: boolean) => void;
}) {
  const words = useWords(commentsWords);
  const { filter, onFilter } = props;
  const people = [...new Map(props.people.map(({ id, name }) => [id, name || words.nobody]))];
  const states = ["open", "resolved", "all"] as const;
  return (
    <div className="comments-filters">
      <ChoiceField
        label={words.where}
        value={props.isOfBook ? "book" : "chapter"}
        choices={[
          { id: "chapter", label: words.thisChapter },
          { id: "book", label: words.wholeBook },
        ]}
        onChange={(id) => props.onBook(id === "book")}
      />
      <ChoiceField
        label={words.state}
        value={filter.state}
        choices={states.map((id) => ({ id, label: words.states[id] }))}
        onChange={(id) => onFilter({ ...filter, state: states.find((state) => state === id) ?? "open" })}
      />
      <ChoiceField
        label={words.who}
        value={filter.who.kind === "person" ? `person ${filter.who.id}` : filter.who.kind}
        choices={[
          { id: "anybody", label: words.anybody },
          { id: "mine", label: words.mine },
          ...people.map(([id, name]) => ({ id: `person ${id}`, label: name })),
        ]}
        onChange={(id) =>
          onFilter({
            ...filter,
            who: id === "anybody" || id === "mine" ? { kind: id } : { kind: "person", id: id.slice("person ".length) },
          })
        }
      />
    </div>
  );
}

function useKnownReview(desk: ReviewDesk, chapter: ItemId | null): KnownReview {
  const watch = useCallback(
    (listener: () => void) => {
      const { known, leave } = desk.watch(chapter);
      const stop = known.subscribe(listener);
      return () => {
        stop();
        leave();
      };
    },
    [desk, chapter],
  );
  return useSyncExternalStore(watch, () => desk.known(chapter));
}

/** From the words of one comment to those of the next, or the one before. */
function stepThreads(event: React.KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const from = event.target as Element;
  if (!step || !from.matches(".thread-words")) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(".thread-words")];
  all[all.indexOf(from as HTMLElement) + step]?.focus();
  event.preventDefault();
}
