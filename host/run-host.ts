import { fail, type Result, succeed } from "../story/problem.ts";
import type { OpenedProject } from "./contract/contract.ts";
import { dataFolderPath } from "./data-folder.ts";
import { nodeDisk } from "./disk/node-disk.ts";
import { Host } from "./host.ts";
import { announcePort, waitForLock } from "./lock.ts";
import { startServer } from "./server/server.ts";
import { type Serving, usualServing } from "./server/serving.ts";
import { readServerSettings, writeServerSettings } from "./server/settings.ts";
import { studioFolder } from "./shipped.ts";

/** How long a shell waits for a command that is at work, in milliseconds. */
const patience = 30_000;

/** Where a host listens on the loopback interface, and the token that opens it. */
export interface HostPlace {
  readonly port: number;
  readonly token: string;
}

export type RunningHost =
  /** This process runs it. */
  | (HostPlace & {
      readonly kind: "own";
      /** Puts everything into the stories' folders and goes on; the first reason why something is not there. */
      readonly settle: () => Promise<Result<null>>;
      /** Opens a story, which stays open whoever comes and goes. */
      readonly keepOpen: (path: string) => Promise<Result<OpenedProject>>;
      readonly stop: () => Promise<Result<null>>;
    })
  /** Another process of this installation runs it. */
  | (HostPlace & { readonly kind: "elsewhere" });

/**
 * The host's entry for every shell: starts the installation's one host in this process, or finds the one that runs.
 *
 * @param serving where it listens; what its port says counts before the one that is kept from run to run
 */
export async function runHost(serving: Serving = usualServing): Promise<Result<RunningHost>> {
  const { port } = serving;
  const dataFolder = dataFolderPath();
  const settings = await readServerSettings(nodeDisk, dataFolder);
  const { token } = settings;
  const lock = await waitForLock(dataFolder, token, patience);
  if (!lock.ok) return lock;
  if (lock.value.kind === "elsewhere") {
    const { port, token: theirs } = lock.value.holder;
    return succeed({ kind: "elsewhere", port: port ?? 0, token: theirs });
  }
  const { release } = lock.value;
  try {
    const host = await Host.start({ disk: nodeDisk, watch: true });
    const server = await startServer(host, token, { port: settings.port, studio: studioFolder, serving });
    await writeServerSettings(nodeDisk, dataFolder, { port: port === null ? server.port : settings.port, token });
    announcePort(dataFolder, server.port, token);
    const stop = async (): Promise<Result<null>> => {
      await server.stop();
      const stopped = await host.stop({ seal: true });
      release();
      return stopped;
    };
    return succeed({
      kind: "own",
      port: server.port,
      token,
      settle: () => host.settle(),
      keepOpen: server.keepOpen,
      stop,
    });
  } catch (cause) {
    release();
    if (cause instanceof Error && "code" in cause && cause.code === "EADDRINUSE" && "port" in cause)
      return fail(
        "port-taken",
        `Another program listens at port ${cause.port}, where others are to find this host.`,
        "End that program, or choose another port.",
      );
    throw cause;
  }
}
