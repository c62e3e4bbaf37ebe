import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { KeysDialog } from "./keys/keys-dialog.tsx";
import { hostFinder } from "./shell/find-host.ts";
import { takeOpening, takeToken } from "./shell/opening.ts";
import { StudioProvider } from "./studio-context.ts";
import { StudioSocket } from "./studio-socket.ts";
import "./theme/theme.css";
import "./theme/controls.css";
import { followTheme } from "./theme/theme.ts";

const place = document.getElementById("studio");
if (!place) throw new Error("index.html has no #studio");

followTheme();
const studio = new StudioSocket(hostFinder(takeToken()));
const opening = await takeOpening();

createRoot(place).render(
  <StudioProvider value={studio}>
    <App opening={opening} />
    <KeysDialog />
  </StudioProvider>,
);
