import { type FormEvent, useState } from "react";
import { Button } from "react-aria-components";
import type { Outline } from "../../story/outline.ts";
import { LineField } from "../controls/fields.tsx";
import { ModalDialog } from "../controls/modal-dialog.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useObservable } from "../observable.ts";
import type { OutlineActions } from "../outline/outline-actions.ts";

/** What stands on the book's title page, and the language that it is written in. */
export function StoryDialog(props: {
  readonly outline: Outline;
  readonly actions: OutlineActions;
  readonly isWritable: boolean;
  readonly onClose: () => void;
}) {
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
    <ModalDialog name="Story…" isOpen onClose={props.onClose}>
      <form className="dialog-form" onSubmit={save}>
        <div className="dialog-body">
          {problem ? <ProblemNote problem={problem} /> : null}
          <LineField label="Title" value={title} onChange={setTitle} isDisabled={!props.isWritable} autoFocus />
          <LineField label="Author" value={author} onChange={setAuthor} isDisabled={!props.isWritable} />
          <LineField
            label="Language, as “en” or “pt-BR”"
            value={language}
            onChange={setLanguage}
            isDisabled={!props.isWritable}
          />
          <p className="quiet-text">An exported book says so on its title page. The story’s folder keeps its name.</p>
        </div>
        <div className="dialog-actions">
          <Button className="button" onPress={props.onClose}>
            Cancel
          </Button>
          <Button className="button primary" type="submit" isDisabled={!props.isWritable || title.trim() === ""}>
            Save
          </Button>
        </div>
      </form>
    </ModalDialog>
  );
}
