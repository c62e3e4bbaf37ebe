import { type FormEvent, useState } from "react";
import { Button } from "react-aria-components";
import type { BookDetails } from "../../story/book-details.ts";
import { isbnFault, tidyIsbn } from "../../story/isbn.ts";
import { controlTexts } from "../controls/control-words.ts";
import { LineField, PassageField } from "../controls/fields.tsx";
import { ModalDialog } from "../controls/modal-dialog.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import type { OutlineActions } from "../outline/outline-actions.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { bookDetailsTexts } from "./book-details-words.ts";
import "./export.css";

/** What the book says of itself besides its title, author and language. */
export function BookDetailsDialog(props: {
  readonly session: ProjectSession;
  readonly actions: OutlineActions;
  readonly onClose: () => void;
}) {
  const control = useWords(controlTexts);
  const words = useWords(bookDetailsTexts);
  const { session, actions } = props;
  const known = useObservable(session.details);
  const problem = useObservable(actions.problem);
  const [typed, setTyped] = useState<Partial<BookDetails>>({});
  const details: BookDetails = { ...known, ...typed };
  // Half an ISBN is no mistake while it is typed.
  const [isTypingIsbn, setTypingIsbn] = useState(false);
  const fault = isbnFault(details.isbn);
  const isDisabled = !session.isWritable;

  const save = (event: FormEvent) => {
    event.preventDefault();
    setTypingIsbn(false);
    if (fault) return;
    // Only what was changed: somebody else may have changed the rest meanwhile.
    const isChanged = Object.entries(typed).some(([field, value]) => known[field as keyof BookDetails] !== value);
    if (!isChanged || actions.edit({ kind: "setDetails", details: tidy(details) })) props.onClose();
  };
  const field = (name: keyof BookDetails, hint = "", autoFocus = false) => (
    <LineField
      label={words.fields[name]}
      value={details[name]}
      placeholder={hint}
      autoFocus={autoFocus}
      isDisabled={isDisabled}
      onChange={(value) => setTyped({ ...typed, [name]: value })}
    />
  );

  return (
    <ModalDialog name={words.name} width="42rem" isOpen onClose={props.onClose}>
      <form className="dialog-form" onSubmit={save}>
        <div className="dialog-body">
          {problem ? <ProblemNote problem={problem} /> : null}
          <p className="quiet-text">{words.hint}</p>
          <fieldset className="book-details">
            <legend>{words.book}</legend>
            {field("subtitle", "", true)}
            {field("publisher")}
            {field("series")}
            {field("volume")}
            {field("year")}
            <div>
              <LineField
                label={words.fields.isbn}
                value={details.isbn}
                isDisabled={isDisabled}
                onChange={(isbn) => {
                  setTypingIsbn(true);
                  setTyped({ ...typed, isbn });
                }}
                onBlur={() => setTypingIsbn(false)}
              />
              <p className="field-fault" role="status">
                {fault && !isTypingIsbn ? words.isbnFaults[fault] : ""}
              </p>
            </div>
            <div className="wide">{field("rights", words.rightsHint)}</div>
            <div className="wide">
              <PassageField
                label={words.fields.description}
                rows={3}
                value={details.description}
                isDisabled={isDisabled}
                onChange={(description) => setTyped({ ...typed, description })}
              />
            </div>
            <div className="wide">{field("subjects", words.subjectsHint)}</div>
          </fieldset>
          <fieldset className="book-details">
            <legend>{words.manuscript}</legend>
            {field("legalName")}
            {field("keyword", words.keywordHint)}
            <div className="wide">
              <PassageField
                label={words.fields.address}
                rows={3}
                value={details.address.replaceAll(lineMark, "\n")}
                isDisabled={isDisabled}
                onChange={(address) => setTyped({ ...typed, address: address.replaceAll("\n", lineMark) })}
              />
            </div>
            {field("phone")}
            {field("email")}
          </fieldset>
        </div>
        <div className="dialog-actions">
          <Button className="button" onPress={props.onClose}>
            {control.cancel}
          </Button>
          <Button className="button primary" type="submit" isDisabled={isDisabled}>
            {control.save}
          </Button>
        </div>
      </form>
    </ModalDialog>
  );
}

/** Between the lines of an address, which is kept in one. */
const lineMark = " / ";

function tidy(details: BookDetails): BookDetails {
  const lines = details.address.split(lineMark).map((line) => line.trim());
  return { ...details, isbn: tidyIsbn(details.isbn), address: lines.filter((line) => line !== "").join(lineMark) };
}
