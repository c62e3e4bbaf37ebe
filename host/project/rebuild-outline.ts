import { isSafeTextPath } from "../../story/file-names.ts";
import { createItemId } from "../../story/ids.ts";
import type { Outline, OutlineItem } from "../../story/outline.ts";
import type { Project } from "./project.ts";

/**
 * An outline from the files alone, where neither the manifest nor the history tells it: every chapter and note in the
 * order of its name, titled by its file's name.
 */
export async function rebuildOutline(project: Project): Promise<Outline> {
  const { path } = project.folder;
  const title = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
  return {
    title,
    author: "",
    language: "en",
    book: await itemsIn(project, "chapters"),
    notes: await itemsIn(project, "notes"),
    trash: [],
    columns: [],
    scenes: [],
    bookmarks: [],
  };
}

async function itemsIn(project: Project, folder: "chapters" | "notes"): Promise<readonly OutlineItem[]> {
  const names = (await project.disk.list(`${project.folder.path}/${folder}`))
    .filter(({ name, kind }) => kind === "file" && isSafeTextPath(`${folder}/${name}`))
    .map(({ name }) => name)
    .sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
  return names.map((name) => ({
    id: createItemId(project.now(), Math.random),
    kind: folder === "chapters" ? "chapter" : "note",
    title: titleFromFile(name),
    file: `${folder}/${name}`,
    synopsis: "",
    status: null,
    tags: [],
    pointOfView: "",
    target: null,
    inBook: true,
    archived: false,
    matter: null,
    formerTitles: [],
    columns: {},
    parent: folder === "chapters" ? "book" : "notes",
    children: [],
  }));
}

/** "all-about-buffy.md" → "All about buffy": as near as a file's name comes to a title. */
export function titleFromFile(name: string): string {
  const words = name.replace(/\.md$/, "").replaceAll(/[-_]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
