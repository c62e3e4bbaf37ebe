import { useEffect } from "react";
import type { SearchHit } from "../../host/contract/searching.ts";
import type { AwayDigest, LabelSummary } from "../../host/contract/timeline.ts";
import type { DraftId } from "../../story/drafts.ts";
import type { ItemId } from "../../story/ids.ts";
import { type Outline, type OutlineItem, walkOutline } from "../../story/outline.ts";
import { ComparePane } from "../compare/compare-pane.tsx";
import { comparingTexts } from "../compare/compare-words.ts";
import type { CompareOrder, Moment } from "../compare/moments.ts";
import { DraftReview } from "../drafts/draft-review.tsx";
import { useWords, wordsNow } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import { findItem } from "../outline/outline-rows.ts";
import type { ShownText } from "../pages/use-pages.ts";
import { PassagePane } from "../passage/passage-pane.tsx";
import type { ShownPassage } from "../passage/shown-passage.ts";
import { PlaybackPane } from "../playback/playback-pane.tsx";
import type { ProjectSession } from "../studio/project-session.ts";
import { shortDayAndTime } from "../words.ts";
import { PastBook } from "./past-book.tsx";
import { TimelinePane } from "./timeline-pane.tsx";

/** What of the past stands in the page's place. */
export type Past =
  | { readonly kind: "timeline" }
  /** Without a chapter it is the book. */
  | { readonly kind: "playback"; readonly chapter: ItemId | null; readonly draft: DraftId | null }
  | { readonly kind: "passage"; readonly passage: ShownPassage }
  | { readonly kind: "book"; readonly label: LabelSummary }
  | { readonly kind: "draft"; readonly draft: DraftId }
  | { readonly kind: "compare"; readonly order: CompareOrder; readonly from: "timeline" | "page" };

/** The timeline, a book as it was, or two moments beside each other; each leads to the others and back. */
export function PastView(props: {
  readonly session: ProjectSession;
  readonly outline: Outline;
  readonly past: Past;
  /** The chapter on the page. */
  readonly chapter: ItemId | null;
  readonly text: ShownText | null;
  readonly onPast: (past: Past | null) => void;
  /** null where nothing may be exported. */
  readonly onExport: ((at: Moment) => void) | null;
}) {
  const words = useWords(comparingTexts);
  const { session, outline, past, onPast } = props;
  const drafts = useObservable(session.drafts);
  const now: Moment = { version: "now", name: words.now };
  const close = () => onPast(backFrom(past));
  useEffect(() => {
    // A button may have gone with what it did, and the focus with it: Escape leads back even then.
    const leave = (event: KeyboardEvent) => {
      if (event.key === "Escape" && event.target === document.body) onPast(backFrom(past));
    };
    window.addEventListener("keydown", leave);
    return () => window.removeEventListener("keydown", leave);
  }, [past, onPast]);
  const compareLabel = (label: LabelSummary) =>
    onPast({
      kind: "compare",
      from: "timeline",
      order: { chapter: null, from: momentOf(label, words), to: now, view: "inline" },
    });
  const { onExport } = props;
  const exportLabel = onExport ? (label: LabelSummary) => onExport({ version: label.version, name: label.name }) : null;
  switch (past.kind) {
    case "timeline":
      return (
        <TimelinePane
          session={session}
          onSession={(sitting, chapter) =>
            onPast({
              kind: "compare",
              from: "timeline",
              order: {
                chapter: chapter ?? (sitting.chapters.length === 1 ? (sitting.chapters[0]?.chapter ?? null) : null),
                from: {
                  version: sitting.before,
                  name: words.before(shortDayAndTime(sitting.started)),
                },
                to: {
                  version: sitting.after,
                  name: words.sitting(shortDayAndTime(sitting.time), sitting.author),
                },
                view: "inline",
              },
            })
          }
          onCompare={(label) => {
            if (label) return compareLabel(label);
            onPast({
              kind: "compare",
              from: "timeline",
              order: { chapter: null, from: yesterday(words), to: now, view: "inline" },
            });
          }}
          onRead={(label) => onPast({ kind: "book", label })}
          onExport={exportLabel}
          onClose={close}
        />
      );
    case "playback":
      return (
        <PlaybackPane
          key={past.chapter}
          session={session}
          draft={past.draft}
          chapters={chaptersPlayed(outline, past.chapter)}
          title={(past.chapter === null ? null : findItem(outline, past.chapter)?.title) ?? outline.title}
          onClose={close}
        />
      );
    case "passage":
      return (
        <PassagePane session={session} outline={outline} passage={past.passage} text={props.text} onClose={close} />
      );
    case "book":
      return (
        <PastBook
          session={session}
          label={past.label}
          onCompare={() => compareLabel(past.label)}
          onExport={exportLabel && (() => exportLabel(past.label))}
          onClose={close}
        />
      );
    case "draft": {
      const draft = drafts.find(({ id }) => id === past.draft);
      if (!draft) return null;
      return <DraftReview session={session} outline={outline} draft={draft} chapter={props.chapter} onClose={close} />;
    }
    case "compare":
      return (
        <ComparePane
          session={session}
          outline={outline}
          order={past.order}
          chapter={props.chapter}
          cameFromTimeline={past.from === "timeline"}
          onOrder={(order) => onPast({ ...past, order })}
          onClose={close}
        />
      );
  }
}

/** Where one came from: the timeline, or the page. */
function backFrom(past: Past): Past | null {
  const isFromTimeline = past.kind === "book" || (past.kind === "compare" && past.from === "timeline");
  return isFromTimeline ? { kind: "timeline" } : null;
}

function chaptersPlayed(outline: Outline, chapter: ItemId | null): readonly OutlineItem[] {
  const one = chapter === null ? null : findItem(outline, chapter);
  return one ? [one] : [...walkOutline(outline.book)].filter(({ kind }) => kind === "chapter");
}

function momentOf(label: LabelSummary, words: typeof comparingTexts.english): Moment {
  return { version: label.version, name: words.label(label.name) };
}

/** The end of yesterday: what most want to compare with before they say otherwise. */
function yesterday(words: typeof comparingTexts.english): Moment {
  const today = new Date();
  const end = new Date(today.getFullYear(), today.getMonth(), today.getDate(), 0, 0, -1);
  return { version: end.toISOString(), name: words.yesterday };
}

/** What others have written while one was away. */
export function compareAway(digest: AwayDigest): Past {
  const words = wordsNow(comparingTexts);
  const [only] = digest.chapters;
  return {
    kind: "compare",
    from: "page",
    order: {
      chapter: digest.chapters.length === 1 && only ? only.chapter : null,
      from: { version: digest.before, name: shortDayAndTime(digest.since) },
      to: { version: "now", name: words.now },
      view: "inline",
    },
  };
}

/** A chapter as it was when these words still stood in it, against what it is now, at their place. */
export function compareWhenGone(hit: SearchHit): Past {
  const words = wordsNow(comparingTexts);
  return {
    kind: "compare",
    from: "page",
    order: {
      chapter: hit.chapter,
      from: { version: hit.revision, name: words.before(shortDayAndTime(hit.gone?.time ?? "")) },
      to: { version: "now", name: words.now },
      view: "inline",
      at: hit.from,
    },
  };
}

/** What changed today in a chapter, or in the whole book where none is open. */
export function compareWithYesterday(chapter: ItemId | null): Past {
  const words = wordsNow(comparingTexts);
  const now: Moment = { version: "now", name: words.now };
  return { kind: "compare", from: "page", order: { chapter, from: yesterday(words), to: now, view: "inline" } };
}
