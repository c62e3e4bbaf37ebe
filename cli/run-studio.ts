import { stat } from "node:fs/promises";
import { runHost } from "../host/run-host.ts";
import { fail, type Result } from "../story/problem.ts";
import { type Output, print } from "./output.ts";

/** Runs the host with the studio until it is told to stop, or joins the one that runs already. */
export async function runStudio(
  order: { readonly projects: readonly string[]; readonly port: number | null; readonly output: Output },
  ready: (address: string) => Promise<Result<null>>,
): Promise<Result<null>> {
  for (const path of order.projects) {
    if (!(await stat(path).catch(() => null)))
      return fail("project-absent", `There is nothing at ${path}.`, "Check the name and the folder.");
  }
  const running = await runHost(order.port);
  if (!running.ok) return running;
  const { port, token } = running.value;
  const address = await addressOf(port, token, order.projects);
  if (running.value.kind === "elsewhere") return ready(address);
  const isReady = await ready(address);
  if (order.output.json) print(order.output, { address, port, token }, () => "");
  if (isReady.ok) await untilStopped();
  const stopped = await running.value.stop();
  return isReady.ok ? stopped : isReady;
}

/** The token is in the fragment: browsers send that to nobody. */
async function addressOf(port: number, token: string, paths: readonly string[]): Promise<string> {
  const first = paths[0];
  const isStory = first !== undefined && ((await stat(first)).isDirectory() || first.endsWith(".redraft"));
  const opening = first === undefined ? "" : `&${isStory ? "project" : "import"}=${encodeURIComponent(first)}`;
  return `http://127.0.0.1:${port}/#token=${token}${opening}`;
}

/**
 * The only one who listens: the writer of preferences (conf's atomically) listens, too, and raises the signal again, which
 * would end the host before it has stopped.
 */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.removeAllListeners(signal);
      process.on(signal, () => resolve());
    }
  });
}
