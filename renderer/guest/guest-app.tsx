import { useEffect, useState } from "react";
import { assertNever } from "../../story/problem.ts";
import { PaneBoundary } from "../controls/pane-boundary.tsx";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import { usePreferenceCommands } from "../preferences/preference-commands.ts";
import { PreferencesDialog } from "../preferences/preferences-dialog.tsx";
import { preferencesShown } from "../preferences/preferences-shown.ts";
import { ProjectSession } from "../studio/project-session.ts";
import { StudioScreen } from "../studio/studio-screen.tsx";
import { studioTexts } from "../studio/studio-words.ts";
import { useStudio } from "../studio-context.ts";
import { GuestScreen } from "./guest-screen.tsx";
import { GuestSession } from "./guest-session.ts";
import { isRefusal, RefusedScreen } from "./refused-screen.tsx";

type Visit =
  | { readonly kind: "writer"; readonly session: ProjectSession }
  | { readonly kind: "guest"; readonly session: GuestSession };

/** The window of somebody who came in by a link: the studio for who writes, and a page to read and to say something for all others. */
export function GuestApp() {
  const { panes } = useWords(studioTexts);
  const studio = useStudio();
  const host = useObservable(studio.state);
  const [visit, setVisit] = useState<Visit | null>(null);
  const showsPreferences = useObservable(preferencesShown);
  usePreferenceCommands();

  useEffect(() => {
    if (visit !== null || host.kind !== "connected" || !host.welcome.guest) return;
    const { person, guest } = host.welcome;
    document.title = `${guest.story.title} – Redraft`;
    setVisit(
      guest.role === "write"
        ? { kind: "writer", session: new ProjectSession(studio, person, guest.story) }
        : { kind: "guest", session: new GuestSession(studio, person, guest) },
    );
  }, [visit, host, studio]);

  if (host.kind === "gone" && isRefusal(host.problem, visit !== null))
    return <RefusedScreen problem={host.problem} session={visit?.session ?? null} />;
  if (visit === null) return <main className="waiting" aria-busy />;
  return (
    <>
      <PaneBoundary name={panes.book}>{show(visit)}</PaneBoundary>
      {showsPreferences ? <PreferencesDialog onClose={() => preferencesShown.set(false)} /> : null}
    </>
  );
}

function show(visit: Visit) {
  switch (visit.kind) {
    case "writer":
      return <StudioScreen session={visit.session} onLeave={nothing} onOpen={nothing} />;
    case "guest":
      return <GuestScreen session={visit.session} />;
    default:
      return assertNever(visit);
  }
}

/** A guest has no library to go to, and no other story to open. */
const nothing = () => undefined;
