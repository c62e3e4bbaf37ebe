import { PanelLeft, PanelRight } from "lucide-react";
import { ToggleButton } from "react-aria-components";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import { PreferencesMenu } from "../preferences/preferences-menu.tsx";
import { PeopleHere } from "../presence/people-here.tsx";
import type { usePanels } from "../studio/panels.ts";
import { SaveStatus } from "../studio/save-status.tsx";
import { GuestName } from "./guest-name.tsx";
import type { GuestSession } from "./guest-session.ts";
import { guestTexts } from "./guest-words.ts";

/** Which book it is, who one is in it, and whether what one wrote has arrived. */
export function GuestHeader({
  session,
  panels,
}: {
  readonly session: GuestSession;
  readonly panels: ReturnType<typeof usePanels>;
}) {
  const words = useWords(guestTexts);
  const book = useObservable(session.book);
  const host = useObservable(session.studio.state);
  return (
    <header className="studio-header">
      <ToggleButton
        className="button quiet icon"
        aria-label={words.showContents}
        isSelected={panels.showsOutline}
        onChange={panels.toggleOutline}
      >
        <PanelLeft size={16} aria-hidden />
      </ToggleButton>
      <h1 className="guest-title" dir="auto">
        {book?.title ?? session.opened.title}
      </h1>
      {book?.author ? <span className="guest-author">{words.by(book.author)}</span> : null}
      {session.isSuggesting ? (
        <SaveStatus session={session} />
      ) : host.kind === "connected" ? null : (
        <span className="save-status" role="status" data-state="not saved">
          {words.notConnected}
        </span>
      )}
      <span className="spring" />
      <GuestName session={session} />
      <PeopleHere presence={session.presence} titleOf={session.titleOf} />
      {session.role === "read" ? null : (
        <ToggleButton
          className="button quiet icon"
          aria-label={words.showSide}
          isSelected={panels.side !== null}
          onChange={() => panels.toggleSide("details")}
        >
          <PanelRight size={16} aria-hidden />
        </ToggleButton>
      )}
      <PreferencesMenu />
    </header>
  );
}
