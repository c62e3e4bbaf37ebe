import { runHost } from "../host/run-host.ts";
import type { HostMessage, HostOrder } from "./host-messages.ts";

/**
 * The host in a process of its own (Electron's utility process): it serves the windows, and goes on or is started again
 * without them.
 */
const running = await runHost();
if (!running.ok) {
  tell({ kind: "failed", problem: running.problem });
} else if (running.value.kind === "elsewhere") {
  tell({ kind: "elsewhere", place: { port: running.value.port, token: running.value.token } });
} else {
  const { port, token, settle, stop } = running.value;
  process.parentPort.on("message", async ({ data }) => {
    const { kind } = data as HostOrder;
    if (kind === "settle") tell({ kind: "settled", result: await settle() });
    if (kind === "stop") tell({ kind: "stopped", result: await stop() });
  });
  tell({ kind: "running", place: { port, token } });
}

// Ctrl+C in a terminal goes to all of the program's processes: the main process says when the host is to stop.
for (const signal of ["SIGINT", "SIGHUP"] as const) {
  process.removeAllListeners(signal);
  process.on(signal, () => undefined);
}

function tell(message: HostMessage): void {
  process.parentPort.postMessage(message);
}
