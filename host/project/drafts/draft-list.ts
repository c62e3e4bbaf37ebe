import { parseDraftText } from "../../../history/drafts/draft-names.ts";
import { type Author, type DocumentName, textDocument } from "../../../history/record.ts";
import { type Version, versionToObject } from "../../../history/version.ts";
import { type Draft, type DraftEdit, type DraftId, editDraft, writeNewDraft } from "../../../story/drafts.ts";
import { createItemId, type ItemId } from "../../../story/ids.ts";
import { fail, type Result, succeed } from "../../../story/problem.ts";
import { Action } from "../../live/action.ts";
import { closedVersion } from "../closed-version.ts";
import type { Project } from "../project.ts";
import { findMainVersion, readLabels } from "../versions.ts";

/** Longer names are cut. */
const longestName = 100;

/** A draft that is there to be written in, by its id. */
export function findDraft(project: Project, id: string): Result<Draft> {
  const draft = project.draftTexts.list.find((candidate) => candidate.id === id);
  if (draft && !draft.removed) return succeed(draft);
  return fail("draft-unknown", "There is no such draft.", "Look at the list of drafts: it may have been thrown away.");
}

/** Is it the name of a document that a draft of this story has, or gets when something is written in it? */
export function isDraftDocument(project: Project, name: string): name is DocumentName {
  const place = parseDraftText(name);
  const draft = place && project.draftTexts.list.find(({ id }) => id === place.draft);
  if (!place || !draft || !project.item(place.chapter)?.file) return false;
  return draft.chapter === null || draft.chapter === place.chapter;
}

/** The draft that has a person's suggestions. */
export function suggestionsDraft(project: Project, person: string): Draft | null {
  return (
    project.draftTexts.list.find(({ suggester, suggests, removed }) => suggester === person && suggests && !removed) ??
    null
  );
}

/**
 * Begins the draft in which a person's suggestions wait, or gives the one that was begun.
 *
 * @param author null is this installation's own person
 */
export async function beginSuggestionsDraft(project: Project, author: Author | null): Promise<Draft> {
  const { id, name } = author ?? project.data.person;
  const begun = suggestionsDraft(project, id);
  if (begun) return begun;
  const order = { name: await freeDraftName(project, name), chapter: null, at: "now", suggests: true, suggester: id };
  const made = await createDraft(project, order, author);
  const draft = made.ok ? suggestionsDraft(project, id) : null;
  if (!draft) throw new Error("A draft with a free name can be begun.");
  return draft;
}

/** Begins a draft of the book, or of a chapter, at a version. */
export async function createDraft(
  project: Project,
  order: {
    readonly name: string;
    readonly chapter: ItemId | null;
    readonly at: string;
    readonly suggests?: boolean;
    readonly suggester?: string;
  },
  author: Author | null = null,
): Promise<Result<{ readonly draft: DraftId }>> {
  if (order.chapter !== null && !project.item(order.chapter)?.file)
    return fail("chapter-unknown", "There is no such chapter in this story.", "Begin the draft with another chapter.");
  const name = await freeName(project, order.name, null);
  if (!name.ok) return name;
  const pinned = await pinnedVersion(project, order.chapter, order.at);
  if (!pinned.ok) return pinned;
  const now = project.now();
  const id = createItemId(now, Math.random) as string as DraftId;
  const made = Math.floor(now / 1000);
  const action = new Action("draft", author, null);
  project.act(action, () => {
    const { doc } = project.outlineDocument;
    const draft = {
      id,
      name: name.value,
      chapter: order.chapter,
      pinned: versionToObject(pinned.value),
      made,
      author: (author ?? project.data.person).name,
      suggester: order.suggester ?? null,
      suggests: order.suggests === true,
      archived: false,
      removed: false,
    };
    doc.transact(() => writeNewDraft(doc, draft), action);
  });
  return succeed({ draft: id });
}

/** Renames a draft, puts it aside, throws it away or brings it back. */
export async function changeDraft(
  project: Project,
  id: string,
  change: Pick<DraftEdit, "name" | "archived" | "removed">,
  author: Author | null = null,
): Promise<Result<null>> {
  const draft = project.draftTexts.list.find((candidate) => candidate.id === id);
  if (!draft) return findDraft(project, id) as Result<null>;
  const wanted = change.name ?? (draft.removed && change.removed === false ? draft.name : null);
  const name = wanted === null ? null : await freeName(project, wanted, draft.id);
  if (name && !name.ok) return name;
  const { archived, removed } = change;
  const edit: DraftEdit = {
    ...(name ? { name: name.value } : {}),
    ...(archived === undefined ? {} : { archived }),
    ...(removed === undefined ? {} : { removed }),
  };
  const action = new Action("draft", author, null);
  project.act(action, () => {
    const { doc } = project.outlineDocument;
    doc.transact(() => editDraft(doc, draft.id, edit), action);
  });
  return succeed(null);
}

/** The name, with a number where it is another's already. */
export async function freeDraftName(project: Project, given: string): Promise<string> {
  for (let number = 1; ; number++) {
    const end = number === 1 ? "" : ` (${number})`;
    const name = await freeName(project, `${given.slice(0, longestName - end.length)}${end}`, null);
    if (name.ok) return name.value;
    if (name.problem.code === "draft-unnamed" || number > 1000) return createItemId(project.now(), Math.random);
  }
}

/** A name that says one version and no other: see `findVersion`. */
async function freeName(project: Project, given: string, own: DraftId | null): Promise<Result<string>> {
  const name = given.replaceAll(/\s+/g, " ").trim().slice(0, longestName);
  if (name === "") return fail("draft-unnamed", "A draft has a name.", "Give it a name of at least one letter.");
  const fold = (text: string) => text.normalize("NFKC").toLowerCase();
  const others = project.draftTexts.list
    .filter((draft) => !draft.removed && draft.id !== own)
    .map((draft) => draft.name);
  const labels = (await readLabels(project)).map((label) => label.name);
  const isTaken = [...others, ...labels, "now"].some((other) => fold(other) === fold(name));
  if (isTaken || /^@|^[0-9a-z]+\.[1-9][0-9]*:[1-9]|^\d{4}-\d{2}/.test(name))
    return fail("draft-name-taken", `“${name}” names something else already.`, "Give the draft another name.");
  return succeed(name);
}

/** The version as one that can be joined with others: with each record all that its writer knew. */
async function pinnedVersion(project: Project, chapter: ItemId | null, at: string): Promise<Result<Version>> {
  if (at === "now") return succeed(project.log?.version() ?? new Map());
  const version = await findMainVersion(project, at, chapter);
  if (!version.ok) return version;
  const items =
    chapter === null
      ? project.items.filter(({ file }) => file !== null)
      : project.items.filter(({ id }) => id === chapter);
  return succeed(
    await closedVersion(
      project,
      items.map(({ id }) => textDocument(id)),
      version.value,
    ),
  );
}
