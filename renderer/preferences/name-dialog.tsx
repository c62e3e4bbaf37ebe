import { type FormEvent, useState } from "react";
import { Button } from "react-aria-components";
import type { Problem } from "../../story/problem.ts";
import { LineField } from "../controls/fields.tsx";
import { ModalDialog } from "../controls/modal-dialog.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useAnswer, useStudio } from "../studio-context.ts";

/** The name that history and co-authors show. */
export function NameDialog({ onClose }: { readonly onClose: () => void }) {
  const studio = useStudio();
  const [person] = useAnswer("person.get", {});
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const name = typed ?? (person.kind === "ready" ? person.value.name : "");

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const result = await studio.setPerson(name.trim());
    if (result.ok) onClose();
    else setProblem(result.problem);
  };

  return (
    <ModalDialog name="Your name…" isOpen onClose={onClose}>
      <form className="dialog-form" onSubmit={save}>
        <div className="dialog-body">
          {problem ? <ProblemNote problem={problem} /> : null}
          <LineField label="As history and your co-authors see it" value={name} onChange={setTyped} autoFocus />
        </div>
        <div className="dialog-actions">
          <Button className="button" onPress={onClose}>
            Cancel
          </Button>
          <Button className="button primary" type="submit" isDisabled={name.trim() === ""}>
            Save
          </Button>
        </div>
      </form>
    </ModalDialog>
  );
}
