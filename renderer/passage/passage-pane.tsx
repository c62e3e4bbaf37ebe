import { useEffect, useMemo, useRef, useState } from "react";
import { Button, Input, Label, TextField } from "react-aria-components";
import type { PassageFormSummary } from "../../host/contract/passage.ts";
import { compareTexts } from "../../story/compare.ts";
import type { Outline } from "../../story/outline.ts";
import type { Problem } from "../../story/problem.ts";
import { ProblemNote } from "../controls/problem-note.tsx";
import { historyTexts } from "../history/history-words.ts";
import { useWords } from "../language/language.ts";
import { findItem } from "../outline/outline-rows.ts";
import type { ShownText } from "../pages/use-pages.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { dayAndTime } from "../words.ts";
import "./passage.css";
import { passageTexts } from "./passage-words.ts";
import { type ShownPassage, takeBack } from "./shown-passage.ts";

/** Every form that a passage has had, the newest first, each with what changed in it. */
export function PassagePane(props: {
  readonly session: ProjectSession;
  readonly outline: Outline;
  readonly passage: ShownPassage;
  /** The page that it stands on. */
  readonly text: ShownText | null;
  readonly onClose: () => void;
}) {
  const words = useWords(passageTexts);
  const { session, passage, text, onClose } = props;
  const { forms, problem, say } = usePassage(session, passage);
  const [day, setDay] = useState("");
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() => back.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  const take = async (form: PassageFormSummary) => {
    const { project, studio } = session;
    const { chapter, draft, version, place } = form;
    const found = await studio.call("history.passageForm", { project, chapter, draft, version, ...place });
    if (!found.ok) return say(found.problem);
    if (text?.open.item === passage.chapter && text.open.draft === passage.draft)
      takeBack(text, passage, { chapter, draft, ...found.value });
    onClose();
  };
  const then = day === "" || !forms ? null : formOn(forms, day);
  return (
    <section
      className="passage-pane"
      aria-label={words.title}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) onClose();
      }}
    >
      <header className="passage-bar">
        <h1>{words.title}</h1>
        {forms && forms.length > 1 ? (
          <>
            <span className="quiet-text">{words.forms(forms.length)}</span>
            <TextField className="passage-day" value={day} onChange={setDay}>
              <Label>{words.day}</Label>
              <Input type="date" />
            </TextField>
          </>
        ) : null}
        <span className="spring" />
        <Button className="button primary" ref={back} onPress={onClose}>
          {words.back}
        </Button>
      </header>
      <div className="passage-scroller">
        {problem ? <ProblemNote problem={problem} /> : null}
        {forms || problem ? null : (
          <p className="quiet-text" role="status">
            {words.loading}
          </p>
        )}
        {forms?.length === 1 ? <p className="quiet-text">{words.onlyOne}</p> : null}
        {day !== "" && !then ? (
          <p className="quiet-text" role="status">
            {words.notThen}
          </p>
        ) : null}
        <ol className="passage-forms" reversed>
          {forms
            ?.map((form, place) => (
              <Form
                key={`${form.version} ${form.chapter}`}
                form={form}
                before={forms[place - 1] ?? null}
                isLast={place === forms.length - 1}
                isMeant={form === then}
                home={passage.chapter}
                outline={props.outline}
                onTake={session.isWritable && text ? () => void take(form) : null}
              />
            ))
            .toReversed()}
        </ol>
      </div>
    </section>
  );
}

function Form(props: {
  readonly form: PassageFormSummary;
  readonly before: PassageFormSummary | null;
  readonly isLast: boolean;
  /** The one that was asked for by its day. */
  readonly isMeant: boolean;
  readonly home: string;
  readonly outline: Outline;
  readonly onTake: (() => void) | null;
}) {
  const words = useWords(passageTexts);
  const { origins, changed } = useWords(historyTexts);
  const { form, before, outline } = props;
  const pieces = useMemo(
    () => (before ? compareTexts(before.text, form.text).pieces : [{ kind: "kept" as const, text: form.text }]),
    [before, form],
  );
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (props.isMeant) line.current?.scrollIntoView({ block: "center" });
  }, [props.isMeant]);
  const title = form.chapter === props.home ? null : findItem(outline, form.chapter)?.title;
  return (
    <li
      ref={line}
      className="passage-form"
      data-meant={props.isMeant || undefined}
      aria-current={props.isMeant ? "date" : undefined}
    >
      <p className="passage-about">
        <strong>{dayAndTime(form.time)}</strong>
        <span>{form.author}</span>
        <span className="quiet-text">{origins[form.origin] ?? changed}</span>
        {title === null ? null : (
          <span className="quiet-text">{title === undefined ? words.anotherChapter : words.inChapter(title)}</span>
        )}
        <span className="spring" />
        {props.isLast ? (
          <span className="quiet-text">{words.now}</span>
        ) : form.text !== "" && props.onTake ? (
          <Button
            className="button"
            aria-label={words.takenBack(words.form(dayAndTime(form.time), form.author))}
            onPress={props.onTake}
          >
            {words.takeBack}
          </Button>
        ) : null}
      </p>
      <blockquote className="passage-text" dir="auto">
        {pieces.map((piece, place) => {
          const key = `${place} ${piece.kind}`;
          if (piece.kind === "kept") return <span key={key}>{piece.text}</span>;
          return piece.kind === "inserted" ? <ins key={key}>{piece.text}</ins> : <del key={key}>{piece.text}</del>;
        })}
      </blockquote>
      {form.text === "" ? <p className="quiet-text">{words.gone}</p> : null}
    </li>
  );
}

/** The form that it had at the end of a day; null where it was not there yet. */
function formOn(forms: readonly PassageFormSummary[], day: string): PassageFormSummary | null {
  const end = new Date(`${day}T23:59:59`);
  return forms.findLast(({ time }) => new Date(time) <= end) ?? null;
}

function usePassage(session: ProjectSession, passage: ShownPassage) {
  const [forms, setForms] = useState<readonly PassageFormSummary[] | null>(null);
  const [problem, say] = useState<Problem | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const read = async () => {
      // What was typed a moment ago has a history, too.
      await session.whenSaved();
      const { chapter, draft, first, last } = passage;
      const answer = await session.studio.call("history.passage", {
        project: session.project,
        chapter,
        draft,
        first,
        last,
      });
      if (!isCurrent) return;
      if (answer.ok) setForms(answer.value);
      else say(answer.problem);
    };
    void read();
    return () => {
      isCurrent = false;
    };
  }, [session, passage]);
  return { forms, problem, say };
}
