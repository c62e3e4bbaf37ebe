import { useEffect, useRef, useState } from "react";
import type { ImportSource, OpenedProject } from "../host/contract/contract.ts";
import { assertNever, type Problem } from "../story/problem.ts";
import { PaneBoundary } from "./controls/pane-boundary.tsx";
import { ProblemNote } from "./controls/problem-note.tsx";
import { LibraryScreen } from "./library/library-screen.tsx";
import { useObservable } from "./observable.ts";
import { ProjectSession } from "./studio/project-session.ts";
import { StudioScreen } from "./studio/studio-screen.tsx";
import { useConnection } from "./studio-context.ts";
import type { Opening } from "./studio-token.ts";

type Screen =
  | { readonly kind: "library"; readonly problem: Problem | null; readonly manuscript: ImportSource | null }
  | { readonly kind: "studio"; readonly session: ProjectSession; readonly visit: number; readonly isNew: boolean };

/** A reload of the window comes back to the story that was open in it. */
const openKey = "redraft.open";

export function App({ opening }: { readonly opening: Opening }) {
  const connection = useConnection();
  const { studio } = connection;
  const host = useObservable(studio.state);
  const [screen, setScreen] = useState<Screen | null>(null);
  const begun = useRef(false);

  const show = (opened: OpenedProject, isNew = false) => {
    if (host.kind !== "connected") return;
    sessionStorage.setItem(openKey, opened.path);
    document.title = `${opened.title} – Redraft`;
    const { token, liveAddress } = connection;
    const before = screen?.kind === "studio" ? screen.session : null;
    const session = new ProjectSession(studio, token, liveAddress, host.welcome.person, opened);
    setScreen({ kind: "studio", session, visit: (screen?.kind === "studio" ? screen.visit : 0) + 1, isNew });
    if (before) void closeSession(before, before.project !== opened.project);
  };

  const closeSession = async (session: ProjectSession, alsoProject: boolean) => {
    await session.whenSaved();
    session.close();
    if (alsoProject) await studio.call("project.close", { project: session.project });
  };

  const leave = (session: ProjectSession) => {
    void closeSession(session, true);
    sessionStorage.removeItem(openKey);
    document.title = "Redraft";
    setScreen({ kind: "library", problem: null, manuscript: null });
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once, at the first connection.
  useEffect(() => {
    if (host.kind !== "connected" || begun.current) return;
    begun.current = true;
    const path = opening.project ?? sessionStorage.getItem(openKey);
    if (opening.manuscript) {
      setScreen({ kind: "library", problem: null, manuscript: { kind: "path", path: opening.manuscript } });
    } else if (path) {
      studio.call("project.open", { path }).then((result) => {
        if (result.ok) show(result.value);
        else setScreen({ kind: "library", problem: result.problem, manuscript: null });
      });
    } else {
      setScreen({ kind: "library", problem: null, manuscript: null });
    }
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
  switch (screen.kind) {
    case "library":
      return (
        <PaneBoundary name="The library">
          <LibraryScreen problem={screen.problem} manuscript={screen.manuscript} onOpen={show} />
        </PaneBoundary>
      );
    case "studio":
      return (
        <StudioScreen
          key={screen.visit}
          session={screen.session}
          isNew={screen.isNew}
          onLeave={() => leave(screen.session)}
          onOpen={show}
        />
      );
    default:
      return assertNever(screen);
  }
}
