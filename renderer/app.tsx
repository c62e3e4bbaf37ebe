import { useEffect, useRef, useState } from "react";
import type { FlushAnswer, Opening } from "../electron/contract.ts";
import type { ImportSource, OpenedProject } from "../host/contract/contract.ts";
import { assertNever, type Problem } from "../story/problem.ts";
import { PaneBoundary } from "./controls/pane-boundary.tsx";
import { ProblemNote } from "./controls/problem-note.tsx";
import { useWords } from "./language/language.ts";
import { LibraryScreen } from "./library/library-screen.tsx";
import { savedText, worstOf } from "./live/saved-state.ts";
import { useObservable } from "./observable.ts";
import { usePreferenceCommands } from "./preferences/preference-commands.ts";
import { PreferencesDialog } from "./preferences/preferences-dialog.tsx";
import { preferencesShown } from "./preferences/preferences-shown.ts";
import { windowProblems } from "./problems/window-words.ts";
import { desktop } from "./shell/desktop.ts";
import { useDesktopCommands } from "./shell/desktop-commands.ts";
import { ProjectSession } from "./studio/project-session.ts";
import { StudioScreen } from "./studio/studio-screen.tsx";
import { studioTexts } from "./studio/studio-words.ts";
import { useStudio } from "./studio-context.ts";

type Screen =
  | {
      readonly kind: "library";
      readonly visit: number;
      readonly problem: Problem | null;
      readonly manuscript: ImportSource | null;
    }
  | { readonly kind: "studio"; readonly session: ProjectSession; readonly visit: number };

/** How long the shell waits for the last words, in milliseconds; its own patience is a little longer. */
const flushPatience = 6000;

/** A reload of the window comes back to the story that was open in it. */
const openKey = "redraft.open";

export function App({ opening }: { readonly opening: Opening }) {
  const { panes } = useWords(studioTexts);
  const studio = useStudio();
  const host = useObservable(studio.state);
  const [screen, setScreen] = useState<Screen | null>(null);
  const begun = useRef(false);
  const showsPreferences = useObservable(preferencesShown);
  usePreferenceCommands();
  useDesktopCommands();

  const showLibrary = (problem: Problem | null = null, manuscript: ImportSource | null = null) => {
    sessionStorage.removeItem(openKey);
    document.title = "Redraft";
    setScreen((last) => ({ kind: "library", problem, manuscript, visit: visitAfter(last) }));
  };

  const show = async (opened: OpenedProject) => {
    if (host.kind !== "connected") return;
    if ((await desktop?.claimStory(opened.path)) === "elsewhere") {
      void studio.call("project.close", { project: opened.project });
      if (screen === null) showLibrary();
      return;
    }
    sessionStorage.setItem(openKey, opened.path);
    document.title = `${opened.title} – Redraft`;
    const before = screen?.kind === "studio" ? screen.session : null;
    const session = new ProjectSession(studio, host.welcome.person, opened);
    sessions.current.add(session);
    setScreen({ kind: "studio", session, visit: visitAfter(screen) });
    if (before) void closeSession(before, before.project !== opened.project);
  };

  const sessions = useRef(new Set<ProjectSession>());
  useEffect(() => desktop?.onFlush(() => flushAnswer([...sessions.current])), []);

  const closeSession = async (session: ProjectSession, alsoProject: boolean) => {
    await session.whenSaved();
    session.close();
    sessions.current.delete(session);
    if (alsoProject) await studio.call("project.close", { project: session.project });
  };

  const leave = (session: ProjectSession) => {
    void closeSession(session, true);
    void desktop?.leaveStory();
    showLibrary();
  };

  const openStory = async (path: string) => {
    const result = await studio.call("project.open", { path });
    if (result.ok) await show(result.value);
    else showLibrary(result.problem);
  };

  const begin = (what: Opening) => {
    if (what.kind === "story") void openStory(what.path);
    else if (what.kind === "manuscript") showLibrary(null, { kind: "path", path: what.path });
    else if (what.kind === "invitation") showLibrary(windowProblems.invitation);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once, at the first connection.
  useEffect(() => {
    if (host.kind !== "connected" || begun.current) return;
    begun.current = true;
    const last = sessionStorage.getItem(openKey);
    if (opening.kind !== "library") begin(opening);
    else if (last) void openStory(last);
    else showLibrary();
  }, [host]);

  if (screen === null) {
    return host.kind === "gone" ? (
      <main className="waiting">
        <ProblemNote problem={host.problem} />
      </main>
    ) : (
      <main className="waiting" aria-busy />
    );
  }
  return (
    <>
      {showScreen()}
      {showsPreferences ? <PreferencesDialog onClose={() => preferencesShown.set(false)} /> : null}
    </>
  );

  function showScreen() {
    switch (screen?.kind) {
      case undefined:
        return null;
      case "library":
        return (
          <PaneBoundary name={panes.library}>
            <LibraryScreen key={screen.visit} problem={screen.problem} manuscript={screen.manuscript} onOpen={show} />
          </PaneBoundary>
        );
      case "studio":
        return (
          <StudioScreen
            key={screen.visit}
            session={screen.session}
            onLeave={() => leave(screen.session)}
            onOpen={show}
          />
        );
      default:
        return assertNever(screen);
    }
  }
}

/** What the shell is told before the window goes, or the machine sleeps. */
async function flushAnswer(sessions: readonly ProjectSession[]): Promise<FlushAnswer> {
  const isSaved = await Promise.race([
    Promise.all(sessions.map((session) => session.whenSaved())).then(() => true),
    new Promise<false>((resolve) => setTimeout(() => resolve(false), flushPatience)),
  ]);
  const state = worstOf(sessions.map((session) => session.saved.value));
  if (isSaved || sessions.every((session) => !session.hasUnsaved)) return { kind: "saved" };
  return { kind: "not saved", sentence: `${savedText(state)}.` };
}

/** A screen of the same kind that begins anew is another one. */
function visitAfter(screen: Screen | null): number {
  return (screen?.visit ?? 0) + 1;
}
