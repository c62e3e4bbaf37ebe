import { type FormEvent, useState } from "react";
import { Button } from "react-aria-components";
import type { OpenedProject } from "../../host/contract/contract.ts";
import type { Problem } from "../../story/problem.ts";
import { controlTexts } from "../controls/control-words.ts";
import { LineField } from "../controls/fields.tsx";
import { ModalDialog } from "../controls/modal-dialog.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useWords } from "../language/language.ts";
import { useStudio } from "../studio-context.ts";
import { libraryTexts } from "./library-words.ts";

export function OpenFolderDialog(props: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onOpen: (opened: OpenedProject) => void;
}) {
  const control = useWords(controlTexts);
  const words = useWords(libraryTexts);
  const studio = useStudio();
  const [path, setPath] = useState("");
  const [problem, setProblem] = useState<Problem | null>(null);

  const open = async (event: FormEvent) => {
    event.preventDefault();
    const result = await studio.call("project.open", { path: path.trim() });
    if (result.ok) props.onOpen(result.value);
    else setProblem(result.problem);
  };

  return (
    <ModalDialog name={words.openFolder} isOpen={props.isOpen} onClose={props.onClose}>
      <form className="dialog-form" onSubmit={open}>
        <div className="dialog-body">
          {problem ? <ProblemNote problem={problem} /> : null}
          <LineField
            label={words.storyFolder}
            value={path}
            onChange={setPath}
            placeholder={words.folderSample}
            autoFocus
          />
        </div>
        <div className="dialog-actions">
          <Button className="button" onPress={props.onClose}>
            {control.cancel}
          </Button>
          <Button className="button primary" type="submit" isDisabled={path.trim() === ""}>
            {words.open}
          </Button>
        </div>
      </form>
    </ModalDialog>
  );
}
