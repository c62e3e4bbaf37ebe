import { createRelativePositionFromTypeIndex, relativePositionToJSON } from "yjs";
import type { RelativePosition } from "../../host/contract/contract.ts";
import type { ItemId } from "../../story/ids.ts";
import { type Outline, type OutlineItem, walkOutline } from "../../story/outline.ts";
import type { OutlineEdit } from "../../story/outline-edits.ts";
import { findScenes } from "../../story/scenes.ts";
import { wordsNow } from "../language/language.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { folderOf, noteTemplates, templateFolder } from "./note-templates.ts";
import type { OutlineAction, OutlineActions } from "./outline-actions.ts";
import type { OutlineCommand } from "./outline-menu.tsx";
import { type Direction, placeBeside } from "./outline-moves.ts";
import { chaptersInSight, isInTrash, nextChapter, siblingsOf } from "./outline-rows.ts";
import { joinable, moveTogether, topmostSelected } from "./outline-selection.ts";
import { outlineTexts } from "./outline-words.ts";
import { templateTexts } from "./template-words.ts";

/** What the pane does on the screen when something was done to the outline. */
export interface OutlineScreen {
  readonly session: ProjectSession;
  readonly outline: Outline;
  readonly actions: OutlineActions;
  readonly selected: ReadonlySet<string>;
  readonly current: ItemId | null;
  readonly select: (items: readonly string[]) => void;
  readonly focusRow: (key: string) => void;
  readonly unfold: (parent: string) => void;
  readonly rename: (item: Pick<OutlineItem, "id" | "title">, anchor: Element) => void;
  /** A text that was just made gets its name, and then its words. */
  readonly nameNew: (item: ItemId, title: string, isText: boolean) => Promise<void>;
  /** Opens a text; null where there is none left to open. */
  readonly open: (item: ItemId | null) => void;
  readonly openBeside: (item: ItemId) => void;
  readonly splitAtCursor: () => void;
  readonly emptyTrash: () => void;
  readonly bringBack: () => void;
  readonly addMatter: () => void;
}

/** Does a command to the row that it was asked for, or, if that is one of the chosen rows, to all of them. */
export async function runOutlineCommand(
  screen: OutlineScreen,
  command: OutlineCommand,
  item: OutlineItem | null,
  anchor: Element,
): Promise<void> {
  const { outline, actions } = screen;
  const words = wordsNow(outlineTexts);
  if (command.startsWith("new from ")) return beginFrom(screen, command.slice("new from ".length), item);
  switch (command) {
    case "new chapter":
      return begin(screen, "chapter", item);
    case "new part":
      return begin(screen, "part", item);
    case "new note":
      return begin(screen, "note", item);
    case "new folder":
      return begin(screen, "folder", item);
    case "templates":
      return showTemplates(screen);
    case "split":
      return screen.splitAtCursor();
    case "empty trash":
      return screen.emptyTrash();
    case "bring back":
      return screen.bringBack();
    case "add matter":
      return screen.addMatter();
  }
  if (!item) return;
  const items = targetsOf(screen, item);
  switch (command) {
    case "beside":
      return screen.openBeside(item.id);
    case "as one":
      screen.session.view.scope.set({ kind: "items", items: items.map(({ id }) => id) });
      return screen.session.view.kind.set("manuscript");
    case "rename":
      return screen.rename(item, anchor);
    case "duplicate": {
      const made = await actions.duplicate(items.map(({ id, title }) => ({ item: id, title: words.copyOf(title) })));
      screen.select(made);
      if (made[0]) screen.focusRow(made[0]);
      return;
    }
    case "split scenes":
      return splitScenes(screen, item);
    case "join":
      return join(screen, items);
    case "in book":
      actions.edit(...items.map((each): OutlineEdit => ({ kind: "setInBook", item: each.id, inBook: !item.inBook })));
      return;
    case "archive":
      return takeAway(screen, items, "archive");
    case "unarchive":
      actions.edit(...items.map((each): OutlineEdit => ({ kind: "setArchived", item: each.id, archived: false })));
      return screen.focusRow(item.id);
    case "trash":
      return isInTrash(outline, item.id) ? undefined : takeAway(screen, items, "trash");
    case "restore":
      if (actions.edit(...items.map((each): OutlineEdit => ({ kind: "untrash", item: each.id }))))
        screen.focusRow(item.id);
      return;
    case "move up":
      return move(screen, items, "up");
    case "move down":
      return move(screen, items, "down");
    case "move out":
      return move(screen, items, "out");
    case "move in":
      return move(screen, items, "in");
  }
}

/** The row alone, or all that are chosen with it. */
export function targetsOf(
  { outline, selected }: Pick<OutlineScreen, "outline" | "selected">,
  item: OutlineItem,
): readonly OutlineItem[] {
  if (!selected.has(item.id)) return [item];
  const items = topmostSelected(outline, selected);
  return items.length > 0 ? items : [item];
}

async function begin(
  screen: OutlineScreen,
  kind: "chapter" | "part" | "note" | "folder",
  beside: OutlineItem | null,
): Promise<void> {
  const place = placeBeside(screen.outline, beside, kind);
  const words = wordsNow(outlineTexts);
  const title = { chapter: words.newChapter, part: words.newPart, note: words.newNote, folder: words.newFolder }[kind];
  const item = await screen.actions.create(kind, title, place.parent, place.after);
  if (!item) return;
  screen.unfold(place.parent);
  await screen.nameNew(item, title, kind === "chapter" || kind === "note");
}

/** A character goes to the characters, wherever the writer was. */
async function beginFrom(screen: OutlineScreen, id: string, beside: OutlineItem | null): Promise<void> {
  const { session, outline, actions } = screen;
  const template = noteTemplates(outline).find((candidate) => candidate.id === id);
  if (!template) return;
  const own = template.note
    ? await session.studio.call("text.read", { project: session.project, item: template.note })
    : null;
  const text = own?.ok ? own.value.text : template.text;
  const known = folderOf(outline, template);
  const folder =
    known?.id ??
    (template.folder === null ? null : await actions.create("folder", template.folder, "notes", lastNote(outline)));
  const beside_ = placeBeside(outline, beside, "note");
  const place = folder ? { parent: folder, after: known?.children.at(-1)?.id ?? null } : beside_;
  const title = template.title;
  const item = await actions.create("note", title, place.parent, place.after, { text });
  if (!item) return;
  screen.unfold("notes");
  screen.unfold(place.parent);
  await screen.nameNew(item, title, true);
}

/** The templates are notes: they are changed as notes are. Those that are not there yet are made. */
async function showTemplates(screen: OutlineScreen): Promise<void> {
  const { outline, actions } = screen;
  const texts = wordsNow(templateTexts);
  const known = templateFolder(outline);
  const folder = known?.id ?? (await actions.create("folder", texts.folder, "notes", lastNote(outline)));
  if (!folder) return;
  let last = known?.children.at(-1)?.id ?? null;
  for (const template of noteTemplates(outline)) {
    if (template.note) continue;
    last = (await actions.create("note", template.title, folder, last, { text: template.text })) ?? last;
  }
  screen.unfold("notes");
  screen.unfold(folder);
  const first = known?.children.find(({ kind }) => kind === "note")?.id ?? last;
  if (first) screen.open(first);
}

function lastNote(outline: Outline): ItemId | null {
  return outline.notes.at(-1)?.id ?? null;
}

/** A chapter for each scene; undone as one. */
async function splitScenes({ session, actions }: OutlineScreen, item: OutlineItem): Promise<void> {
  const opened = await session.openText(item.id);
  if (!opened.ok) return actions.problem.set(opened.problem);
  const { text } = opened.value;
  const prose = text.toString();
  const scenes = findScenes(prose).map((scene, index) => ({ ...scene, index }));
  const splits = scenes.slice(1).reverse();
  if (splits.length === 0) return;
  await actions.act({
    kind: "all",
    actions: splits.map(({ from, title, index }): OutlineAction => {
      const at = relativePositionToJSON(createRelativePositionFromTypeIndex(text, from)) as RelativePosition;
      const isTitled = /^ {0,3}##[ \t]/.test(prose.slice(from, from + 10));
      const name = isTitled ? title : wordsNow(outlineTexts).nthScene(item.title, index + 1);
      return { kind: "split", chapter: item.id, at, title: name, into: null, wasOne: true };
    }),
  });
}

async function join(screen: OutlineScreen, items: readonly OutlineItem[]): Promise<void> {
  const { outline, actions } = screen;
  const [first] = items;
  if (!first) return;
  const next = nextChapter(outline, first.id);
  const row = joinable(outline, items) ?? (next && items.length === 1 ? [first, next] : []);
  const joins = row.slice(1).map(({ id, title }): OutlineAction => {
    return { kind: "join", first: first.id, second: id, title, gap: null, wasOne: false };
  });
  const [only] = joins;
  if (!only) return;
  const isDone = await actions.act(joins.length === 1 ? only : { kind: "all", actions: joins });
  if (isDone) screen.open(first.id);
}

function move(screen: OutlineScreen, items: readonly OutlineItem[], direction: Direction): void {
  const { outline, actions } = screen;
  const moved = moveTogether(outline, items, direction);
  const [first] = items;
  if (!moved || !first || items.some(({ id }) => isInTrash(outline, id))) return;
  if (!actions.edit(...moved.edits)) return;
  screen.unfold(moved.place.parent);
  screen.focusRow(first.id);
}

/** The rows go and the focus with them: a neighbour takes it over, in the outline and on the page. */
function takeAway(screen: OutlineScreen, items: readonly OutlineItem[], where: "trash" | "archive"): void {
  const { outline, actions, current } = screen;
  const gone = new Set<string>([...walkOutline(items)].map(({ id }) => id));
  const last = items.at(-1);
  const siblings = last ? siblingsOf(outline, last.parent).filter(({ archived }) => !archived) : [];
  const index = siblings.findIndex(({ id }) => id === last?.id);
  const isLeft = ({ id }: OutlineItem) => !gone.has(id);
  const neighbour = siblings.slice(index + 1).find(isLeft) ?? siblings.slice(0, Math.max(index, 0)).findLast(isLeft);
  const edits = items.map(
    ({ id }): OutlineEdit =>
      where === "trash" ? { kind: "trash", item: id } : { kind: "setArchived", item: id, archived: true },
  );
  if (!actions.edit(...edits)) return;
  screen.select([]);
  screen.focusRow(neighbour?.id ?? "notes");
  if (current === null || !gone.has(current)) return;
  const chapters = chaptersInSight(outline);
  const here = chapters.findIndex(({ id }) => id === current);
  const page = chapters.slice(here + 1).find(isLeft) ?? chapters.slice(0, Math.max(here, 0)).findLast(isLeft);
  screen.open(page?.id ?? null);
}
