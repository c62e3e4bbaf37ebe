import { Check, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { Button } from "react-aria-components";
import type { Desktop } from "../../electron/contract.ts";
import type { ExportedFile } from "../../host/contract/contract.ts";
import type { Problem, Result } from "../../story/problem.ts";
import { ProblemNote } from "../controls/problem-note.tsx";
import { desktop } from "../shell/desktop.ts";
import { useStudio } from "../studio-context.ts";
import { fileSize } from "../words.ts";
import { fetchFile } from "./fetch-file.ts";

/** What was written, and what each export found when it checked itself. */
export function ExportedFiles({ files }: { readonly files: readonly ExportedFile[] }) {
  const studio = useStudio();
  const [problem, setProblem] = useState<Problem | null>(null);

  const get = async (file: ExportedFile, then: (address: string) => void) => {
    const result = await fetchFile(file.ticket, studio.address.token, file.format);
    setProblem(result.ok ? null : result.problem);
    if (result.ok) then(result.value);
  };

  return (
    <>
      {problem ? <ProblemNote problem={problem} /> : null}
      <ul className="exported">
        {files.map((file) => (
          <li key={file.path}>
            <div className="exported-line">
              <strong>{nameOf(file.path)}</strong>
              <span className="quiet-text">{fileSize(file.bytes)}</span>
              <span className="spring" />
              {desktop ? (
                <BookInFolder desktop={desktop} file={file} onProblem={setProblem} />
              ) : (
                <BookFromHost file={file} get={get} />
              )}
            </div>
            <p className="exported-path">{file.path}</p>
            <ul className="checks">
              {file.checks.map((check) => (
                <li key={check.name} data-failed={check.ok ? undefined : ""}>
                  {check.ok ? <Check size={13} aria-label="Passed" /> : <TriangleAlert size={13} aria-label="Failed" />}
                  <span>
                    {checkedWhat[check.name] ?? check.name}: {check.detail}
                  </span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </>
  );
}

function BookFromHost(props: {
  readonly file: ExportedFile;
  readonly get: (file: ExportedFile, then: (address: string) => void) => void;
}) {
  const { file, get } = props;
  return (
    <>
      {file.format === "epub" ? null : (
        <Button
          className="button quiet"
          aria-label={`Open ${nameOf(file.path)}`}
          onPress={() => get(file, (address) => window.open(address, "_blank", "noopener"))}
        >
          Open
        </Button>
      )}
      <Button
        className="button"
        aria-label={`Download ${nameOf(file.path)}`}
        onPress={() => get(file, (address) => download(address, nameOf(file.path)))}
      >
        Download
      </Button>
    </>
  );
}

/** On the desktop the file is there already: the system's reader opens it, and the file manager shows it. */
function BookInFolder(props: {
  readonly desktop: Desktop;
  readonly file: ExportedFile;
  readonly onProblem: (problem: Problem | null) => void;
}) {
  const { desktop, file, onProblem } = props;
  const show = async (showing: Promise<Result<null>>) => {
    const shown = await showing;
    onProblem(shown.ok ? null : shown.problem);
  };
  return (
    <>
      <Button
        className="button quiet"
        aria-label={`Open ${nameOf(file.path)}`}
        onPress={() => show(desktop.openBook(file.path))}
      >
        Open
      </Button>
      <Button
        className="button"
        aria-label={`Show ${nameOf(file.path)} in its folder`}
        onPress={() => show(desktop.showInFolder(file.path))}
      >
        Show in folder
      </Button>
    </>
  );
}

/** What each check looked at, as a writer would call it. */
const checkedWhat: { readonly [name: string]: string } = {
  archive: "The book's parts",
  markup: "Its pages",
  manifest: "Its list of parts",
  navigation: "Its contents",
  safe: "Nothing hidden",
  words: "Its words",
};

function download(address: string, name: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
}

function nameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
