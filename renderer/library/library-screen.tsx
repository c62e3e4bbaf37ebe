import { BookOpen, FilePlus2, FolderOpen, Import } from "lucide-react";
import { useState } from "react";
import { Button } from "react-aria-components";
import type { ImportSource, LibraryEntry, OpenedProject } from "../../host/contract/contract.ts";
import type { Problem, Result } from "../../story/problem.ts";
import { useCommands } from "../commands/use-commands.ts";
import { controlTexts } from "../controls/control-words.ts";
import { ProblemNote } from "../controls/problem-note.tsx";
import { ImportDialog } from "../import/import-dialog.tsx";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import { PreferencesMenu } from "../preferences/preferences-menu.tsx";
import { desktop } from "../shell/desktop.ts";
import { useAnswer, useStudio } from "../studio-context.ts";
import { dayName, wordCount } from "../words.ts";
import { BackupsDialog } from "./backups-dialog.tsx";
import { libraryTexts } from "./library-words.ts";
import "./library.css";
import { NewStoryDialog } from "./new-story-dialog.tsx";
import { OpenFolderDialog } from "./open-folder-dialog.tsx";

type OpenDialog = "new" | "import" | "folder" | null;

/** Where a window begins: the stories of this installation, and the ways to begin another. */
export function LibraryScreen(props: {
  readonly problem: Problem | null;
  readonly manuscript: ImportSource | null;
  readonly onOpen: (opened: OpenedProject) => void;
}) {
  const control = useWords(controlTexts);
  const words = useWords(libraryTexts);
  const studio = useStudio();
  const host = useObservable(studio.state);
  const [stories, again] = useAnswer("library.list", {});
  const [problem, setProblem] = useState(props.problem);
  const [dialog, setDialog] = useState<OpenDialog>(props.manuscript ? "import" : null);
  const [takenOff, setTakenOff] = useState<LibraryEntry | null>(null);
  const [busy, setBusy] = useState(false);
  const [backupsOf, setBackupsOf] = useState<LibraryEntry | null>(null);

  const open = async (opening: Promise<Result<OpenedProject>>) => {
    setBusy(true);
    const result = await opening;
    setBusy(false);
    if (result.ok) props.onOpen(result.value);
    else setProblem(result.problem);
  };
  const forget = async (entry: LibraryEntry) => {
    const result = await studio.call("library.forget", { path: entry.path });
    if (result.ok) setTakenOff(entry);
    else setProblem(result.problem);
    again();
  };
  const putOn = async ({ path }: LibraryEntry) => {
    // A story stands in the list because it was opened; open and closed again, it does.
    const opened = await studio.call("project.open", { path });
    if (opened.ok) await studio.call("project.close", { project: opened.value.project });
    else setProblem(opened.problem);
    setTakenOff(null);
    again();
  };

  const chooseFolder = async () => {
    if (!desktop) return setDialog("folder");
    const path = await desktop.chooseStory();
    if (path !== null) await open(studio.call("project.open", { path }));
  };
  useCommands({
    "library.new": { run: () => setDialog("new"), isEnabled: !busy },
    "library.open": { run: () => void chooseFolder(), isEnabled: !busy },
    "story.import": { run: () => setDialog("import"), isEnabled: !busy },
  });

  const entries = stories.kind === "ready" ? stories.value : [];
  return (
    <main className="library">
      <div className="library-corner">
        <PreferencesMenu />
      </div>
      <div className="library-column">
        <header className="library-header">
          <h1>Redraft</h1>
          <p>{words.motto}</p>
        </header>

        {host.kind === "gone" ? <ProblemNote problem={host.problem} /> : null}
        {problem ? <ProblemNote problem={problem} /> : null}

        <section className="library-begin" aria-label={words.begin}>
          <Button className="begin" isDisabled={busy} onPress={() => setDialog("new")}>
            <FilePlus2 size={18} aria-hidden />
            {words.newStory}
          </Button>
          <Button className="begin" isDisabled={busy} onPress={() => setDialog("import")}>
            <Import size={18} aria-hidden />
            {words.import}
          </Button>
          <Button className="begin" isDisabled={busy} onPress={chooseFolder}>
            <FolderOpen size={18} aria-hidden />
            {words.openFolder}
          </Button>
          <Button className="begin" isDisabled={busy} onPress={() => open(studio.call("library.sample", {}))}>
            <BookOpen size={18} aria-hidden />
            {words.openSample}
          </Button>
        </section>

        <section className="library-stories" aria-label={words.yourStories}>
          <h2>{words.yourStories}</h2>
          {stories.kind === "failed" ? <ProblemNote problem={stories.problem} /> : null}
          {stories.kind === "ready" && entries.length === 0 ? <p className="library-empty">{words.empty}</p> : null}
          {takenOff ? (
            <div className="taken-off" role="status">
              <p>{words.takenOff(takenOff.title, takenOff.present ? takenOff.path : null)}</p>
              {takenOff.present ? (
                <Button className="button" autoFocus onPress={() => putOn(takenOff)}>
                  {control.undo}
                </Button>
              ) : null}
            </div>
          ) : null}
          <ul>
            {entries.map((entry) => (
              <li key={entry.path} data-absent={entry.present ? undefined : ""}>
                <Button
                  className="story"
                  isDisabled={!entry.present || busy}
                  onPress={() => open(studio.call("project.open", { path: entry.path }))}
                >
                  <span className="story-title" dir="auto">
                    {entry.title}
                  </span>
                  <span className="story-about">
                    {[entry.author, wordCount(entry.words), dayName(entry.opened)].filter(Boolean).join(" · ")}
                  </span>
                  <span className="story-path">{entry.present ? entry.path : words.absent(entry.path)}</span>
                </Button>
                <Button
                  className="button quiet backups-of"
                  aria-label={words.backupsOf(entry.title)}
                  onPress={() => setBackupsOf(entry)}
                >
                  {words.backups}
                </Button>
                <Button
                  className="button quiet take-off"
                  aria-label={words.takeOffItem(entry.title)}
                  onPress={() => forget(entry)}
                >
                  {words.takeOff}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      </div>

      {dialog === "new" ? <NewStoryDialog onClose={() => setDialog(null)} onOpen={props.onOpen} /> : null}
      <OpenFolderDialog isOpen={dialog === "folder"} onClose={() => setDialog(null)} onOpen={props.onOpen} />
      {backupsOf ? <BackupsDialog story={backupsOf} onClose={() => setBackupsOf(null)} onOpen={props.onOpen} /> : null}
      {dialog === "import" ? (
        <ImportDialog source={props.manuscript} onClose={() => setDialog(null)} onOpen={props.onOpen} />
      ) : null}
    </main>
  );
}
