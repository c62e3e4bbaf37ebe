import { randomBytes } from "node:crypto";
import type { Studio } from "../host/contract/contract.ts";
import { dataFolderPath } from "../host/data-folder.ts";
import { waitForLock } from "../host/lock.ts";
import type { ProjectId } from "../story/ids.ts";
import type { Result } from "../story/problem.ts";

/** How long a command waits for another command to finish, in milliseconds. */
const patience = 30_000;

/**
 * Does work with the host of this installation: the one that runs, if one runs, or one of its own for as long as the
 * work takes. Nobody else writes the same logs meanwhile.
 */
export async function withStudio<Value>(
  act: (studio: Studio, isOwn: boolean) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const dataFolder = dataFolderPath();
  const token = randomBytes(32).toString("base64url");
  const lock = await waitForLock(dataFolder, token, patience);
  if (!lock.ok) return lock;
  if (lock.value.kind === "elsewhere") {
    const { port, token: theirs } = lock.value.holder;
    const { connectStudio } = await import("../host/contract/studio-client.ts");
    const client = await connectStudio(`ws://127.0.0.1:${port}/contract`, theirs);
    if (!client.ok) return client;
    try {
      return await act(client.value.studio, false);
    } finally {
      client.value.close();
    }
  }
  try {
    const [{ Host }, { nodeDisk }] = await Promise.all([
      import("../host/host.ts"),
      import("../host/disk/node-disk.ts"),
    ]);
    const host = await Host.start({ disk: nodeDisk, watch: false });
    const done = await act(host, true);
    const stopped = await host.stop({ seal: false });
    return done.ok && !stopped.ok ? stopped : done;
  } finally {
    lock.value.release();
  }
}

/** Opens a story, does the work, and leaves it open only if it was open already. */
export async function withProject<Value>(
  path: string,
  act: (studio: Studio, project: ProjectId) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  return withStudio(async (studio) => {
    const opened = await studio.call("project.open", { path });
    return opened.ok ? act(studio, opened.value.project) : opened;
  });
}
