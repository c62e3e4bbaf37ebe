import type { ImportedManuscript } from "../../formats/import/manuscript.ts";
import type { Result } from "../../story/problem.ts";
import type { Calls } from "../contract/contract.ts";
import type { PlannedManuscript } from "../contract/planning.ts";
import type { Host } from "../host.ts";
import { matchManuscript } from "../project/importing/match-manuscript.ts";
import { sourceFile } from "./source-file.ts";
import { type Handlers, withProject } from "./with-project.ts";

/** What the calls do that bring a manuscript into a story that is there. */
export const importingHandlers: Handlers<Extract<keyof Calls, "import.match">> = {
  "import.match": (host, { project, ...order }) =>
    withProject(host, project, async (open) => {
      const planned = await readPlan(host, order);
      return planned.ok ? matchManuscript(open, planned.value) : planned;
    }),
};

async function readPlan(
  host: Host,
  { source, ...order }: PlannedManuscript,
  signal = new AbortController().signal,
): Promise<Result<ImportedManuscript>> {
  const file = sourceFile(host, source);
  return file.ok ? host.plan.manuscript(host.disk, file.value, order, signal) : file;
}
