import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { KeysDialog } from "./keys/keys-dialog.tsx";
import { StudioProvider } from "./studio-context.ts";
import { StudioSocket } from "./studio-socket.ts";
import { takeOpening } from "./studio-token.ts";
import "./theme/theme.css";
import "./theme/controls.css";
import { followTheme } from "./theme/theme.ts";

const place = document.getElementById("studio");
if (!place) throw new Error("index.html has no #studio");

followTheme();
const opening = takeOpening();
const studio = new StudioSocket(socketAddress("/contract"), opening.token);

createRoot(place).render(
  <StudioProvider value={{ studio, token: opening.token, liveAddress: socketAddress("/live") }}>
    <App opening={opening} />
    <KeysDialog />
  </StudioProvider>,
);

function socketAddress(path: string): string {
  const address = new URL(path, location.href);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  return address.href;
}
