import { ChevronDown, ChevronUp } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components";
import type { Comparison, RevisionSummary } from "../../host/contract/history.ts";
import type { Problem } from "../../story/problem.ts";
import { ChoiceField } from "../controls/fields.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useWords, wordsNow } from "../language/language.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { type Answer, useAnswer } from "../studio-context.ts";
import type { ChosenRevision } from "./chosen-revision.ts";
import { historyTexts } from "./history-words.ts";
import { LabelDialog } from "./label-dialog.tsx";
import { ReadOnlyProse } from "./read-only-prose.tsx";
import { RestoreDialog } from "./restore-dialog.tsx";
import { revisionTime } from "./revision-days.ts";

type View = "made" | "now" | "text";

/** An earlier version, set like the chapter itself, with what changed since then or in it. */
export function RevisionReader(props: {
  readonly session: ProjectSession;
  readonly title: string;
  readonly revision: ChosenRevision;
  /** Where the list of revisions gives way to this. */
  readonly takesFocus: boolean;
  readonly onClose: () => void;
}) {
  const words = useWords(historyTexts);
  const { session } = props;
  const { project } = session;
  const { chapter, draft, revision, before, passage } = props.revision;
  const ofDraft = draft ? { draft } : {};
  // What the writer chose stays for the next revision too.
  const [chosenView, setView] = useState<View | null>(null);
  const view = chosenView ?? (passage ? "now" : usualView(revision, before));
  const [dialog, setDialog] = useState<"label" | "restore" | null>(null);
  const [stop, setStop] = useState<{ readonly of: string; readonly index: number }>({ of: "", index: -1 });
  const [text] = useAnswer(
    "history.text",
    view === "text" ? { project, chapter, at: revision.id, ...ofDraft } : null,
    session.reopened,
  );
  const [comparison] = useAnswer(
    "history.compare",
    view === "text"
      ? null
      : view === "now"
        ? { project, chapter, from: revision.id, to: "now", ...ofDraft }
        : // What its writer had before it; the revision above it in the list may be of another hand at the same time.
          { project, chapter, from: `${revision.id}^`, to: revision.id, ...ofDraft },
    session.reopened,
  );
  const [stops, setStops] = useState(0);

  const { takesFocus } = props;
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!takesFocus) return;
    // After the press that chose the revision: its own focus would come last, and go with the list.
    const frame = requestAnimationFrame(() => back.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [takesFocus]);

  const shown = `${revision.id} ${view}`;
  const index = stop.of === shown ? stop.index : -1;
  const step = (by: number) => {
    if (stops > 0) setStop({ of: shown, index: (index + by + stops + (index < 0 && by < 0 ? 1 : 0)) % stops });
  };
  const choices = [
    { id: "made", label: words.changedHere },
    { id: "now", label: words.changedSince },
    { id: "text", label: words.asItWas },
  ];

  return (
    <section className="reader" aria-label={words.earlier}>
      <header className="reader-bar">
        <div className="reader-about">
          <strong>{passage ? words.beforePassage : (revision.label ?? revisionTime(revision))}</strong>
          <span>
            {[
              revision.label || passage ? revisionTime(revision) : null,
              words.origins[revision.origin] ?? words.changed,
              revision.author,
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </div>
        <Button className="button primary" ref={back} onPress={props.onClose}>
          {words.back}
        </Button>
        <div className="reader-compare">
          <div className="reader-view">
            <ChoiceField label={words.show} value={view} choices={choices} onChange={(id) => setView(id as View)} />
          </div>
          {view !== "text" ? (
            <div className="reader-steps">
              <Button
                className="button quiet icon"
                aria-label={words.previous}
                isDisabled={stops === 0}
                onPress={() => step(-1)}
              >
                <ChevronUp size={16} aria-hidden />
              </Button>
              <Button
                className="button quiet icon"
                aria-label={words.next}
                isDisabled={stops === 0}
                onPress={() => step(1)}
              >
                <ChevronDown size={16} aria-hidden />
              </Button>
              <span className="quiet-text" aria-live="polite">
                {stops === 0 ? "" : index < 0 ? words.changes(stops) : words.changeOf(index + 1, stops)}
              </span>
            </div>
          ) : null}
          <div className="reader-acts">
            {draft ? null : (
              // A label names the book, and a draft is none of its versions.
              <Button className="button quiet" isDisabled={!session.isWritable} onPress={() => setDialog("label")}>
                {words.labelThis}
              </Button>
            )}
            <Button className="button" isDisabled={!session.isWritable} onPress={() => setDialog("restore")}>
              {words.restoreThis}
            </Button>
          </div>
        </div>
      </header>
      <div className="page-scroller">
        <article className="page">
          <h1 className="page-title" dir="auto">
            {props.title}
          </h1>
          <p className="reader-sum" role="note">
            {view === "text" ? words.readOnly : summary(comparison, view)}
          </p>
          {problemOf(view === "text" ? text : comparison)}
          {view === "text" && text.kind === "ready" ? (
            <ReadOnlyProse
              key={shown}
              name={words.titleAsItWas(props.title)}
              pieces={[{ kind: "kept", text: text.value.text, change: null }]}
              stop={-1}
              onStops={setStops}
            />
          ) : null}
          {view !== "text" && comparison.kind === "ready" ? (
            <ReadOnlyProse
              key={shown}
              name={words.titleWithChanges(props.title)}
              pieces={comparison.value.pieces}
              stop={index}
              onStops={setStops}
            />
          ) : null}
        </article>
      </div>
      {dialog === "label" ? (
        <LabelDialog
          session={session}
          chapter={chapter}
          at={revision.id}
          name={words.labelThis}
          onClose={() => setDialog(null)}
          onDone={() => undefined}
        />
      ) : null}
      {dialog === "restore" ? (
        <RestoreDialog
          session={session}
          chapter={chapter}
          {...ofDraft}
          revision={revision}
          onClose={() => setDialog(null)}
          onDone={props.onClose}
        />
      ) : null}
    </section>
  );
}

/**
 * A revision is opened to see what changed in it. In the first one that is every word, and a label names the story as
 * it stood: there the question is what came after.
 */
function usualView(revision: RevisionSummary, before: RevisionSummary | null): View {
  return before === null || revision.label !== null ? "now" : "made";
}

function summary(comparison: Answer<Comparison>, view: View): string {
  const words = wordsNow(historyTexts);
  if (comparison.kind !== "ready") return words.comparing;
  const { added, removed, moved } = comparison.value.words;
  if (comparison.value.changes.length === 0) return view === "now" ? words.noChangeSince : words.noChange;
  const change = [words.change(added, removed), ...(moved > 0 ? [words.moved(moved)] : [])].join(", ");
  return view === "now" ? words.sinceThen(change) : words.inRevision(change);
}

function problemOf(answer: { readonly kind: string; readonly problem?: Problem }) {
  return answer.kind === "failed" && answer.problem ? <ProblemNote problem={answer.problem} /> : null;
}
