import { type FormEvent, useState } from "react";
import { Button } from "react-aria-components";
import type { OpenedProject } from "../../host/contract/contract.ts";
import type { Problem } from "../../story/problem.ts";
import { LineField } from "../controls/fields.tsx";
import { ModalDialog } from "../controls/modal-dialog.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useYourName } from "../controls/your-name-field.tsx";
import { useObservable } from "../observable.ts";
import { preferences } from "../preferences/preferences.ts";
import { useStudio } from "../studio-context.ts";

export function NewStoryDialog(props: {
  readonly onClose: () => void;
  readonly onOpen: (opened: OpenedProject) => void;
}) {
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
    const result = await studio.call("library.create", { title: title.trim() || "Untitled", author: byline, language });
    if (result.ok) props.onOpen(result.value);
    else setProblem(result.problem);
  };

  return (
    <ModalDialog name="New story" isOpen onClose={props.onClose}>
      <form className="dialog-form" onSubmit={create}>
        <div className="dialog-body">
          {problem ? <ProblemNote problem={problem} /> : null}
          <LineField label="Title" value={title} onChange={setTitle} placeholder="Untitled" autoFocus />
          {you.field}
          <LineField label="Author" value={byline} onChange={setAuthor} />
          <LineField label="Language" value={language} onChange={setLanguage} placeholder="en" />
          {host.kind === "connected" ? (
            <p className="quiet-text">It becomes a folder of plain Markdown files in {host.welcome.libraryFolder}.</p>
          ) : null}
        </div>
        <div className="dialog-actions">
          <Button className="button" onPress={props.onClose}>
            Cancel
          </Button>
          <Button className="button primary" type="submit">
            Begin
          </Button>
        </div>
      </form>
    </ModalDialog>
  );
}
