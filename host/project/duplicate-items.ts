import { type Author, textDocument } from "../../history/record.ts";
import { createItemId, type ItemId } from "../../story/ids.ts";
import { type OutlineItem, walkOutline } from "../../story/outline.ts";
import { applyOutlineEdit, type OutlineEdit } from "../../story/outline-edits.ts";
import { fail, type Result, succeed } from "../../story/problem.ts";
import { anchorAt, type HeldText } from "../../story/scene-places.ts";
import { Action } from "../live/action.ts";
import type { LiveDocument } from "../live/live-document.ts";
import { idsOf, insertCopy } from "./copying.ts";
import { currentAnchors, heldTexts } from "./held-scenes.ts";
import { takenFiles } from "./new-files.ts";
import type { Project } from "./project.ts";
import { newItemEdit } from "./text-actions.ts";

/**
 * Makes a second one of an item, after it: all that it holds, its words with their history, and all that is said of it
 * and its scenes. One record. @param title of the new one; what it holds keeps its titles
 */
export async function duplicateItem(
  project: Project,
  order: { readonly item: ItemId; readonly title: string },
  author: Author | null,
): Promise<Result<{ readonly item: ItemId }>> {
  const top = project.item(order.item);
  if (!top) return fail("item-unknown", "That part of the outline is not in this story.", "Reload the outline.");
  const texts = [...walkOutline([top])].filter(({ file }) => file !== null);
  return project.using(
    texts.map(({ id }) => textDocument(id)),
    async (documents) => {
      const sources = new Map<ItemId, Source>();
      for (const [place, { id }] of texts.entries()) {
        const document = documents[place];
        const history = await project.history(textDocument(id));
        const anchors = await currentAnchors(project, id);
        // From here on nothing is waited for: what is read now is what is repeated.
        const text = document?.text.toString() ?? "";
        const ids = idsOf(history?.index, text, 0, text.length);
        if (document) sources.set(id, { document, text, ids, held: heldTexts(document, anchors) });
      }
      const taken = [...(await takenFiles(project))];
      const action = new Action("pasted", author, null);
      let made: Result<{ readonly item: ItemId }> | null = null;
      project.act(action, () => {
        made = copyItem(project, top, order.title, top.parent, top.id, { sources, taken, action });
      });
      return made ?? fail("item-unknown", "That could not be duplicated.", "Try again.");
    },
  );
}

interface Source {
  readonly document: LiveDocument;
  /** As it was when its ids were asked for; what somebody writes in the same moment stays with the first one. */
  readonly text: string;
  readonly ids: ReturnType<typeof idsOf>;
  readonly held: readonly HeldText[];
}

interface Copying {
  readonly sources: ReadonlyMap<ItemId, Source>;
  readonly taken: string[];
  readonly action: Action;
}

function copyItem(
  project: Project,
  item: OutlineItem,
  title: string,
  parent: OutlineItem["parent"],
  after: ItemId | null,
  copying: Copying,
): Result<{ readonly item: ItemId }> {
  const { sources, taken, action } = copying;
  const outline = project.outlineDocument.doc;
  const edit = newItemEdit(project, taken, item.kind, title, parent, after);
  const created = applyOutlineEdit(outline, edit, action);
  if (!created.ok || edit.kind !== "create") return created.ok ? succeed({ item: item.id }) : created;
  if (edit.file !== null) taken.push(edit.file);
  for (const description of descriptionsOf(item, edit.item)) applyOutlineEdit(outline, description, action);
  const source = sources.get(item.id);
  if (source) {
    const target = project.begin(textDocument(edit.item));
    insertCopy(target, 0, source.text, source.document.name, source.ids, action);
    for (const { id, from, to } of source.held) {
      const details = project.outline.scenes.find((scene) => scene.id === id);
      const anchor = anchorAt(target.text, edit.item, from, to);
      if (!details || !anchor) continue;
      const scene = createItemId(project.now(), Math.random);
      applyOutlineEdit(outline, { kind: "anchorScene", scene, anchor }, action);
      for (const description of descriptionsOf(details, scene)) applyOutlineEdit(outline, description, action);
    }
  }
  let last: ItemId | null = null;
  for (const child of item.children) {
    const copied = copyItem(project, child, child.title, edit.item, last, copying);
    if (copied.ok) last = copied.value.item;
  }
  return succeed({ item: edit.item });
}

/** The edits that say of one what is said of another. */
function descriptionsOf(
  said: Pick<OutlineItem, "synopsis" | "status" | "tags" | "pointOfView" | "columns"> & Partial<OutlineItem>,
  item: ItemId,
): OutlineEdit[] {
  const edits: OutlineEdit[] = [];
  if (said.synopsis !== "") edits.push({ kind: "setSynopsis", item, synopsis: said.synopsis });
  if (said.status !== null) edits.push({ kind: "setStatus", item, status: said.status });
  if (said.tags.length > 0) edits.push({ kind: "setTags", item, tags: said.tags });
  if (said.pointOfView !== "") edits.push({ kind: "setPointOfView", item, pointOfView: said.pointOfView });
  for (const [column, value] of Object.entries(said.columns))
    edits.push({ kind: "setColumn", item, column: column as ItemId, value });
  if (said.target) edits.push({ kind: "setTarget", item, target: said.target });
  if (said.inBook === false && (said.kind === "chapter" || said.kind === "part"))
    edits.push({ kind: "setInBook", item, inBook: false });
  if (said.matter) edits.push({ kind: "setMatter", item, matter: said.matter });
  return edits;
}
