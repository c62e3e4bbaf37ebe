import * as Y from "yjs";
import { textDocument } from "../../history/record.ts";
import { fileNameFor } from "../../story/file-names.ts";
import type { Outline, OutlineItem } from "../../story/outline.ts";
import { fillOutline } from "../../story/outline-placing.ts";
import { type Result, succeed } from "../../story/problem.ts";
import type { ReadableItem } from "../../story/readable-book.ts";
import { Action } from "../live/action.ts";
import { createProject } from "../project/create-project.ts";
import type { OpenOptions } from "../project/open-project.ts";
import type { Project } from "../project/project.ts";
import type { Packet } from "./packet.ts";

/**
 * Makes a story of its own of a packet, in which its reviewer reads, comments and suggests with all that a story has. Items and characters
 * have the ids that they have where the packet was made, so that what is said of them fits there.
 *
 * @param folder where it will be; nothing may be there
 */
export function makeReviewCopy(folder: string, packet: Packet, options: OpenOptions): Promise<Result<string>> {
  const { title, author, language } = packet;
  return createProject(folder, { title, author, language, book: [], notes: [] }, options, async (project) => {
    fill(project, packet);
    return succeed(null);
  });
}

function fill(project: Project, { title, author, language, items, texts }: Packet): void {
  const none = { notes: [], trash: [], columns: [], scenes: [], bookmarks: [] };
  const outline: Outline = { title, author, language, book: nest(items), ...none };
  const { doc } = project.outlineDocument;
  const action = new Action("imported", null, null);
  project.act(action, () => {
    // The new story has an outline with nothing but its names in it.
    doc.transact(() => fillOutline(doc, outline, action), action);
    for (const [chapter, update] of texts) Y.applyUpdate(project.begin(textDocument(chapter)).doc, update, action);
  });
}

/** The tree that a list with depths is of. */
function nest(items: readonly ReadableItem[]): readonly OutlineItem[] {
  const taken: string[] = [];
  const from = (at: number, depth: number): { readonly nested: readonly OutlineItem[]; readonly next: number } => {
    const nested: OutlineItem[] = [];
    let next = at;
    for (let item = items[next]; item && item.depth >= depth; item = items[next]) {
      const file = item.kind === "chapter" ? fileNameFor(item.title, taken, "chapters") : null;
      if (file !== null) taken.push(file);
      const inside = item.kind === "part" ? from(next + 1, item.depth + 1) : { nested: [], next: next + 1 };
      nested.push(outlineItem(item, file, inside.nested));
      ({ next } = inside);
    }
    return { nested, next };
  };
  return from(0, 0).nested;
}

function outlineItem(
  { id, kind, title }: ReadableItem,
  file: string | null,
  children: readonly OutlineItem[],
): OutlineItem {
  const plain = { synopsis: "", status: null, tags: [], pointOfView: "", target: null, inBook: true };
  const named = { id, kind, title, formerTitles: [], file, archived: false, matter: null, columns: {} };
  return { ...named, ...plain, parent: "book", children };
}
