import { outlineDocument } from "../../history/record.ts";
import { type Manifest, parseManifest } from "../../story/manifest.ts";
import { mergeManifest } from "../../story/manifest-merge.ts";
import { applyOutlineEdit, type OutlineEdit } from "../../story/outline-edits.ts";
import { writeWhole } from "../disk/write-whole.ts";
import { Action } from "../live/action.ts";
import { rowsSaying } from "./file-states.ts";
import { hashBytes, hexOf } from "./mirror-state.ts";
import type { Project } from "./project.ts";
import { manifestName } from "./project-folder.ts";

/**
 * Takes in what another program changed in `project.redraft`, by item id. What is missing from the file is missing
 * nowhere else: only a log may take an item out of the outline, for a file that a sync client brings late knows less.
 *
 * @param isFirstLook the story is being opened: what is broken now has been so for a while
 * @returns whether anything has to be stored or written again
 */
export async function readManifestEdits(project: Project, isFirstLook: boolean): Promise<boolean> {
  const { disk, folder, mirroring } = project;
  const entry = mirroring.state.get(outlineDocument);
  const stat = await disk.stat(folder.manifest);
  if (!stat) {
    mirroring.state.delete(outlineDocument);
    return true;
  }
  if (project.lost.isBroken(outlineDocument) && (await bringBackItems(project))) return true;
  if (entry?.size === stat.size && entry.modified === stat.modified) return false;
  const bytes = await disk.read(folder.manifest);
  const hash = hashBytes(bytes);
  const seen = { file: manifestName, hash: hexOf(hash), size: stat.size, modified: stat.modified };
  const version = project.log?.version() ?? new Map();
  if (entry?.hash === seen.hash) {
    mirroring.state.set(outlineDocument, { ...entry, ...seen });
    return false;
  }
  const text = new TextDecoder().decode(bytes);
  if (mirroring.halfManifest.isWaiting(seen.hash, isCut(text) && !isFirstLook, project.now())) return false;
  const history = await project.history(outlineDocument);
  const isKnown = history !== null && rowsSaying(history.union.records, seen.hash).length > 0;
  mirroring.state.set(outlineDocument, { ...seen, version });
  if (isKnown) return true;
  const outside = parseManifest(text);
  if (!outside.ok) {
    await setAsideManifest(project, bytes);
    return true;
  }
  const base = await readBase(project);
  const edits = mergeManifest(base, outside.value, project.outline).filter(
    (edit) => edit.kind !== "create" && edit.kind !== "trash" && !takesFile(project, edit),
  );
  if (edits.length === 0) return true;
  const action = new Action("outside", null, { hash });
  project.act(action, () => {
    for (const edit of edits) applyOutlineEdit(project.outlineDocument.doc, edit, action);
  });
  return true;
}

/** Does it break off? A whole one ends with its bracket. */
function isCut(text: string): boolean {
  return !text.trimEnd().endsWith("}");
}

/** A part of the outline's history is lost: the items that only the file still names come back from it. */
async function bringBackItems(project: Project): Promise<boolean> {
  const found = parseManifest(new TextDecoder().decode(await project.disk.read(project.folder.manifest)));
  const edits = found.ok ? mergeManifest(null, found.value, project.outline) : [];
  if (edits.length === 0) return false;
  const action = new Action("outside", null, null);
  project.act(action, () => {
    for (const edit of edits) applyOutlineEdit(project.outlineDocument.doc, edit, action);
  });
  return true;
}

/** Would it give a chapter the file of another? Then one text would be read as a change of the other. */
function takesFile(project: Project, edit: OutlineEdit): boolean {
  return edit.kind === "setFile" && project.items.some(({ id, file }) => id !== edit.item && file === edit.file);
}

async function readBase(project: Project): Promise<Manifest | null> {
  const { disk, mirroring } = project;
  if (!(await disk.stat(mirroring.mirroredManifestPath))) return null;
  const parsed = parseManifest(new TextDecoder().decode(await disk.read(mirroring.mirroredManifestPath)));
  return parsed.ok ? parsed.value : null;
}

/** A manifest that can't be read is kept beside the new one, which the outline's history makes again. */
async function setAsideManifest(project: Project, bytes: Uint8Array): Promise<void> {
  const day = new Date(project.now()).toISOString().slice(0, 19).replaceAll(":", "");
  const name = `project-damaged-${day}.txt`;
  await writeWhole(project.disk, `${project.folder.path}/${name}`, bytes);
  project.mirroring.notices.say("manifest-broken", {
    code: "manifest-broken",
    sentence: `${manifestName} could not be read; it was made again from the chapters and the history.`,
    next: `What stood in it is kept as ${name}. Look through the outline, then delete that file.`,
  });
}
