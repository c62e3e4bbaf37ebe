import type { Result } from "../../story/problem.ts";
import type { OpenedProject } from "../contract/contract.ts";
import type { Host } from "../host.ts";

/** Opens a story, and notes it in the library a moment later. */
export async function openAndNote(host: Host, path: string): Promise<Result<OpenedProject>> {
  const opened = await host.open(path);
  if (!opened.ok) return opened;
  const project = host.project(opened.value.project);
  if (project.ok) host.noteSoon(project.value);
  return opened;
}
