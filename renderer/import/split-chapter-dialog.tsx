import { type FormEvent, useMemo, useRef, useState } from "react";
import { Button, ListBox, ListBoxItem, ListLayout, Virtualizer } from "react-aria-components";
import type { PlanEdit, PlannedManuscript } from "../../host/contract/planning.ts";
import { controlTexts } from "../controls/control-words.ts";
import { CheckField, LineField } from "../controls/fields.tsx";
import { ModalDialog } from "../controls/modal-dialog.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useWords } from "../language/language.ts";
import { useAnswer } from "../studio-context.ts";
import { findPassages, looksLikeTitle, type Passage, passagesOf } from "./passages.ts";
import { planTexts } from "./plan-words.ts";

/** As the style sheet has it. */
const rowHeight = 34;
/** Of a book in one chapter nobody looks through all paragraphs; words find the one that is meant. */
const mostShown = 1000;

/** Where a planned chapter becomes two: its paragraphs, of which one is the new chapter's first. */
export function SplitChapterDialog(props: {
  readonly order: PlannedManuscript;
  readonly item: number;
  readonly title: string;
  readonly onSplit: (edit: PlanEdit) => void;
  readonly onClose: () => void;
}) {
  const control = useWords(controlTexts);
  const words = useWords(planTexts);
  const [answer] = useAnswer("import.text", { ...props.order, of: "items", place: props.item });
  const text = answer.kind === "ready" ? answer.value.text : "";
  const all = useMemo(() => passagesOf(text), [text]);
  const [wanted, setWanted] = useState("");
  const passages = useMemo(() => findPassages(all, wanted).slice(0, mostShown), [all, wanted]);
  const [chosen, setChosen] = useState<Passage | null>(null);
  const [title, setTitle] = useState("");
  const [isTitle, setIsTitle] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const choose = (line: number) => {
    const passage = passages.find((one) => one.line === line) ?? null;
    setChosen(passage);
    if (!passage) return;
    setIsTitle(looksLikeTitle(passage));
    setTitle(words.continued(props.title));
  };
  const split = (event: FormEvent) => {
    event.preventDefault();
    if (!chosen || (!isTitle && title.trim() === "")) return;
    props.onSplit({ kind: "split", item: props.item, line: chosen.line, title: isTitle ? null : title.trim() });
  };
  return (
    <ModalDialog
      name={words.splitName}
      heading={words.splitHeading(props.title)}
      width="44rem"
      isOpen
      onClose={props.onClose}
    >
      <form className="dialog-form" ref={form} onSubmit={split}>
        <div className="dialog-body">
          {answer.kind === "failed" ? <ProblemNote problem={answer.problem} /> : null}
          <p className="quiet-text">{words.splitHint}</p>
          {all.length > mostShown ? (
            <LineField label={words.findParagraph(all.length)} value={wanted} onChange={setWanted} autoFocus />
          ) : null}
          <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: rowHeight }}>
            <ListBox
              className="passages"
              aria-label={words.paragraphs}
              items={passages}
              selectionMode="single"
              selectionBehavior="replace"
              disallowEmptySelection
              autoFocus={all.length <= mostShown}
              onAction={() => form.current?.requestSubmit()}
              disabledKeys={all.slice(0, 1).map(({ line }) => line)}
              selectedKeys={chosen ? [chosen.line] : []}
              onSelectionChange={(keys) => choose(Number([...keys][0] ?? -1))}
            >
              {(passage) => (
                <ListBoxItem
                  id={passage.line}
                  className="passage"
                  textValue={passage.text}
                  data-scene={passage.isScene || undefined}
                  data-heading={passage.isHeading || undefined}
                >
                  <span dir="auto">{passage.text}</span>
                </ListBoxItem>
              )}
            </ListBox>
          </Virtualizer>
          <div className="split-title">
            <LineField
              label={words.newTitle}
              value={isTitle && chosen ? chosen.text : title}
              onChange={setTitle}
              isDisabled={!chosen || isTitle}
            />
            <CheckField isSelected={isTitle} isDisabled={!chosen} onChange={setIsTitle}>
              {words.isTitle}
            </CheckField>
          </div>
        </div>
        <div className="dialog-actions">
          <Button className="button" onPress={props.onClose}>
            {control.cancel}
          </Button>
          <Button className="button primary" type="submit" isDisabled={!chosen || (!isTitle && title.trim() === "")}>
            {words.splitHere}
          </Button>
        </div>
      </form>
    </ModalDialog>
  );
}
