import { useState } from "react";
import { Button } from "react-aria-components";
import type { MadeBackup } from "../../host/contract/backups.ts";
import type { Problem } from "../../story/problem.ts";
import { ChooseFolderButton } from "../controls/choose-folder-button.tsx";
import { controlTexts } from "../controls/control-words.ts";
import { LineField } from "../controls/fields.tsx";
import { ModalDialog } from "../controls/modal-dialog.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useWords } from "../language/language.ts";
import { desktop } from "../shell/desktop.ts";
import { fileSize } from "../words.ts";
import { copyTexts } from "./copy-words.ts";
import type { ProjectSession } from "./project-session.ts";

/** The whole story in one archive, history and all: to keep, to hand over, to bring to another machine. */
export function CopyDialog({ session, onClose }: { readonly session: ProjectSession; readonly onClose: () => void }) {
  const control = useWords(controlTexts);
  const words = useWords(copyTexts);
  const [out, setOut] = useState("");
  const [made, setMade] = useState<MadeBackup | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const save = async () => {
    setBusy(true);
    await session.whenSaved();
    const result = await session.studio.call("backup.copy", { project: session.project, out: out.trim() || null });
    setBusy(false);
    setProblem(result.ok ? null : result.problem);
    if (result.ok) setMade(result.value);
  };

  return (
    <ModalDialog name={words.name} heading={words.heading} width="34rem" isOpen onClose={onClose}>
      <div className="dialog-body">
        {problem ? <ProblemNote problem={problem} /> : null}
        {made ? (
          <>
            <p>{words.made(fileSize(made.bytes))}</p>
            <p className="exported-path">{made.path}</p>
            {made.leftOut.length > 0 ? <p>{words.leftOut(made.leftOut.join(", "))}</p> : null}
          </>
        ) : (
          <>
            <p className="quiet-text">{words.hint}</p>
            <LineField label={words.folder} value={out} onChange={setOut} placeholder={words.usualFolder} autoFocus />
            <ChooseFolderButton title={words.folder} onChoose={setOut} />
          </>
        )}
      </div>
      <div className="dialog-actions">
        {made && desktop ? (
          <Button className="button" onPress={() => desktop?.showInFolder(made.path)}>
            {words.showInFolder}
          </Button>
        ) : null}
        {made ? null : (
          <Button className="button" onPress={onClose}>
            {control.cancel}
          </Button>
        )}
        {made ? (
          <Button className="button primary" autoFocus onPress={onClose}>
            {control.done}
          </Button>
        ) : (
          <Button className="button primary" isDisabled={isBusy} onPress={save}>
            {isBusy ? words.copying : words.save}
          </Button>
        )}
      </div>
    </ModalDialog>
  );
}
