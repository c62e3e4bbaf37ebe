import { type FormEvent, useState } from "react";
import { Button } from "react-aria-components";
import type { Outline } from "../../story/outline.ts";
import { controlTexts } from "../controls/control-words.ts";
import { LineField } from "../controls/fields.tsx";
import { ModalDialog } from "../controls/modal-dialog.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import type { OutlineActions } from "../outline/outline-actions.ts";
import { studioTexts } from "./studio-words.ts";

/** What stands on the book's title page, and the language that it is written in. */
export function StoryDialog(props: {
  readonly outline: Outline;
  readonly actions: OutlineActions;
  readonly isWritable: boolean;
  readonly onClose: () => void;
}) {
  const control = useWords(controlTexts);
  const words = useWords(studioTexts);
  const { outline, actions } = props;
  const [title, setTitle] = useState(outline.title);
  const [author, setAuthor] = useState(outline.author);
  const [language, setLanguage] = useState(outline.language);
  const problem = useObservable(actions.problem);

  const save = (event: FormEvent) => {
    event.preventDefault();
    // Only what was changed: somebody else may have changed the rest meanwhile.
    const changed = {
      ...(title.trim() === outline.title ? {} : { title: title.trim() }),
      ...(author.trim() === outline.author ? {} : { author: author.trim() }),
      ...(language.trim() === outline.language ? {} : { language: language.trim() }),
    };
    if (Object.keys(changed).length === 0 || actions.edit({ kind: "setStory", ...changed })) props.onClose();
  };

  return (
    <ModalDialog name={words.story} isOpen onClose={props.onClose}>
      <form className="dialog-form" onSubmit={save}>
        <div className="dialog-body">
          {problem ? <ProblemNote problem={problem} /> : null}
          <LineField label={words.title} value={title} onChange={setTitle} isDisabled={!props.isWritable} autoFocus />
          <LineField label={words.author} value={author} onChange={setAuthor} isDisabled={!props.isWritable} />
          <LineField label={words.language} value={language} onChange={setLanguage} isDisabled={!props.isWritable} />
          <p className="quiet-text">{words.storyHint}</p>
        </div>
        <div className="dialog-actions">
          <Button className="button" onPress={props.onClose}>
            {control.cancel}
          </Button>
          <Button className="button primary" type="submit" isDisabled={!props.isWritable || title.trim() === ""}>
            {control.save}
          </Button>
        </div>
      </form>
    </ModalDialog>
  );
}
