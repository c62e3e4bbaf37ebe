import { stat } from "node:fs/promises";
import { runHost } from "../host/run-host.ts";
import type { Serving } from "../host/server/serving.ts";
import { fail, type Result } from "../story/problem.ts";
import { type Output, print } from "./output.ts";
import { untilStopped } from "./until-stopped.ts";

/** Runs the host with the studio until it is told to stop, or joins the one that runs already. */
export async function runStudio(
  order: {
    readonly projects: readonly string[];
    readonly serving: Serving;
    /** Are the stories open as long as it runs? Otherwise as long as a window is. */
    readonly keepsOpen: boolean;
    readonly output: Output;
  },
  ready: (address: string) => Promise<Result<null>>,
): Promise<Result<null>> {
  for (const path of order.projects) {
    if (!(await stat(path).catch(() => null)))
      return fail("project-absent", `There is nothing at ${path}.`, "Check the name and the folder.");
  }
  const running = await runHost(order.serving);
  if (!running.ok) return running;
  const { port, token } = running.value;
  const address = await addressOf(originOf(order.serving, port), token, order.projects);
  // A host that is for this machine alone is joined; what others are to find is another.
  const isForOthers = order.serving.addresses.length > 0 || order.serving.direct !== null;
  if (running.value.kind === "elsewhere") return isForOthers ? alreadyRunning : ready(address);
  for (const path of order.keepsOpen ? order.projects : []) {
    const opened = await running.value.keepOpen(path);
    if (opened.ok) continue;
    await running.value.stop();
    return opened;
  }
  const isReady = await ready(address);
  if (order.output.json) print(order.output, { address, port, token }, () => "");
  if (isReady.ok) await untilStopped();
  const stopped = await running.value.stop();
  return isReady.ok ? stopped : isReady;
}

/** The token is in the fragment: browsers send that to nobody. */
async function addressOf(origin: string, token: string, paths: readonly string[]): Promise<string> {
  const first = paths[0];
  const isStory = first !== undefined && ((await stat(first)).isDirectory() || first.endsWith(".redraft"));
  const opening = first === undefined ? "" : `&${isStory ? "project" : "import"}=${encodeURIComponent(first)}`;
  return `${origin}/#token=${token}${opening}`;
}

function originOf({ addresses, certificate }: Serving, port: number): string {
  return addresses[0] ?? `${certificate ? "https" : "http"}://127.0.0.1:${port}`;
}

const alreadyRunning = fail(
  "host-elsewhere",
  "Redraft runs already for this account, and one host serves all its stories.",
  "Close it first, or serve with a data folder of its own: REDRAFT_HOME=/srv/redraft.",
);
