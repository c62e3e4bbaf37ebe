import { watch } from "chokidar";
import type { Project } from "./project.ts";

/** A file is looked at when it has not changed for this long: what a sync client is still writing is not a text yet. */
const quietMilliseconds = 400;

/** Takes in what other programs and sync clients do while the project is open. Gives how to stop. */
export function watchProject(project: Project): () => Promise<void> {
  const { path } = project.folder;
  const own = project.log?.key;
  const watcher = watch(
    [`${path}/chapters`, `${path}/notes`, `${path}/trash`, `${path}/project.redraft`, `${path}/.history`],
    {
      ignoreInitial: true,
      ignored: (file) => file.endsWith(".tmp") || (own !== undefined && file.includes(`/.history/${own}`)),
      awaitWriteFinish: { stabilityThreshold: quietMilliseconds, pollInterval: 100 },
      ignorePermissionErrors: true,
    },
  );
  let timer: NodeJS.Timeout | null = null;
  const look = () => {
    timer ??= setTimeout(() => {
      timer = null;
      void project.mirroring.takeInSoon();
    }, quietMilliseconds);
  };
  watcher.on("all", look);
  // What was written between the first look and now is told by nobody.
  watcher.on("ready", look);
  watcher.on("error", () => undefined);
  return async () => {
    if (timer) clearTimeout(timer);
    await watcher.close();
  };
}
