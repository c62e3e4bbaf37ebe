import { useState } from "react";
import { Button } from "react-aria-components";
import type { MadeBackup } from "../../host/contract/backups.ts";
import type { Problem } from "../../story/problem.ts";
import { ChooseFolderButton } from "../controls/choose-folder-button.tsx";
import { LineField } from "../controls/fields.tsx";
import { ModalDialog } from "../controls/modal-dialog.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { desktop } from "../shell/desktop.ts";
import { fileSize } from "../words.ts";
import type { ProjectSession } from "./project-session.ts";

/** The whole story in one archive, history and all: to keep, to hand over, to bring to another machine. */
export function CopyDialog({ session, onClose }: { readonly session: ProjectSession; readonly onClose: () => void }) {
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
    <ModalDialog name="Save a copy…" heading="Save a copy of the whole story" width="34rem" isOpen onClose={onClose}>
      <div className="dialog-body">
        {problem ? <ProblemNote problem={problem} /> : null}
        {made ? (
          <>
            <p>The copy is made: {fileSize(made.bytes)}.</p>
            <p className="exported-path">{made.path}</p>
            {made.leftOut.length > 0 ? (
              <p>Too large for an archive, and not in the copy: {made.leftOut.join(", ")}.</p>
            ) : null}
          </>
        ) : (
          <>
            <p className="quiet-text">
              Chapters, notes, pictures and the whole history in one archive. “Import…” makes a story of it again, here
              or on another machine.
            </p>
            <LineField
              label="Folder for the copy"
              value={out}
              onChange={setOut}
              placeholder="“Exports” in your library"
              autoFocus
            />
            <ChooseFolderButton title="Folder for the copy" onChoose={setOut} />
          </>
        )}
      </div>
      <div className="dialog-actions">
        {made && desktop ? (
          <Button className="button" onPress={() => desktop?.showInFolder(made.path)}>
            Show in folder
          </Button>
        ) : null}
        {made ? null : (
          <Button className="button" onPress={onClose}>
            Cancel
          </Button>
        )}
        {made ? (
          <Button className="button primary" autoFocus onPress={onClose}>
            Done
          </Button>
        ) : (
          <Button className="button primary" isDisabled={isBusy} onPress={save}>
            {isBusy ? "Copying…" : "Save the copy"}
          </Button>
        )}
      </div>
    </ModalDialog>
  );
}
