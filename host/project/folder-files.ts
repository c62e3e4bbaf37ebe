import { type DocumentName, textDocument } from "../../history/record.ts";
import { isSafeTextPath } from "../../story/file-names.ts";
import { createItemId } from "../../story/ids.ts";
import type { OutlineItem } from "../../story/outline.ts";
import { applyOutlineEdit } from "../../story/outline-edits.ts";
import { readIfThere } from "../disk/read-if-there.ts";
import { Action } from "../live/action.ts";
import { mergeConflictedCopy, originalOf } from "./conflicted-copies.ts";
import { hashBytes, hexOf } from "./mirror-state.ts";
import type { Project } from "./project.ts";
import { titleFromFile } from "./rebuild-outline.ts";
import { listTextFiles } from "./text-files.ts";

/**
 * Compares the files in chapters/ and notes/ with the outline: a file that was renamed keeps its chapter, one that is
 * gone is marked missing, one that nobody knows is shown and asked about. Nothing is adopted or removed unasked.
 *
 * @returns whether the outline has changed
 */
export async function reconcileFiles(project: Project): Promise<boolean> {
  const { notices } = project.mirroring;
  const known = new Map<string, OutlineItem>();
  for (const item of project.items) {
    const file = project.mirroring.fileOf(item);
    if (file !== null) known.set(file, item);
    // What was trashed and has not been moved yet.
    if (item.file !== null && project.mirroring.state.get(textDocument(item.id))?.file === item.file)
      known.set(item.file, item);
  }
  const found = await listTextFiles(project, known.keys());
  const missing: OutlineItem[] = [];
  for (const item of project.items) {
    const file = project.mirroring.fileOf(item);
    const entry = project.mirroring.state.get(textDocument(item.id));
    if (file !== null && entry?.file === file && !found.has(file)) missing.push(item);
  }
  const strangers = [...found].filter((file) => !known.has(file));
  let changed = false;
  const standing = new Set<string>();
  for (const file of strangers) {
    const renamed = await findRenamed(project, file, missing);
    if (renamed) {
      missing.splice(missing.indexOf(renamed), 1);
      rename(project, renamed, file.normalize("NFC"));
      changed = true;
      continue;
    }
    const original = originalOf(file, known);
    const copy = original ? await mergeConflictedCopy(project, file, original) : "unlike";
    if (copy === "merged") changed = true;
    if (copy !== "unlike") continue;
    standing.add(`stranger ${file}`);
    askAboutStranger(project, file);
  }
  for (const item of missing) {
    standing.add(`missing ${item.id}`);
    askAboutMissing(project, item);
  }
  notices.keepOnly("stranger ", standing);
  notices.keepOnly("missing ", standing);
  return changed;
}

async function hashOf(project: Project, file: string): Promise<string | null> {
  const path = await project.folder.resolve(file);
  const bytes = path.ok ? await readIfThere(project.disk, path.value) : null;
  return bytes && hexOf(hashBytes(bytes));
}

/** The one missing text whose file had the same bytes. */
async function findRenamed(
  project: Project,
  file: string,
  missing: readonly OutlineItem[],
): Promise<OutlineItem | null> {
  if (missing.length === 0 || file.startsWith("trash/") || !isSafeTextPath(file)) return null;
  const hash = await hashOf(project, file);
  if (hash === null) return null;
  const same = missing.filter((item) => project.mirroring.state.get(textDocument(item.id))?.hash === hash);
  return same.length === 1 ? (same[0] ?? null) : null;
}

function rename(project: Project, item: OutlineItem, file: string): void {
  const name = textDocument(item.id);
  const entry = project.mirroring.state.get(name);
  const action = new Action("outside", null, null);
  project.act(action, () => {
    applyOutlineEdit(project.outlineDocument.doc, { kind: "setFile", item: item.id, file }, action);
  });
  if (entry) project.mirroring.state.set(name, { ...entry, file });
}

function askAboutStranger(project: Project, file: string): void {
  const { notices } = project.mirroring;
  const id = `stranger ${file}`;
  if (notices.has(id) || file.startsWith("trash/") || project.mirroring.left?.has(file)) return;
  notices.put({
    holds: null,
    notice: {
      id,
      item: null,
      problem: {
        code: "file-unknown",
        sentence: `“${file}” is in the story's folder, but not in its outline.`,
        next: "Add it to the story, or leave it: Redraft won't touch it.",
      },
      answers: [
        { id: "add", label: "Add it" },
        { id: "leave", label: "Leave it" },
      ],
    },
    answer: async (answer) => {
      if (answer === "add") await adoptFile(project, file);
      else await project.mirroring.left?.add(file);
    },
  });
}

/** Puts a file that lies in the folder into the outline, at the end of the book or of the notes. */
async function adoptFile(project: Project, file: string): Promise<void> {
  if (!isSafeTextPath(file)) return;
  const isNote = file.startsWith("notes/");
  const id = createItemId(project.now(), Math.random);
  const siblings = isNote ? project.outline.notes : project.outline.book;
  const action = new Action("outside", null, null);
  project.act(action, () => {
    applyOutlineEdit(
      project.outlineDocument.doc,
      {
        kind: "create",
        item: id,
        itemKind: isNote ? "note" : "chapter",
        title: titleFromFile(file.slice(file.lastIndexOf("/") + 1)),
        parent: isNote ? "notes" : "book",
        after: siblings.at(-1)?.id ?? null,
        file: file.normalize("NFC"),
      },
      action,
    );
  });
  void project.mirroring.takeInSoon();
}

function askAboutMissing(project: Project, item: OutlineItem): void {
  const { notices } = project.mirroring;
  const id = `missing ${item.id}`;
  if (notices.has(id)) return;
  const name: DocumentName = textDocument(item.id);
  notices.put({
    holds: name,
    notice: {
      id,
      item: item.id,
      problem: {
        code: "file-missing",
        sentence: `The file of “${item.title}” is gone from the folder; its text and its history are here.`,
        next: "Bring it back, or put the chapter into the trash.",
      },
      answers: [
        { id: "bring-back", label: "Bring it back" },
        { id: "trash", label: "Put it into the trash" },
      ],
    },
    answer: async (answer) => {
      if (answer === "trash") {
        const action = new Action("typed", null, null);
        project.act(action, () => {
          applyOutlineEdit(project.outlineDocument.doc, { kind: "trash", item: item.id }, action);
        });
      }
      await project.document(name);
      project.mirroring.state.delete(name);
      project.storing.changed();
    },
  });
}
