import { Check, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { Button } from "react-aria-components";
import type { Desktop } from "../../electron/contract.ts";
import type { ExportedFile } from "../../host/contract/contract.ts";
import type { Problem, Result } from "../../story/problem.ts";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useWords } from "../language/language.ts";
import { useSaidByHost } from "../problems/said-by-host.ts";
import { desktop } from "../shell/desktop.ts";
import { useStudio } from "../studio-context.ts";
import { fileSize } from "../words.ts";
import { exportTexts } from "./export-words.ts";
import { fetchFile } from "./fetch-file.ts";

/** What was written, and what each export found when it checked itself. */
export function ExportedFiles({ files }: { readonly files: readonly ExportedFile[] }) {
  const say = useSaidByHost();
  const words = useWords(exportTexts);
  const studio = useStudio();
  const [problem, setProblem] = useState<Problem | null>(null);

  const get = async (file: ExportedFile, then: (address: string) => void) => {
    const result = await fetchFile(file.ticket, studio.address.token, file.format);
    setProblem(result.ok ? null : result.problem);
    if (result.ok) then(result.value);
  };

  const line = (file: ExportedFile) => (
    <div key={file.path} className="exported-line">
      <strong>{nameOf(file.path)}</strong>
      <span className="quiet-text">{fileSize(file.bytes)}</span>
      <span className="spring" />
      {desktop ? (
        <BookInFolder desktop={desktop} file={file} onProblem={setProblem} />
      ) : (
        <BookFromHost file={file} get={get} />
      )}
    </div>
  );

  return (
    <>
      {problem ? <ProblemNote problem={problem} /> : null}
      <ul className="exported">
        {ofOneFormat(files).map((made) => (
          <li key={made[0].path}>
            {made.length === 1 ? (
              line(made[0])
            ) : (
              <details className="exported-parts">
                <summary>
                  <strong>{words.format[made[0].format].name}</strong>
                  <span className="quiet-text">
                    {words.files(made.length)}, {fileSize(made.reduce((sum, { bytes }) => sum + bytes, 0))}
                  </span>
                </summary>
                {made.map(line)}
              </details>
            )}
            <p className="exported-path">{made.length === 1 ? made[0].path : folderOf(made[0].path)}</p>
            <ul className="checks">
              {made[0].checks.map((check) => (
                <li key={check.name} data-failed={check.ok && !check.warns ? undefined : ""}>
                  {check.ok && !check.warns ? (
                    <Check size={13} aria-label={words.passed} />
                  ) : (
                    <TriangleAlert size={13} aria-label={check.ok ? words.warned : words.failed} />
                  )}
                  <span>
                    {words.checks[check.name] ?? check.name}: {say(check.detail)}
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
  const words = useWords(exportTexts);
  const { file, get } = props;
  return (
    <>
      {file.format === "epub" || file.format === "site" ? null : (
        <Button
          className="button quiet"
          aria-label={words.openFile(nameOf(file.path))}
          onPress={() => get(file, (address) => window.open(address, "_blank", "noopener"))}
        >
          {words.open}
        </Button>
      )}
      <Button
        className="button"
        aria-label={words.downloadFile(nameOf(file.path))}
        onPress={() => get(file, (address) => download(address, nameOf(file.path)))}
      >
        {words.download}
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
  const words = useWords(exportTexts);
  const { desktop, file, onProblem } = props;
  const show = async (showing: Promise<Result<null>>) => {
    const shown = await showing;
    onProblem(shown.ok ? null : shown.problem);
  };
  return (
    <>
      <Button
        className="button quiet"
        aria-label={words.openFile(nameOf(file.path))}
        onPress={() => show(desktop.openBook(file.path))}
      >
        {words.open}
      </Button>
      <Button
        className="button"
        aria-label={words.showFile(nameOf(file.path))}
        onPress={() => show(desktop.showInFolder(file.path))}
      >
        {words.show}
      </Button>
    </>
  );
}

function download(address: string, name: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
}

function nameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.search(/[\\/][^\\/]*$/)));
}

/** A format may be many files, which were checked as one. */
function ofOneFormat(files: readonly ExportedFile[]): readonly (readonly [ExportedFile, ...ExportedFile[]])[] {
  const formats = new Map<string, [ExportedFile, ...ExportedFile[]]>();
  for (const file of files) {
    const others = formats.get(file.format);
    if (others) others.push(file);
    else formats.set(file.format, [file]);
  }
  return [...formats.values()];
}
