import type {
  ImportedItem,
  ImportedManuscript,
  SaidOfChapter,
  SaidOfScene,
  SetAside,
} from "../../../formats/import/manuscript.ts";
import { fileNameFor } from "../../../story/file-names.ts";
import { createItemId, type ItemId } from "../../../story/ids.ts";
import type { ItemParent, OutlineItem, Status } from "../../../story/outline.ts";
import { hasText, readStatus, readTags } from "../../../story/outline-values.ts";
import type { CameChapter } from "../../../story/suggested-chapter.ts";
import type { Project } from "../project.ts";

/** A text that gets into the story, as a chapter or a note of its own. */
export interface NewText extends CameChapter {
  readonly item: ItemId;
  readonly scenes: readonly SaidOfScene[];
  /** Earlier texts of it, the oldest first. */
  readonly earlier: NonNullable<SaidOfChapter["earlier"]>;
}

/** New items that come behind one that is there; `after` null is first. */
export interface NewGroup {
  readonly parent: ItemParent;
  readonly after: ItemId | null;
  readonly items: readonly OutlineItem[];
}

/** What of a manuscript becomes something new in the story. */
export interface Arrangement {
  readonly groups: readonly NewGroup[];
  readonly texts: readonly NewText[];
  /** By the story's chapter: the place, among the chapters that came, of what is its revision. */
  readonly revisions: ReadonlyMap<ItemId, number>;
}

/**
 * Gives everything of a manuscript its place.
 *
 * @param came its chapters in reading order
 * @param pairs as many: the story's chapter that each is a revision of
 * @param place where those come that stand before all that are revisions
 * @param taken names of files that are there
 */
export function arrange(
  project: Project,
  manuscript: ImportedManuscript,
  order: {
    readonly came: readonly CameChapter[];
    readonly pairs: readonly (ItemId | null)[];
    readonly place: { readonly parent: ItemParent; readonly after: ItemId | null };
    readonly taken: readonly string[];
    /** What was set aside, and notes, go into a folder of this name; null is at the top of the notes. */
    readonly folder: string | null;
    readonly beside: readonly SetAside[];
  },
): Arrangement {
  const maker = new ItemMaker(project, order.taken, order.came);
  const revisions = new Map<ItemId, number>();
  const groups: { parent: ItemParent; after: ItemId | null; items: OutlineItem[] }[] = [];
  let last: { parent: ItemParent; after: ItemId | null } = order.place;
  const add = (made: OutlineItem): void => {
    const open = groups.at(-1);
    if (open && open.parent === last.parent && open.after === last.after)
      open.items.push({ ...made, parent: last.parent });
    else groups.push({ ...last, items: [{ ...made, parent: last.parent }] });
  };
  let chapter = 0;
  const walk = (items: readonly ImportedItem[]): void => {
    for (const item of items) {
      if (item.kind === "part") {
        const inside = countChapters(item);
        const isNew = order.pairs.slice(chapter, chapter + inside).every((own) => own === null);
        if (!isNew) walk(item.children);
        else {
          if (last !== order.place) last = { parent: "book", after: topOf(project, last.after) };
          add(maker.make(item, "book", chapter));
          chapter += inside;
        }
        continue;
      }
      const own = order.pairs[chapter] ?? null;
      if (own === null) add(maker.make(item, "book", chapter));
      else {
        revisions.set(own, chapter);
        last = { parent: project.item(own)?.parent ?? "book", after: own };
      }
      chapter++;
    }
  };
  walk(manuscript.items);
  const notes = [
    ...(manuscript.notes ?? []).map((item) => maker.makeNote(item)),
    ...order.beside.map((piece) => maker.makeAside(piece)),
  ];
  if (notes.length > 0) {
    const items = order.folder === null ? notes : [maker.folder(order.folder, notes)];
    groups.push({ parent: "notes", after: project.outline.notes.at(-1)?.id ?? null, items });
  }
  return { groups, texts: maker.texts, revisions };
}

function countChapters(item: ImportedItem): number {
  return item.kind === "chapter" ? 1 : item.children.reduce((sum, child) => sum + countChapters(child), 0);
}

/** The item at the top of the book in which another is. */
function topOf(project: Project, id: ItemId | null): ItemId | null {
  let item = id === null ? null : project.item(id);
  while (item && item.parent !== "book") item = project.item(item.parent);
  return item?.id ?? null;
}

/** What another studio calls its statuses is no word to lose: it becomes a tag. */
export function statusAndTags(said: Pick<SaidOfChapter, "status" | "tags">): {
  readonly status: Status | null;
  readonly tags: readonly string[];
} {
  const status = readStatus(said.status?.toLowerCase());
  const named = said.status && status === null ? [said.status] : [];
  return { status, tags: readTags([...(said.tags ?? []), ...named]) };
}

class ItemMaker {
  readonly texts: NewText[] = [];
  readonly #project: Project;
  readonly #taken: string[];
  readonly #came: readonly CameChapter[];

  constructor(project: Project, taken: readonly string[], came: readonly CameChapter[]) {
    this.#project = project;
    this.#taken = [...taken];
    this.#came = came;
  }

  /** @param chapter the place of its first chapter among those that came */
  make(item: ImportedItem, parent: ItemParent, chapter: number): OutlineItem {
    const made = this.#item(item.kind, item.title, parent, item.kind === "chapter" ? item.said : undefined);
    const titled = { ...made, formerTitles: item.formerTitles ?? [] };
    if (item.kind === "chapter") {
      const came = this.#came[chapter] ?? { text: item.text, comments: [], suggestions: [] };
      this.texts.push({ ...came, item: made.id, scenes: item.said?.scenes ?? [], earlier: item.said?.earlier ?? [] });
      return titled;
    }
    let place = chapter;
    const children = item.children.map((child) => {
      const inside = this.make(child, made.id, place);
      place += countChapters(child);
      return inside;
    });
    return { ...titled, children };
  }

  makeNote(item: ImportedItem): OutlineItem {
    if (item.kind === "chapter") return this.#note(item.title, item.text, item.said);
    return this.folder(
      item.title,
      item.children.map((child) => this.makeNote(child)),
    );
  }

  makeAside({ kind, title, text, said }: SetAside): OutlineItem {
    return this.#note(`Set aside: ${title ?? kind}`, text.endsWith("\n") ? text : `${text}\n`, said);
  }

  folder(title: string, children: readonly OutlineItem[]): OutlineItem {
    const made = this.#item("folder", title, "notes", undefined);
    return { ...made, children: children.map((child) => ({ ...child, parent: made.id })) };
  }

  #note(title: string, text: string, said: SaidOfChapter | undefined): OutlineItem {
    const made = this.#item("note", title, "notes", said);
    this.texts.push({
      item: made.id,
      text,
      comments: [],
      suggestions: [],
      scenes: said?.scenes ?? [],
      earlier: said?.earlier ?? [],
    });
    return made;
  }

  #item(kind: OutlineItem["kind"], title: string, parent: ItemParent, said: SaidOfChapter | undefined): OutlineItem {
    const file = hasText(kind) ? fileNameFor(title, this.#taken, kind === "note" ? "notes" : "chapters") : null;
    if (file !== null) this.#taken.push(file);
    const { status, tags } = statusAndTags(said ?? {});
    const isBook = kind === "part" || kind === "chapter";
    return {
      id: createItemId(this.#project.now(), Math.random),
      kind,
      title,
      formerTitles: [],
      file,
      synopsis: said?.synopsis ?? "",
      status,
      tags,
      pointOfView: said?.pointOfView ?? "",
      target: null,
      inBook: isBook && (said?.inBook ?? true),
      archived: false,
      matter: kind === "chapter" ? (said?.matter ?? null) : null,
      columns: {},
      parent,
      children: [],
    };
  }
}
