import { type FormEvent, useState } from "react";
import { Button } from "react-aria-components";
import type { OpenedProject } from "../../host/contract/contract.ts";
import type { Problem } from "../../story/problem.ts";
import { controlTexts } from "../controls/control-words.ts";
import { LineField } from "../controls/fields.tsx";
import { ModalDialog } from "../controls/modal-dialog.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useYourName } from "../controls/your-name-field.tsx";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import { preferences } from "../preferences/preferences.ts";
import { useStudio } from "../studio-context.ts";
import { libraryTexts } from "./library-words.ts";

export function NewStoryDialog(props: {
  readonly onClose: () => void;
  readonly onOpen: (opened: OpenedProject) => void;
}) {
  const control = useWords(controlTexts);
  const words = useWords(libraryTexts);
  const studio = useStudio();
  const host = useObservable(studio.state);
  const [title, setTitle] = useState("");
  const [author, setAuthor] = useState<string | null>(null);
  const [language, setLanguage] = useState(preferences.value?.language ?? (navigator.language || "en"));
  const [problem, setProblem] = useState<Problem | null>(null);
  const you = useYourName();
  const byline = author ?? you.byline;

  const create = async (event: FormEvent) => {
    event.preventDefault();
    const refused = await you.keep();
    if (refused) {
      setProblem(refused);
      return;
    }
    const result = await studio.call("library.create", {
      title: title.trim() || words.untitled,
      author: byline,
      language,
    });
    if (result.ok) props.onOpen(result.value);
    else setProblem(result.problem);
  };

  return (
    <ModalDialog name={words.newStory} isOpen onClose={props.onClose}>
      <form className="dialog-form" onSubmit={create}>
        <div className="dialog-body">
          {problem ? <ProblemNote problem={problem} /> : null}
          <LineField label={words.title} value={title} onChange={setTitle} placeholder={words.untitled} autoFocus />
          {you.field}
          <LineField label={words.author} value={byline} onChange={setAuthor} />
          <LineField
            label={words.language}
            value={language}
            onChange={setLanguage}
            placeholder={words.languageSample}
          />
          {host.kind === "connected" ? (
            <p className="quiet-text">{words.becomesFolder(host.welcome.libraryFolder)}</p>
          ) : null}
        </div>
        <div className="dialog-actions">
          <Button className="button" onPress={props.onClose}>
            {control.cancel}
          </Button>
          <Button className="button primary" type="submit">
            {words.beginIt}
          </Button>
        </div>
      </form>
    </ModalDialog>
  );
}
