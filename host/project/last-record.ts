import { recordId } from "../../history/record.ts";
import type { Project } from "./project.ts";

/** The id of the record that was made last; closes what is open, so that it is exact. */
export function lastRecord(project: Project): string {
  const { log } = project;
  if (!log) throw new Error("A project that is only read was changed.");
  return recordId(log.key, log.version().get(log.key) ?? 0);
}
