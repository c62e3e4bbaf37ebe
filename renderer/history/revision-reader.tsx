import { ChevronDown, ChevronUp } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components";
import type { Comparison, RevisionSummary } from "../../host/contract/contract.ts";
import type { Problem } from "../../story/problem.ts";
import { ChoiceField } from "../controls/fields.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import type { ProjectSession } from "../studio/project-session.ts";
import { type Answer, useAnswer } from "../studio-context.ts";
import { counted } from "../words.ts";
import type { ChosenRevision } from "./chosen-revision.ts";
import { LabelDialog } from "./label-dialog.tsx";
import { ReadOnlyProse } from "./read-only-prose.tsx";
import { RestoreDialog } from "./restore-dialog.tsx";
import { changeWords, originWords, revisionTime } from "./revision-words.ts";

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
  const { session } = props;
  const { project } = session;
  const { chapter, revision, before, passage } = props.revision;
  // What the writer chose stays for the next revision too.
  const [chosenView, setView] = useState<View | null>(null);
  const view = chosenView ?? (passage ? "now" : usualView(revision, before));
  const [dialog, setDialog] = useState<"label" | "restore" | null>(null);
  const [stop, setStop] = useState<{ readonly of: string; readonly index: number }>({ of: "", index: -1 });
  const [text] = useAnswer(
    "history.text",
    view === "text" ? { project, chapter, at: revision.id } : null,
    session.reopened,
  );
  const [comparison] = useAnswer(
    "history.compare",
    view === "text"
      ? null
      : view === "now"
        ? { project, chapter, from: revision.id, to: "now" }
        : // What its writer had before it; the revision above it in the list may be of another hand at the same time.
          { project, chapter, from: `${revision.id}^`, to: revision.id },
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
    { id: "made", label: "What changed here" },
    { id: "now", label: "Changes since then" },
    { id: "text", label: "The text as it was" },
  ];

  return (
    <section className="reader" aria-label="An earlier version">
      <header className="reader-bar">
        <div className="reader-about">
          <strong>{passage ? "Before a passage went" : (revision.label ?? revisionTime(revision))}</strong>
          <span>
            {[revision.label || passage ? revisionTime(revision) : null, originWords(revision.origin), revision.author]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </div>
        <Button className="button primary" ref={back} onPress={props.onClose}>
          Back to writing
        </Button>
        <div className="reader-compare">
          <div className="reader-view">
            <ChoiceField label="Show" value={view} choices={choices} onChange={(id) => setView(id as View)} />
          </div>
          {view !== "text" ? (
            <div className="reader-steps">
              <Button
                className="button quiet icon"
                aria-label="Previous change"
                isDisabled={stops === 0}
                onPress={() => step(-1)}
              >
                <ChevronUp size={16} aria-hidden />
              </Button>
              <Button
                className="button quiet icon"
                aria-label="Next change"
                isDisabled={stops === 0}
                onPress={() => step(1)}
              >
                <ChevronDown size={16} aria-hidden />
              </Button>
              <span className="quiet-text" aria-live="polite">
                {stops === 0 ? "" : index < 0 ? counted(stops, "change") : `${index + 1} of ${stops}`}
              </span>
            </div>
          ) : null}
          <div className="reader-acts">
            <Button className="button quiet" isDisabled={!session.isWritable} onPress={() => setDialog("label")}>
              Label…
            </Button>
            <Button className="button" isDisabled={!session.isWritable} onPress={() => setDialog("restore")}>
              Restore this version
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
            {view === "text" ? "Read-only." : summary(comparison, view)}
          </p>
          {problemOf(view === "text" ? text : comparison)}
          {view === "text" && text.kind === "ready" ? (
            <ReadOnlyProse
              key={shown}
              name={`${props.title}, as it was`}
              pieces={[{ kind: "kept", text: text.value.text, change: null }]}
              stop={-1}
              onStops={setStops}
            />
          ) : null}
          {view !== "text" && comparison.kind === "ready" ? (
            <ReadOnlyProse
              key={shown}
              name={`${props.title}, with changes`}
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
          name="Label…"
          onClose={() => setDialog(null)}
          onDone={() => undefined}
        />
      ) : null}
      {dialog === "restore" ? (
        <RestoreDialog
          session={session}
          chapter={chapter}
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
  if (comparison.kind !== "ready") return "Comparing…";
  const { added, removed, moved } = comparison.value.words;
  if (comparison.value.changes.length === 0)
    return view === "now" ? "Nothing has changed since then." : "No words changed.";
  const words = changeWords(added, removed);
  const when = view === "now" ? "Since then" : "In this revision";
  return `${when}: ${words}${moved > 0 ? `, ${counted(moved, "word")} moved` : ""}.`;
}

function problemOf(answer: { readonly kind: string; readonly problem?: Problem }) {
  return answer.kind === "failed" && answer.problem ? <ProblemNote problem={answer.problem} /> : null;
}
