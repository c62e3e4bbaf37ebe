import type { ImportedItem, ImportedManuscript, SetAside } from "../../../formats/import/manuscript.ts";
import { type DocumentName, reviewDocument, textDocument } from "../../../history/record.ts";
import { versionToObject } from "../../../history/version.ts";
import { wordEdits } from "../../../story/compare.ts";
import { type DraftId, writeNewDraft } from "../../../story/drafts.ts";
import { createItemId, type ItemId } from "../../../story/ids.ts";
import type { ItemParent, SceneDetails } from "../../../story/outline.ts";
import { insertItems } from "../../../story/outline-placing.ts";
import { fillScene } from "../../../story/outline-scenes.ts";
import { type Result, succeed } from "../../../story/problem.ts";
import { type SuggestedChapter, suggestChapter } from "../../../story/suggested-chapter.ts";
import type { RevisionKind } from "../../contract/importing.ts";
import { cancelled, runWork } from "../../jobs/run-work.ts";
import { Action } from "../../live/action.ts";
import type { LiveDocument } from "../../live/live-document.ts";
import { applyEdits } from "../apply-outside.ts";
import { freeDraftName } from "../drafts/draft-list.ts";
import { lastRecord } from "../last-record.ts";
import { takenFiles } from "../new-files.ts";
import type { Project } from "../project.ts";
import { type ChapterComment, readChapterComments } from "../reviews/chapter-reviews.ts";
import { type Arrangement, arrange, type NewText } from "./arrange.ts";
import { writeEarlierTexts } from "./earlier-texts.ts";
import { keepImages } from "./imported-images.ts";
import { reviserOf } from "./imported-people.ts";
import { heldScenes } from "./imported-scenes.ts";
import { type Came, chaptersThatCame, isShort, waitingTexts } from "./match-manuscript.ts";
import { ontoLiveText } from "./onto-live-text.ts";
import { type WaitingChapter, writeSuggestions } from "./suggestions-draft.ts";
import { newComments, peopleIn, writeComments } from "./write-comments.ts";

export interface BringingOrder {
  /** As its owner calls it. */
  readonly file: string;
  /** As many as the manuscript has chapters: the story's chapter that each is a revision of. */
  readonly pairs: readonly (ItemId | null)[];
  readonly place: { readonly parent: ItemParent; readonly after: ItemId | null };
  readonly as: RevisionKind;
  /** A folder among the notes for what comes along; null is the notes themselves. */
  readonly folder: string | null;
  /** Of the draft in which suggestions wait. */
  readonly draftName: string;
}

export interface BroughtIn {
  readonly added: readonly ItemId[];
  readonly record: string | null;
  readonly revised: readonly ItemId[];
  readonly unchanged: readonly ItemId[];
  readonly draft: { readonly id: DraftId; readonly name: string } | null;
  readonly comments: number;
  /** Sentences of what was not taken. */
  readonly removed: readonly string[];
}

/** A chapter of the story and what came back of it, when both were compared. */
interface Revised {
  readonly chapter: ItemId;
  readonly suggested: SuggestedChapter;
  readonly known: readonly ChapterComment[];
  /** What is waiting in drafts of suggestions already. */
  readonly waiting: readonly string[];
}

/**
 * Brings a manuscript into an open story. New revisions of its texts are one record, drafts of suggestions others, and the last one,
 * with new texts and the outline, shows all of what is new: whoever dies in between leaves nothing of it.
 */
export async function bringIn(
  project: Project,
  given: ImportedManuscript,
  order: BringingOrder,
  signal: AbortSignal,
): Promise<Result<BroughtIn>> {
  const { manuscript, refused } = await keepImages(project, given);
  const came = chaptersThatCame(manuscript);
  const said = saidBeside(project, manuscript, order.pairs);
  const arranged = arrange(project, manuscript, {
    ...order,
    came,
    taken: await takenFiles(project),
    beside: said ? [...manuscript.setAside, said] : manuscript.setAside,
  });
  const name = await freeDraftName(project, order.draftName);
  return project.using([...arranged.revisions.keys()].map(textDocument), async (mains) => {
    const revised = await compareAll(project, arranged, came, mains, signal);
    if (!revised.ok) return revised;
    const names = revised.value.flatMap(({ chapter, suggested: { comments } }) =>
      peopleIn(comments.map(({ said }) => said)).map((person) => reviewDocument(chapter, person)),
    );
    return project.using(names, async (reviews) => {
      if (signal.aborted) return cancelled;
      // From here on nothing is waited for: what is compared is what is written.
      const documents = new Map<string, LiveDocument>(reviews.map((document) => [document.name, document]));
      const writing = new Bringing(project, { ...order, draftName: name, manuscript, documents });
      return succeed({ ...writing.write(arranged, revised.value), removed: refused });
    });
  });
}

async function compareAll(
  project: Project,
  { revisions }: Arrangement,
  came: readonly Came[],
  mains: readonly LiveDocument[],
  signal: AbortSignal,
): Promise<Result<readonly Revised[]>> {
  const pairs = [...revisions].flatMap(([chapter, place], at) => {
    const back = came[place];
    return back ? [{ chapter, came: back, own: mains[at]?.text.toString() ?? "" }] : [];
  });
  const order = { kind: "suggest" as const, chapters: pairs.map(({ own, came: back }) => ({ own, came: back })) };
  const isQuick = isShort(pairs.flatMap(({ own, came: back }) => [{ text: own }, back]));
  const found = isQuick
    ? succeed(pairs.map(({ own, came: back }) => suggestChapter(own, back)))
    : await runWork<"suggest">(order, signal);
  if (!found.ok) return found;
  const waiting = pairs.length === 0 ? [] : await waitingTexts(project);
  const revised: Revised[] = [];
  for (const [at, { chapter, came: back }] of pairs.entries()) {
    const suggested = found.value[at];
    if (!suggested) continue;
    const known = back.comments.length > 0 ? await readChapterComments(project, chapter) : [];
    const here = waiting.filter((each) => each.chapter === chapter).map(({ text }) => text);
    revised.push({ chapter, suggested, known, waiting: here });
  }
  return succeed(revised);
}

/** What the file says of chapters that are there, besides their text: titles and synopses of its own, earlier texts. */
function saidBeside(
  project: Project,
  manuscript: ImportedManuscript,
  pairs: readonly (ItemId | null)[],
): SetAside | null {
  const own = new Set(project.items.map(({ title }) => titleKey(title)));
  const lines: string[] = [];
  let chapter = 0;
  const walk = (items: readonly ImportedItem[]): boolean =>
    items.reduce((hasMatch, item) => {
      if (item.kind === "part") {
        const inside = walk(item.children);
        if (inside && !own.has(titleKey(item.title))) lines.push(item.title);
        return hasMatch || inside;
      }
      const match = pairs[chapter++] ?? null;
      if (match === null) return hasMatch;
      const title = project.item(match)?.title ?? "";
      const others = [...(item.isTitleMade ? [] : [item.title]), ...(item.formerTitles ?? [])];
      for (const other of others) if (titleKey(other) !== titleKey(title)) lines.push(`${title}: “${other}”`);
      const { synopsis, earlier = [] } = item.said ?? {};
      if (synopsis && synopsis !== project.item(match)?.synopsis) lines.push(`${title}: ${synopsis}`);
      for (const { name, text } of earlier) lines.push(`${title} (${name}):`, text.trimEnd());
      return true;
    }, false);
  walk(manuscript.items);
  return lines.length === 0
    ? null
    : { kind: "what could not be placed", title: "titles and synopses", text: `${lines.join("\n\n")}\n` };
}

function titleKey(title: string): string {
  return (
    title
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(" ");
}

interface WritingOrder extends BringingOrder {
  readonly manuscript: ImportedManuscript;
  /** Review documents of chapters that are there. */
  readonly documents: Map<string, LiveDocument>;
}

/** The writing itself, all in one turn of the event loop. */
class Bringing {
  readonly #project: Project;
  readonly #order: WritingOrder;
  readonly #waiting: WaitingChapter[] = [];
  readonly #scenes: SceneDetails[] = [];
  #comments = 0;

  constructor(project: Project, order: WritingOrder) {
    this.#project = project;
    this.#order = order;
  }

  write(arranged: Arrangement, revised: readonly Revised[]): Omit<BroughtIn, "removed"> {
    const project = this.#project;
    const { file, manuscript } = this.#order;
    const author = reviserOf(manuscript, file, project.outline.author);
    for (const text of arranged.texts) writeEarlierTexts(project, text, file);
    const changed: ItemId[] = [];
    const unchanged: ItemId[] = [];
    const isRevision = revised.length > 0;
    const action = new Action("imported", isRevision ? author : null, { file });
    // It stands alone: what is taken back of it is nothing else.
    project.log?.closeRecords();
    let hasNewRevision = false;
    project.act(action, () => {
      // A draft can only begin with what is recorded.
      for (const text of arranged.texts) if (text.suggestions.length > 0) this.#add(text, action);
      for (const each of revised) {
        const { edits, isWaiting } = this.#revise(each, action);
        if (edits) hasNewRevision = true;
        (edits || isWaiting ? changed : unchanged).push(each.chapter);
      }
    });
    const record = hasNewRevision ? lastRecord(project) : null;
    const draft = this.#waiting.length > 0 ? (createItemId(project.now(), Math.random) as string as DraftId) : null;
    if (draft) for (const chapter of this.#waiting) writeSuggestions(project, draft, chapter, { author, file });
    this.#show(arranged, draft, author.name);
    return {
      added: arranged.groups
        .filter(({ parent }) => parent !== "notes")
        .flatMap(({ items }) => items.map(({ id }) => id)),
      record,
      revised: changed,
      unchanged,
      draft: draft && { id: draft, name: this.#order.draftName },
      comments: this.#comments,
    };
  }

  #add({ item, text, comments, suggestions, scenes }: NewText, action: Action): void {
    const project = this.#project;
    const main = project.loaded(textDocument(item)) ?? project.begin(textDocument(item));
    applyEdits(main, wordEdits(main.text.toString(), text), action);
    this.#scenes.push(...heldScenes(project, main, item, scenes));
    const fresh = comments.map((said) => ({ said, from: said.from, to: said.to }));
    this.#comment(item, { fresh, added: [] }, action);
    if (suggestions.length > 0)
      this.#waiting.push({
        chapter: item,
        main,
        edits: [],
        suggestions: suggestChapter(text, { text, suggestions, comments: [] }).suggestions,
      });
  }

  #revise(revised: Revised, action: Action): { readonly edits: boolean; readonly isWaiting: boolean } {
    const { chapter, known, waiting } = revised;
    const main = this.#project.loaded(textDocument(chapter));
    if (!main) throw new Error("The chapters that are revised are open.");
    const suggested = ontoLiveText(revised.suggested, main.text.toString());
    const isRevision = this.#order.as === "revision";
    const edits = isRevision && suggested.edits.length > 0;
    if (edits) applyEdits(main, suggested.edits, action);
    const placed = suggested.comments.map(({ said, inOwn, inRevised }) => ({
      said,
      ...(isRevision ? inRevised : inOwn),
    }));
    this.#comment(chapter, newComments(placed, known), action);
    const waits = {
      chapter,
      main,
      edits: isRevision ? [] : suggested.edits,
      suggestions: suggested.suggestions,
    };
    const isWaiting = waits.edits.length + waits.suggestions.length > 0 && !waiting.includes(suggested.text);
    if (isWaiting) this.#waiting.push(waits);
    return { edits, isWaiting };
  }

  #comment(chapter: ItemId, comments: ReturnType<typeof newComments>, action: Action): void {
    const { documents } = this.#order;
    const said = [...comments.fresh, ...comments.added].map((comment) => comment.said);
    for (const person of peopleIn(said)) {
      const name: DocumentName = reviewDocument(chapter, person);
      if (!documents.has(name)) documents.set(name, this.#project.begin(name));
    }
    writeComments(this.#project, chapter, comments, documents, action);
    this.#comments += said.length;
  }

  /** The last record: with it everything is there. */
  #show({ groups, texts }: Arrangement, draft: DraftId | null, author: string): void {
    const project = this.#project;
    const { doc } = project.outlineDocument;
    const pinned = versionToObject(project.log?.version() ?? new Map());
    const action = new Action("imported", null, { file: this.#order.file });
    project.act(action, () => {
      for (const text of texts) {
        // A version of what was recorded before is to have the outline, too.
        if (text.suggestions.length > 0) action.copy(textDocument(text.item), []);
        else this.#add(text, action);
      }
      for (const { items, parent, after } of groups) insertItems(doc, items, parent, after, action);
      doc.transact(() => {
        for (const scene of this.#scenes) fillScene(doc, scene);
      }, action);
      if (!draft) return;
      const made = {
        id: draft,
        name: this.#order.draftName,
        chapter: null,
        pinned,
        author,
        suggester: null,
        suggests: true,
      };
      const seconds = Math.floor(project.now() / 1000);
      doc.transact(() => writeNewDraft(doc, { ...made, made: seconds, archived: false, removed: false }), action);
    });
  }
}
