import type { Doc } from "yjs";
import type { RelativePosition } from "../../host/contract/contract.ts";
import type { ItemId, ProjectId } from "../../story/ids.ts";
import { applyOutlineEdit, type OutlineEdit } from "../../story/outline-edits.ts";
import { assertNever, type Problem, type Result, succeed } from "../../story/problem.ts";
import { Observable } from "../observable.ts";
import type { StudioSocket } from "../studio-socket.ts";

/** One entry of the outline's undo. A split and a join touch texts too: the host does them, and each undoes the other. */
type OutlineAction =
  | { readonly kind: "edit"; readonly edit: OutlineEdit }
  | {
      readonly kind: "split";
      readonly chapter: ItemId;
      readonly at: RelativePosition;
      readonly title: string;
      /** The chapter in the trash that a join has emptied: it comes back, with its history. */
      readonly into: ItemId | null;
    }
  | {
      readonly kind: "join";
      readonly first: ItemId;
      readonly second: ItemId;
      readonly title: string;
      /** What stood at the cut, where this undoes a split. */
      readonly gap: string | null;
    };

type NewKind = "part" | "chapter" | "folder" | "note";

/** Where an action comes from: what other people do to the outline is not in this writer's undo. */
const localOrigin = "outline";
const longestUndo = 200;

export class OutlineActions {
  readonly problem = new Observable<Problem | null>(null);
  readonly canUndo = new Observable(false);
  readonly canRedo = new Observable(false);
  readonly #project: ProjectId;
  readonly #studio: StudioSocket;
  readonly #doc: Doc;
  #undo: OutlineAction[] = [];
  #redo: OutlineAction[] = [];

  constructor(session: { readonly project: ProjectId; readonly studio: StudioSocket }, doc: Doc) {
    this.#project = session.project;
    this.#studio = session.studio;
    this.#doc = doc;
  }

  edit(edit: OutlineEdit): boolean {
    const applied = applyOutlineEdit(this.#doc, edit, localOrigin);
    if (!applied.ok) {
      this.problem.set(applied.problem);
      return false;
    }
    this.#did({ kind: "edit", edit: applied.value.inverse });
    return true;
  }

  async create(kind: NewKind, title: string, parent: string, after: ItemId | null): Promise<ItemId | null> {
    const made = await this.#studio.call("text.create", { project: this.#project, kind, title, parent, after });
    if (!made.ok) {
      this.problem.set(made.problem);
      return null;
    }
    this.#did({ kind: "edit", edit: { kind: "trash", item: made.value.item } });
    return made.value.item;
  }

  /** Returns the chapter that begins at the place. */
  async split(chapter: ItemId, at: RelativePosition, title: string): Promise<ItemId | null> {
    const done = await this.#do({ kind: "split", chapter, at, title, into: null });
    if (!done.ok || done.value.kind !== "join") return null;
    this.#did(done.value);
    return done.value.second;
  }

  async join(first: ItemId, second: ItemId, title: string): Promise<boolean> {
    const done = await this.#do({ kind: "join", first, second, title, gap: null });
    if (done.ok) this.#did(done.value);
    return done.ok;
  }

  async undo(): Promise<void> {
    const inverse = await this.#takeBack(this.#undo);
    if (inverse) this.#redo.push(inverse);
    this.#tell();
  }

  async redo(): Promise<void> {
    const inverse = await this.#takeBack(this.#redo);
    if (inverse) this.#undo.push(inverse);
    this.#tell();
  }

  async #takeBack(stack: OutlineAction[]): Promise<OutlineAction | null> {
    const action = stack.pop();
    if (!action) return null;
    const done = await this.#do(action);
    return done.ok ? done.value : null;
  }

  /** Does it and answers with what undoes it. */
  async #do(action: OutlineAction): Promise<Result<OutlineAction>> {
    const done = await this.#perform(action);
    this.problem.set(done.ok ? null : done.problem);
    return done;
  }

  async #perform(action: OutlineAction): Promise<Result<OutlineAction>> {
    const project = this.#project;
    switch (action.kind) {
      case "edit": {
        const applied = applyOutlineEdit(this.#doc, action.edit, localOrigin);
        return applied.ok ? succeed({ kind: "edit", edit: applied.value.inverse }) : applied;
      }
      case "split": {
        const { chapter, at, title, into } = action;
        const split = await this.#studio.call("text.split", { project, chapter, at, title, into });
        if (!split.ok) return split;
        const { chapter: second, gap } = split.value;
        return succeed({ kind: "join", first: chapter, second, title, gap });
      }
      case "join": {
        const { first, second, title, gap } = action;
        const joined = await this.#studio.call("text.join", { project, first, second, gap });
        return joined.ok
          ? succeed({ kind: "split", chapter: first, at: joined.value.at, title, into: second })
          : joined;
      }
      default:
        return assertNever(action);
    }
  }

  #did(inverse: OutlineAction): void {
    this.problem.set(null);
    this.#undo.push(inverse);
    if (this.#undo.length > longestUndo) this.#undo = this.#undo.slice(-longestUndo);
    this.#redo = [];
    this.#tell();
  }

  #tell(): void {
    this.canUndo.set(this.#undo.length > 0);
    this.canRedo.set(this.#redo.length > 0);
  }
}
