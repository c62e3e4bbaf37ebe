import { type FormEvent, useState } from "react";
import { Button } from "react-aria-components";
import type { Problem } from "../../story/problem.ts";
import { controlTexts } from "../controls/control-words.ts";
import { LineField } from "../controls/fields.tsx";
import { ModalDialog } from "../controls/modal-dialog.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useWords } from "../language/language.ts";
import { useAnswer, useStudio } from "../studio-context.ts";
import { preferencesTexts } from "./preferences-words.ts";

/** The name that history and co-authors show. */
export function NameDialog({ onClose }: { readonly onClose: () => void }) {
  const control = useWords(controlTexts);
  const words = useWords(preferencesTexts);
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
    <ModalDialog name={words.yourName} isOpen onClose={onClose}>
      <form className="dialog-form" onSubmit={save}>
        <div className="dialog-body">
          {problem ? <ProblemNote problem={problem} /> : null}
          <LineField label={words.nameHint} value={name} onChange={setTyped} autoFocus />
        </div>
        <div className="dialog-actions">
          <Button className="button" onPress={onClose}>
            {control.cancel}
          </Button>
          <Button className="button primary" type="submit" isDisabled={name.trim() === ""}>
            {control.save}
          </Button>
        </div>
      </form>
    </ModalDialog>
  );
}
