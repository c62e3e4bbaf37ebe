import { stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { dataFolderPath } from "../host/data-folder.ts";
import { nodeDisk } from "../host/disk/node-disk.ts";
import { Host } from "../host/host.ts";
import { announcePort, waitForLock } from "../host/lock.ts";
import { startServer } from "../host/server/server.ts";
import { readServerSettings, writeServerSettings } from "../host/server/settings.ts";
import { fail, type Result } from "../story/problem.ts";
import { type Output, print } from "./output.ts";

const studio = fileURLToPath(new URL("../dist/renderer", import.meta.url));

/** Runs the host with the studio until it is told to stop, or joins the one that runs already. */
export async function runStudio(
  order: { readonly projects: readonly string[]; readonly port: number | null; readonly output: Output },
  ready: (address: string) => Promise<Result<null>>,
): Promise<Result<null>> {
  for (const path of order.projects) {
    if (!(await stat(path).catch(() => null)))
      return fail("project-absent", `There is nothing at ${path}.`, "Check the name and the folder.");
  }
  const dataFolder = dataFolderPath();
  const settings = await readServerSettings(nodeDisk, dataFolder);
  const { token } = settings;
  const lock = await waitForLock(dataFolder, token, 30_000);
  if (!lock.ok) return lock;
  if (lock.value.kind === "elsewhere") {
    const { port, token: theirs } = lock.value.holder;
    return ready(await addressOf(port ?? 0, theirs, order.projects));
  }
  const host = await Host.start({ disk: nodeDisk, watch: true });
  const server = await startServer(host, token, { port: order.port ?? settings.port, studio });
  await writeServerSettings(nodeDisk, dataFolder, { port: order.port === null ? server.port : settings.port, token });
  announcePort(dataFolder, server.port, token);
  const address = await addressOf(server.port, token, order.projects);
  const isReady = await ready(address);
  if (order.output.json) print(order.output, { address, port: server.port, token }, () => "");
  if (isReady.ok) await untilStopped();
  await server.stop();
  const stopped = await host.stop({ seal: true });
  lock.value.release();
  return isReady.ok ? stopped : isReady;
}

/** The token is in the fragment: browsers send that to nobody. */
async function addressOf(port: number, token: string, paths: readonly string[]): Promise<string> {
  const first = paths[0];
  const isStory = first !== undefined && ((await stat(first)).isDirectory() || first.endsWith(".redraft"));
  const opening = first === undefined ? "" : `&${isStory ? "project" : "import"}=${encodeURIComponent(first)}`;
  return `http://127.0.0.1:${port}/#token=${token}${opening}`;
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
}
