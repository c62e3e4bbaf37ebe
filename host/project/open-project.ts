import { join } from "node:path";
import { outlineDocument, textDocument } from "../../history/record.ts";
import { restoreGoals } from "../../story/goal-document.ts";
import { isProjectId, type ProjectId } from "../../story/ids.ts";
import { type Manifest, parseManifest } from "../../story/manifest.ts";
import type { Outline, OutlineItem } from "../../story/outline.ts";
import { fillOutline } from "../../story/outline-placing.ts";
import { restorePresets } from "../../story/preset-document.ts";
import { type Problem, type Result, succeed } from "../../story/problem.ts";
import { setStoryWord } from "../../story/story-words.ts";
import type { ProjectAccess } from "../contract/contract.ts";
import type { DataFolder } from "../data-folder.ts";
import { type Disk, DiskError } from "../disk/disk.ts";
import { diskProblem } from "../disk/disk-problem.ts";
import { makeLastingFolder } from "../disk/lasting-folder.ts";
import { Action } from "../live/action.ts";
import { ClientIds } from "../live/client-ids.ts";
import { LogReader, readHistoryFormat, readHistoryOwner } from "../log/log-reader.ts";
import { findPlace } from "../log/place.ts";
import { ProjectLog } from "../log/project-log.ts";
import { Project } from "./project.ts";
import { findProjectFolder, type ProjectFolder } from "./project-folder.ts";
import type { ProjectEvents } from "./project-parts.ts";
import { rebuildOutline } from "./rebuild-outline.ts";
import { type StoringPace, usualPace } from "./storing.ts";

export interface OpenOptions {
  readonly disk: Disk;
  readonly data: DataFolder;
  readonly events: ProjectEvents;
  readonly pace?: StoringPace;
  readonly now?: () => number;
}

/** Opens a story for writing, or, where that would do harm or can't be done, for reading, and says why. */
export async function openProject(path: string, options: OpenOptions): Promise<Result<Project>> {
  try {
    const folder = await findProjectFolder(options.disk, path);
    if (!folder.ok) return folder;
    return await openFolder(folder.value, options);
  } catch (cause) {
    return { ok: false, problem: diskProblem(cause) };
  }
}

async function openFolder(folder: ProjectFolder, options: OpenOptions): Promise<Result<Project>> {
  const { disk, data } = options;
  const bytes = (await disk.stat(folder.manifest)) ? await disk.read(folder.manifest) : null;
  const manifest = bytes ? parseManifest(new TextDecoder().decode(bytes)) : null;
  const format = await readHistoryFormat(disk, folder.history);
  const id = (manifest?.ok ? manifest.value.project : await readProjectId(disk, folder)) ?? null;
  if (id === null) {
    const problem = manifest && !manifest.ok ? manifest.problem : null;
    return {
      ok: false,
      problem: problem ?? {
        code: "project-unknown",
        sentence: `${folder.path} has neither a readable project.redraft nor a history.`,
        next: "Put project.redraft back from a backup, or import the chapters folder as a new story.",
      },
    };
  }
  const owner = await readHistoryOwner(disk, folder.history);
  if (owner !== null && owner !== id) {
    const foreign = {
      code: "history-foreign",
      sentence:
        "The history in this folder (.history) belongs to another story. Nothing is written, so that neither is lost.",
      next: "Bring this story's own .history folder back, or move this one out of the folder: the history then begins with the chapters as they are.",
    };
    return openReading(folder, id, foreign, manifest?.ok ? manifest.value : null, options);
  }
  if (!format.ok) return openReading(folder, id, format.problem, manifest?.ok ? manifest.value : null, options);
  if (manifest && !manifest.ok && manifest.problem.code === "manifest-newer") {
    return openReading(folder, id, manifest.problem, null, options);
  }
  let log: Result<ProjectLog>;
  let clientIds: ClientIds;
  const place = await findPlace(disk, data, folder.path, id);
  try {
    await makeLastingFolder(disk, folder.history);
    log = await ProjectLog.open({
      disk,
      data,
      history: folder.history,
      place,
      project: id,
      now: options.now ?? Date.now,
    });
    clientIds = await ClientIds.open(disk, place.folder, id, data.key);
  } catch (cause) {
    if (!isUnwritable(cause)) throw cause;
    return openReading(folder, id, readOnlyProblem(cause), manifest?.ok ? manifest.value : null, options);
  }
  if (!log.ok) return openReading(folder, id, log.problem, manifest?.ok ? manifest.value : null, options);
  const project = await startProject(folder, id, { kind: "writable" }, log.value, place.folder, clientIds, options);
  if (manifest?.ok) project.settings = manifest.value.settings;
  if (project.items.length === 0) await fillEmptyOutline(project, manifest?.ok ? manifest.value : null);
  if (manifest?.ok)
    for (const refused of manifest.value.refused)
      project.mirroring.notices.say(`refused ${refused.id}`, refused.problem);
  await takeInAtFirst(project);
  project.mirroring.logProblems.tell();
  return succeed(project);
}

/** A folder that can't be written just now keeps nobody from the story: what it refuses is said, and tried again. */
async function takeInAtFirst(project: Project): Promise<void> {
  try {
    await project.mirroring.takeIn();
  } catch (cause) {
    if (!isUnwritable(cause)) {
      // Nobody has this story: nothing may write into its logs when it is opened again.
      await project.close({ seal: false });
      throw cause;
    }
    project.storing.changed();
    project.storing.later(() => void project.mirroring.takeInSoon());
  }
}

function isUnwritable(cause: unknown): cause is DiskError {
  return cause instanceof DiskError && (cause.code === "refused" || cause.code === "full");
}

async function startProject(
  folder: ProjectFolder,
  id: ProjectId,
  access: ProjectAccess,
  log: ProjectLog | LogReader,
  place: string,
  clientIds: ClientIds,
  options: OpenOptions,
): Promise<Project> {
  return Project.start({
    disk: options.disk,
    data: options.data,
    id,
    folder,
    access,
    log,
    place,
    clientIds,
    events: options.events,
    pace: options.pace ?? usualPace,
    now: options.now ?? Date.now,
  });
}

/** Reads what there is and writes nothing, neither into the project nor about it. */
async function openReading(
  folder: ProjectFolder,
  id: ProjectId,
  problem: Problem,
  manifest: Manifest | null,
  options: OpenOptions,
): Promise<Result<Project>> {
  const reader = new LogReader(options.disk, folder.history, id);
  if (problem.code !== "history-newer" && problem.code !== "history-foreign") await reader.read(null);
  const place = join(options.data.path, "projects", "reading");
  await makeLastingFolder(options.disk, place);
  const clientIds = await ClientIds.open(options.disk, place, id, options.data.key);
  const project = await startProject(folder, id, { kind: "read-only", problem }, reader, place, clientIds, options);
  if (project.items.length === 0 && manifest) await showFiles(project, manifest.outline);
  return succeed(project);
}

/** Without a readable history the files are all there is to show. */
async function showFiles(project: Project, outline: Outline): Promise<void> {
  const silent = new Action("outside", null, null);
  fillOutline(project.outlineDocument.doc, outline, silent);
  for (const item of project.items) {
    if (item.file === null) continue;
    const path = await project.folder.resolve(item.file);
    if (!path.ok || !(await project.disk.stat(path.value))) continue;
    const text = new TextDecoder().decode(await project.disk.read(path.value));
    const document = await project.document(textDocument(item.id));
    document.doc.transact(() => document.text.insert(0, text), silent);
    project.use(textDocument(item.id));
  }
}

/** The outline's history is empty: the manifest says what it was, or, where that is broken too, the files do. */
async function fillEmptyOutline(project: Project, manifest: Manifest | null): Promise<void> {
  const action = new Action("outside", null, null);
  const outline = manifest?.outline ?? (await rebuildOutline(project));
  const { words } = project.settings;
  project.act(action, () => {
    const { doc } = project.outlineDocument;
    doc.transact(() => {
      fillOutline(doc, outline, action);
      restoreGoals(doc, manifest?.settings.goal);
      restorePresets(doc, manifest?.settings ?? {});
      for (const word of Array.isArray(words) ? words : [])
        if (typeof word === "string") setStoryWord(doc, word, true, action);
    }, action);
  });
  const files = project.items.filter((item: OutlineItem) => item.file !== null);
  for (const item of files) project.mirroring.state.delete(textDocument(item.id));
  project.mirroring.state.delete(outlineDocument);
}

function readOnlyProblem(cause: DiskError): Problem {
  const problem = diskProblem(cause);
  return {
    code: "project-read-only",
    sentence: `This story can only be read: ${problem.sentence.charAt(0).toLowerCase()}${problem.sentence.slice(1)}`,
    next: problem.next,
  };
}

async function readProjectId(disk: Disk, folder: ProjectFolder): Promise<ProjectId | null> {
  const path = join(folder.history, "format.json");
  if (!(await disk.stat(path))) return null;
  try {
    const value = JSON.parse(new TextDecoder().decode(await disk.read(path))) as { project?: unknown } | null;
    return isProjectId(value?.project) ? value.project : null;
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
}
