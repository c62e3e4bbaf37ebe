import { ChevronLeft, ChevronRight, LibraryBig, PanelLeft, PanelRight, Search } from "lucide-react";
import { Button, ToggleButton } from "react-aria-components";
import type { Outline } from "../../story/outline.ts";
import { findWords } from "../find/find-words.ts";
import { GuestName } from "../guest/guest-name.tsx";
import { useWords } from "../language/language.ts";
import { ViewSwitch } from "../outline/view-switch.tsx";
import { pagesTexts } from "../pages/pages-words.ts";
import type { Pages } from "../pages/use-pages.ts";
import { PreferencesMenu } from "../preferences/preferences-menu.tsx";
import { PeopleHere, titleIn } from "../presence/people-here.tsx";
import type { ProjectSession } from "./project-session.ts";
import { SaveStatus } from "./save-status.tsx";
import type { SideTab } from "./side-panel.tsx";
import { studioTexts } from "./studio-words.ts";

export function StudioHeader(props: {
  readonly session: ProjectSession;
  readonly pages: Pages;
  readonly title: string;
  readonly outline: Outline | null;
  readonly side: SideTab | null;
  readonly showsOutline: boolean;
  readonly onOutline: () => void;
  readonly onSide: (tab: SideTab) => void;
  readonly onFind: () => void;
  readonly onStory: () => void;
  readonly onImport: () => void;
  readonly onExport: () => void;
  readonly onShare: () => void;
  readonly onLeave: () => void;
}) {
  const find = useWords(findWords);
  const studio = useWords(studioTexts);
  const { pages } = props;
  // The library, what goes in and out, and who else comes in are the owner's.
  const { isGuest } = props.session;
  const words = useWords(pagesTexts);
  return (
    <header className="studio-header">
      {isGuest ? null : (
        <Button className="button quiet icon" aria-label={studio.allStories} onPress={props.onLeave}>
          <LibraryBig size={16} aria-hidden />
        </Button>
      )}
      <ToggleButton
        className="button quiet icon"
        aria-label={studio.showOutline}
        isSelected={props.showsOutline}
        onChange={props.onOutline}
      >
        <PanelLeft size={16} aria-hidden />
      </ToggleButton>
      <Button className="button quiet icon" aria-label={words.back} isDisabled={!pages.canGoBack} onPress={pages.back}>
        <ChevronLeft size={16} aria-hidden />
      </Button>
      <Button
        className="button quiet icon"
        aria-label={words.forward}
        isDisabled={!pages.canGoForward}
        onPress={pages.forward}
      >
        <ChevronRight size={16} aria-hidden />
      </Button>
      <Button className="button quiet story-button" aria-label={studio.storyOf(props.title)} onPress={props.onStory}>
        <span className="story-name" dir="auto">
          {props.title}
        </span>
      </Button>
      <SaveStatus session={props.session} />
      <span className="spring" />
      <GuestName session={props.session} />
      <PeopleHere presence={props.session.presence} titleOf={(id) => titleIn(props.outline, id)} />
      <ViewSwitch view={props.session.view} />
      <Button className="button quiet icon" aria-label={find.pane} onPress={props.onFind}>
        <Search size={16} aria-hidden />
      </Button>
      {isGuest ? null : (
        <>
          <Button className="button quiet" onPress={props.onImport}>
            {studio.import}
          </Button>
          <Button className="button quiet" onPress={props.onExport}>
            {studio.export}
          </Button>
          <Button className="button quiet" onPress={props.onShare}>
            {studio.share}
          </Button>
        </>
      )}
      <Button className="button quiet" aria-pressed={props.side === "history"} onPress={() => props.onSide("history")}>
        {studio.history}
      </Button>
      <ToggleButton
        className="button quiet icon"
        aria-label={studio.showSide}
        isSelected={props.side !== null}
        onChange={() => props.onSide(props.side ?? "details")}
      >
        <PanelRight size={16} aria-hidden />
      </ToggleButton>
      <PreferencesMenu />
    </header>
  );
}
