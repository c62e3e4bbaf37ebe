import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { followCommandKeys } from "./commands/command-keys.ts";
import { CommandPalette } from "./commands/command-palette.tsx";
import { guestHostFinder, isGuestAddress, showGuestAddress, takeGuestKey } from "./guest/guest-address.ts";
import { GuestApp } from "./guest/guest-app.tsx";
import { HelpDialog } from "./help/help-dialog.tsx";
import { KeysDialog } from "./keys/keys-dialog.tsx";
import { followLanguage } from "./language/follow-language.ts";
import { SpokenLanguage } from "./language/spoken-language.tsx";
import { followLook, followPreferences } from "./preferences/preferences.ts";
import { desktop } from "./shell/desktop.ts";
import { DesktopNotice } from "./shell/desktop-notice.tsx";
import { hostFinder } from "./shell/find-host.ts";
import { syncLanguage } from "./shell/language-sync.ts";
import { syncMenus } from "./shell/menu-sync.ts";
import { takeOpening, takeToken } from "./shell/opening.ts";
import { syncTheme } from "./shell/theme-sync.ts";
import { StudioProvider } from "./studio-context.ts";
import { StudioSocket } from "./studio-socket.ts";
import { followTyping } from "./typing-pause.ts";
import "./theme/theme.css";
import "./theme/controls.css";
// After every pane's own style, which it sets aside on paper.
import "./theme/print.css";

const place = document.getElementById("studio");
if (!place) throw new Error("index.html has no #studio");

followLook();
followLanguage();
followCommandKeys(window);
followTyping(window);
if (desktop) {
  syncMenus(desktop);
  syncTheme(desktop);
  syncLanguage(desktop);
}
const guestKey = desktop ? null : takeGuestKey();
const studio = guestKey
  ? new StudioSocket(guestHostFinder(guestKey), (guest) => {
      guestKey.admitted(guest);
      showGuestAddress(guestKey);
    })
  : new StudioSocket(hostFinder(takeToken()));
followPreferences(studio);
const opening = guestKey ? null : await takeOpening();
// Only the fragment is new, which loads nothing by itself.
window.addEventListener("hashchange", () => {
  if (isGuestAddress(location.hash)) location.reload();
});

createRoot(place).render(
  <StudioProvider value={studio}>
    <SpokenLanguage>
      {opening ? <App opening={opening} /> : <GuestApp />}
      <CommandPalette />
      <DesktopNotice />
      <HelpDialog />
      <KeysDialog />
    </SpokenLanguage>
  </StudioProvider>,
);
