import { join } from "node:path";
import { textDocument } from "../../history/record.ts";
import { uniteSlices } from "../../history/union.ts";
import type { CheckReport } from "../contract/contract.ts";
import { diskProblem } from "../disk/disk-problem.ts";
import { readIfThere } from "../disk/read-if-there.ts";
import { isReplicaFolderName, readReplicaFolder } from "../log/replica-folder.ts";
import { hashBytes, hexOf } from "./mirror-state.ts";
import type { Project } from "./project.ts";

type Finding = CheckReport["problems"][number];

/**
 * Reads every log, every text and every file, and says what does not fit. With `repair` it writes again what can be made
 * from what is here; it never removes anything.
 */
export async function checkProject(project: Project, repair: boolean): Promise<CheckReport> {
  const problems: Finding[] = [];
  const add = (code: string, where: string, sentence: string, repaired = false) =>
    problems.push({ code, where, sentence, repaired });
  // What was written a moment ago is on its way to its file: that is no difference.
  if (project.log) await project.storing.publish();
  for (const item of project.items) {
    if (item.file === null) continue;
    const slices = await project.slices(textDocument(item.id));
    if (slices.length === 0) {
      await checkFile(project, item.id, add, repair);
      continue;
    }
    const union = uniteSlices(slices);
    for (const { replica, afterSeq, count } of union.waiting) {
      add(
        "history-hole",
        item.file,
        `“${item.title}”: ${count} records after ${replica}:${afterSeq} wait for others that are not here.`,
      );
    }
    for (const { kept, dropped } of union.conflicts) {
      add(
        "history-conflict",
        item.file,
        `“${item.title}”: the records ${kept} and ${dropped} claim the same place with different text.`,
      );
    }
    await checkFile(project, item.id, add, repair);
  }
  await checkSegments(project, add);
  for (const notice of project.mirroring.notices.list) {
    // The logs' own problems follow; and a file that Redraft doesn't know is no damage.
    if (notice.problem.code.startsWith("history-") || notice.problem.code === "file-unknown") continue;
    add(notice.problem.code, notice.item ? (project.item(notice.item)?.file ?? "") : "", notice.problem.sentence);
  }
  for (const problem of project.logProblems) add(problem.code, ".history", problem.sentence);
  if (project.access.kind === "read-only") add(project.access.problem.code, "", project.access.problem.sentence);
  if (repair && project.log) await project.storing.publish();
  return { ok: problems.every((problem) => problem.repaired), problems };
}

/** Is every sealed part of the history here that a list names? */
async function checkSegments(
  project: Project,
  add: (code: string, where: string, sentence: string) => void,
): Promise<void> {
  const { disk, folder } = project;
  for (const { name, kind } of await disk.list(folder.history)) {
    if (kind !== "folder" || !isReplicaFolderName(name)) continue;
    const { seals } = await readReplicaFolder(disk, join(folder.history, name), name);
    for (const { document, file, from, to } of seals.flatMap((seal) => seal.segments)) {
      const path = join(folder.history, name, ...document.split("/"));
      if (await disk.stat(join(path, file))) continue;
      // It may have become part of a larger one.
      const ranges = (await disk.list(path)).map((entry) => /^([0-9]+)-([0-9]+)\./.exec(entry.name));
      if (ranges.some((range) => range && Number(range[1]) <= from && to <= Number(range[2]))) continue;
      const where = `.history/${name}/${document}/${file}`;
      add("history-missing", where, "A part of the history that was sealed is not in the folder.");
    }
  }
}

/** Does the file show the text that the history has? */
async function checkFile(
  project: Project,
  id: Parameters<Project["textOf"]>[0],
  add: (code: string, where: string, sentence: string, repaired?: boolean) => void,
  repair: boolean,
): Promise<void> {
  const item = project.item(id);
  const file = item && project.mirroring.fileOf(item);
  if (!item || !file) return;
  const path = await project.folder.resolve(file);
  if (!path.ok) return add(path.problem.code, file, path.problem.sentence);
  const document = await project.document(textDocument(id));
  // Only now it shows that records are lost: what the file still has of them comes back first.
  if (project.lost.isBroken(document.name)) await project.mirroring.takeIn();
  const wanted = hexOf(hashBytes(new TextEncoder().encode(document.text.toString())));
  let bytes: Uint8Array | null;
  try {
    bytes = await readIfThere(project.disk, path.value);
  } catch (cause) {
    return add("file-unreadable", file, diskProblem(cause).sentence);
  }
  const found = bytes && hexOf(hashBytes(bytes));
  if (found !== wanted) {
    const canRepair = repair && project.log !== null && !project.isWaiting(document);
    if (canRepair) project.mirroring.state.delete(textDocument(id));
    const what = found === null ? "is missing" : "does not show the text as the history has it";
    add("file-differs", file, `The file of “${item.title}” ${what}.`, canRepair);
  }
  project.trim();
}
