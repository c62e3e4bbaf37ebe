import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import type { Backup } from "../../host/contract/backups.ts";
import type { LibraryEntry, OpenedProject } from "../../host/contract/contract.ts";
import type { Problem } from "../../story/problem.ts";
import { controlTexts } from "../controls/control-words.ts";
import { ModalDialog } from "../controls/modal-dialog.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useWords } from "../language/language.ts";
import { useAnswer, useStudio } from "../studio-context.ts";
import { dayAndTime, fileSize } from "../words.ts";
import { libraryTexts } from "./library-words.ts";

/** The dated copies of one story. Bringing one back makes a story of its own; nothing is overwritten. */
export function BackupsDialog(props: {
  readonly story: LibraryEntry;
  readonly onClose: () => void;
  readonly onOpen: (opened: OpenedProject) => void;
}) {
  const control = useWords(controlTexts);
  const words = useWords(libraryTexts);
  const { story } = props;
  const studio = useStudio();
  const [backups, again] = useAnswer("backup.list", { path: story.path });
  const [restoring, setRestoring] = useState<Backup | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  useEffect(
    () => studio.on("backup.made", ({ path }) => (path === story.path ? again() : undefined)),
    [studio, story, again],
  );

  const restore = async (backup: Backup) => {
    setRestoring(backup);
    const result = await studio.call("backup.restore", { source: { kind: "path", path: backup.path } });
    setRestoring(null);
    if (result.ok) props.onOpen(result.value);
    else setProblem(result.problem);
  };

  const list = backups.kind === "ready" ? backups.value : [];
  return (
    <ModalDialog
      name={words.backups}
      heading={words.backupsHeading(story.title)}
      width="34rem"
      isOpen
      onClose={props.onClose}
    >
      <div className="dialog-body">
        {problem ? <ProblemNote problem={problem} /> : null}
        {backups.kind === "failed" ? <ProblemNote problem={backups.problem} /> : null}
        {backups.kind === "ready" && list.length === 0 ? (
          <p className="quiet-text">{words.noBackups}</p>
        ) : (
          <p className="quiet-text">{words.backupsHint}</p>
        )}
        <ul className="backups">
          {list.map((backup) => (
            <li key={backup.path}>
              <span>{dayAndTime(backup.time)}</span>
              <span className="quiet-text">{fileSize(backup.bytes)}</span>
              <Button
                className="button"
                aria-label={words.bringBackOf(dayAndTime(backup.time))}
                isDisabled={restoring !== null}
                onPress={() => restore(backup)}
              >
                {restoring === backup ? words.bringingBack : words.bringBack}
              </Button>
            </li>
          ))}
        </ul>
      </div>
      <div className="dialog-actions">
        <Button className="button" onPress={props.onClose}>
          {control.close}
        </Button>
      </div>
    </ModalDialog>
  );
}
