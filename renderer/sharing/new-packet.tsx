import { useState } from "react";
import { Button } from "react-aria-components";
import type { Problem } from "../../story/problem.ts";
import { CheckField, LineField } from "../controls/fields.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { fetchFile } from "../export/fetch-file.ts";
import { useWords } from "../language/language.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { sharingTexts } from "./sharing-words.ts";

/** The book as a file for one person: what they send back comes in as theirs. */
export function NewPacket({ session, onMade }: { readonly session: ProjectSession; readonly onMade: () => void }) {
  const words = useWords(sharingTexts);
  const [name, setName] = useState("");
  const [isForComments, setForComments] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { studio, project } = session;

  const make = async (): Promise<Problem | null> => {
    const role = isForComments ? ("comment" as const) : ("suggest" as const);
    const made = await studio.call("packet.make", { project, role, name, note: "", chapters: null, out: null });
    if (!made.ok) return made.problem;
    const file = await fetchFile(made.value.ticket ?? "", studio.address.token, "packet");
    if (!file.ok) return file.problem;
    const link = document.createElement("a");
    link.href = file.value;
    link.download = `${session.opened.title} (${name.trim()}).redraft-review`;
    link.click();
    setName("");
    onMade();
    return null;
  };

  return (
    <section aria-label={words.file}>
      <h3>{words.file}</h3>
      <p>{words.fileHint}</p>
      {problem ? <ProblemNote problem={problem} /> : null}
      <LineField label={words.reviewer} value={name} onChange={setName} />
      <CheckField isSelected={isForComments} onChange={setForComments}>
        {words.onlyComments}
      </CheckField>
      <Button
        className="button"
        isDisabled={isBusy || name.trim() === ""}
        onPress={async () => {
          setBusy(true);
          setProblem(await make());
          setBusy(false);
        }}
      >
        {words.makeFile}
      </Button>
    </section>
  );
}
