import { type FormEvent, useState } from "react";
import { Button } from "react-aria-components";
import type { OpenedProject } from "../../host/contract/contract.ts";
import type { Problem } from "../../story/problem.ts";
import { LineField } from "../controls/fields.tsx";
import { ModalDialog } from "../controls/modal-dialog.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useStudio } from "../studio-context.ts";

export function OpenFolderDialog(props: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onOpen: (opened: OpenedProject) => void;
}) {
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
    <ModalDialog name="Open folder…" isOpen={props.isOpen} onClose={props.onClose}>
      <form className="dialog-form" onSubmit={open}>
        <div className="dialog-body">
          {problem ? <ProblemNote problem={problem} /> : null}
          <LineField
            label="Folder of the story, or its project.redraft"
            value={path}
            onChange={setPath}
            placeholder="/home/you/Stories/Missing Him"
            autoFocus
          />
        </div>
        <div className="dialog-actions">
          <Button className="button" onPress={props.onClose}>
            Cancel
          </Button>
          <Button className="button primary" type="submit" isDisabled={path.trim() === ""}>
            Open
          </Button>
        </div>
      </form>
    </ModalDialog>
  );
}
