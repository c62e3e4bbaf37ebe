import { useState } from "react";
import { Button, Label, Radio, RadioGroup } from "react-aria-components";
import type { ExportedFile } from "../../host/contract/contract.ts";
import type { ItemId } from "../../story/ids.ts";
import type { Outline } from "../../story/outline.ts";
import { type ExportFormat, exportFormats } from "../../story/preset.ts";
import { assertNever, type Problem } from "../../story/problem.ts";
import type { Moment } from "../compare/moments.ts";
import { ChooseFolderButton } from "../controls/choose-folder-button.tsx";
import { controlTexts } from "../controls/control-words.ts";
import { CheckField, LineField } from "../controls/fields.tsx";
import { JobProgress, useJob } from "../controls/job-progress.tsx";
import { ModalDialog } from "../controls/modal-dialog.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import type { OutlineActions } from "../outline/outline-actions.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { BookDetailsDialog } from "./book-details-dialog.tsx";
import { ChapterChoice } from "./chapter-choice.tsx";
import { exportTexts } from "./export-words.ts";
import "./export.css";
import { ExportedFiles } from "./exported-files.tsx";
import { FormatChoice } from "./format-choice.tsx";
import { fittingPresets, keepOrder, lastOrder, presetOf } from "./last-order.ts";
import { PresetEditor } from "./preset-editor.tsx";

type Step =
  | { readonly kind: "order" }
  | { readonly kind: "working" }
  | { readonly kind: "done"; readonly files: readonly ExportedFile[] };

export function ExportDialog(props: {
  readonly session: ProjectSession;
  readonly outline: Outline;
  readonly actions: OutlineActions | null;
  /** A version of the book; null is the book as it stands. */
  readonly at: Moment | null;
  readonly onClose: () => void;
}) {
  const control = useWords(controlTexts);
  const words = useWords(exportTexts);
  const { session, outline, actions, at } = props;
  const [step, setStep] = useState<Step>({ kind: "order" });
  const presets = useObservable(session.presets);
  const [order, setOrder] = useState(() => lastOrder(session.project));
  const [over, setOver] = useState<Over>(null);
  const [only, setOnly] = useState<ReadonlySet<ItemId> | null>(null);
  const [reviews, setReviews] = useState(false);
  const [out, setOut] = useState("");
  const [problem, setProblem] = useState<Problem | null>(null);
  const job = useJob();
  const formats = exportFormats.filter((format) => order.formats.has(format));
  const mayHaveReviews = at === null && formats.includes("docx");
  const isReady = formats.length > 0 && (only === null || only.size > 0);

  const editPresets = () => {
    const format = formats[0] ?? "epub";
    setOver({ kind: "presets", format, preset: presetOf(order, format, presets).id });
  };

  const run = async () => {
    setProblem(null);
    setStep({ kind: "working" });
    session.flush();
    const result = await session.studio.call("export.run", {
      project: session.project,
      formats,
      presets: Object.fromEntries(formats.map((format) => [format, presetOf(order, format, presets).id])),
      out: out.trim() || null,
      at: at?.version ?? null,
      only: only ? [...only] : null,
      review: mayHaveReviews && reviews,
      job: job.begin(),
    });
    job.end();
    if (result.ok) {
      keepOrder(session.project, order);
      setStep({ kind: "done", files: result.value });
    } else {
      setProblem(result.problem);
      setStep({ kind: "order" });
    }
  };

  const body = () => {
    switch (step.kind) {
      case "order":
        return (
          <>
            <FormatChoice
              order={order}
              presets={presets}
              onChange={setOrder}
              onLook={(format, preset) => setOver({ kind: "presets", format, preset: preset.id })}
            />
            {actions ? (
              <div className="export-more">
                <Button className="button" onPress={editPresets}>
                  {words.editPresets}
                </Button>
                <Button className="button" onPress={() => setOver({ kind: "details" })}>
                  {words.bookDetails}
                </Button>
              </div>
            ) : null}
            {at ? <p className="quiet-text">{words.asItWas(at.name)}</p> : null}
            <RadioGroup
              className="field extent"
              value={only === null ? "whole" : "some"}
              onChange={(value) => setOnly(value === "whole" ? null : new Set())}
            >
              <Label>{words.what}</Label>
              <Radio className="radio" value="whole">
                {words.whole}
              </Radio>
              <Radio className="radio" value="some">
                {words.some}
              </Radio>
            </RadioGroup>
            {only ? <ChapterChoice outline={outline} chosen={only} onChange={setOnly} /> : null}
            {mayHaveReviews ? (
              <CheckField isSelected={reviews} onChange={setReviews}>
                {words.reviews}
              </CheckField>
            ) : null}
            <LineField label={words.folder} value={out} onChange={setOut} placeholder={words.usualFolder} />
            <ChooseFolderButton title={words.folder} onChoose={setOut} />
          </>
        );
      case "working":
        return <JobProgress progress={job.progress} name={words.making} />;
      case "done":
        return <ExportedFiles files={step.files} />;
      default:
        return assertNever(step);
    }
  };

  return (
    <ModalDialog
      name={words.name}
      heading={step.kind === "done" ? words.exported : words.heading(outline.title)}
      width="42rem"
      isOpen
      onClose={step.kind === "working" ? job.cancel : props.onClose}
    >
      <div className="dialog-body">
        {problem ? <ProblemNote problem={problem} /> : null}
        {body()}
      </div>
      {over?.kind === "presets" && actions ? (
        <PresetEditor
          session={session}
          outline={outline}
          actions={actions}
          first={over}
          at={at}
          only={only && only.size > 0 ? [...only] : null}
          onClose={(saved) => {
            setOver(null);
            // What was looked at and saved is what is wanted.
            if (saved && fittingPresets(over.format, [saved]).length > 0)
              setOrder({ ...order, presets: { ...order.presets, [over.format]: saved.id } });
          }}
        />
      ) : null}
      {over?.kind === "details" && actions ? (
        <BookDetailsDialog session={session} actions={actions} onClose={() => setOver(null)} />
      ) : null}
      <div className="dialog-actions">
        {step.kind === "done" ? (
          <>
            <Button className="button" onPress={() => setStep({ kind: "order" })}>
              {words.more}
            </Button>
            <Button className="button primary" onPress={props.onClose}>
              {control.done}
            </Button>
          </>
        ) : (
          <>
            <Button className="button" onPress={step.kind === "working" ? job.cancel : props.onClose}>
              {control.cancel}
            </Button>
            {step.kind === "order" ? (
              <Button className="button primary" isDisabled={!isReady} onPress={run}>
                {words.export}
              </Button>
            ) : null}
          </>
        )}
      </div>
    </ModalDialog>
  );
}

/** What is asked meanwhile, over the order. */
type Over =
  | { readonly kind: "presets"; readonly format: ExportFormat; readonly preset: string }
  | { readonly kind: "details" }
  | null;
