import type { Doc } from "yjs";
import type { RelativePosition } from "../../host/contract/contract.ts";
import type { SceneReference } from "../../host/contract/scenes.ts";
import type { ItemId, ProjectId } from "../../story/ids.ts";
import type { MatterRole } from "../../story/matter.ts";
import type { OutlineItem } from "../../story/outline.ts";
import { readRemoved } from "../../story/outline-document.ts";
import { applyOutlineEdits, type OutlineEdit } from "../../story/outline-edits.ts";
import { assertNever, type Problem, type Result, succeed } from "../../story/problem.ts";
import { Observable } from "../observable.ts";
import type { StudioSocket } from "../studio-socket.ts";

/**
 * One entry of the outline's undo. What touches texts too is the host's doing, and has an inverse of its own: a split and
 * a join undo each other, and a scene that was moved is moved back.
 */
export type OutlineAction =
  | { readonly kind: "edits"; readonly edits: readonly OutlineEdit[] }
  | {
      readonly kind: "split";
      readonly chapter: ItemId;
      readonly at: RelativePosition;
      readonly title: string;
      /** The chapter that a join has emptied: it comes back, with its history. */
      readonly into: ItemId | null;
      /** Did the pair begin with a split? Then the second chapter goes out of sight when that is undone. */
      readonly wasOne: boolean;
    }
  | {
      readonly kind: "join";
      readonly first: ItemId;
      readonly second: ItemId;
      readonly title: string;
      /** What stood at the cut, where this undoes a split. */
      readonly gap: string | null;
      readonly wasOne: boolean;
    }
  | (SceneReference & {
      readonly kind: "move scene";
      readonly to: ItemId;
      /** How many scenes will stand before it there. */
      readonly place: number;
      readonly gap: string | null;
    })
  /** One after the other; all or none. */
  | { readonly kind: "all"; readonly actions: readonly OutlineAction[] };

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
  #gathered: OutlineAction[] | null = null;

  constructor(session: { readonly project: ProjectId; readonly studio: StudioSocket }, doc: Doc) {
    this.#project = session.project;
    this.#studio = session.studio;
    this.#doc = doc;
  }

  /** What was taken out of the trash, and can be brought back. */
  get removed(): readonly OutlineItem[] {
    return readRemoved(this.#doc);
  }

  edit(...edits: readonly OutlineEdit[]): boolean {
    if (edits.length === 0) return false;
    const applied = applyOutlineEdits(this.#doc, edits, localOrigin);
    if (!applied.ok) {
      this.problem.set(applied.problem);
      return false;
    }
    this.#did({ kind: "edits", edits: applied.value });
    return true;
  }

  async create(
    kind: NewKind,
    title: string,
    parent: string,
    after: ItemId | null,
    /** What it begins with, and what it is where it is none of the story. */
    begun: { readonly text?: string; readonly matter?: MatterRole | null } = {},
  ): Promise<ItemId | null> {
    const made = await this.#studio.call("text.create", {
      project: this.#project,
      kind,
      title,
      parent,
      after,
      ...begun,
    });
    if (!made.ok) {
      this.problem.set(made.problem);
      return null;
    }
    this.#did({ kind: "edits", edits: [{ kind: "trash", item: made.value.item }] });
    return made.value.item;
  }

  /** Each after the one that it repeats. */
  async duplicate(items: readonly { readonly item: ItemId; readonly title: string }[]): Promise<readonly ItemId[]> {
    const made: ItemId[] = [];
    for (const order of items) {
      const done = await this.#studio.call("text.duplicate", { project: this.#project, ...order });
      if (!done.ok) {
        this.problem.set(done.problem);
        break;
      }
      made.push(done.value.item);
    }
    if (made.length > 0) this.#did({ kind: "edits", edits: made.map((item) => ({ kind: "trash", item })) });
    return made;
  }

  /** All that is done meanwhile is one entry of the undo. */
  async asOne(act: () => Promise<void>): Promise<void> {
    const gathered: OutlineAction[] = [];
    this.#gathered = gathered;
    await act();
    this.#gathered = null;
    if (gathered.length > 0) this.#did({ kind: "all", actions: gathered.reverse() });
  }

  /** Returns the chapter that begins at the place. */
  async split(chapter: ItemId, at: RelativePosition, title: string): Promise<ItemId | null> {
    const done = await this.#do({ kind: "split", chapter, at, title, into: null, wasOne: true });
    if (!done.ok || done.value.kind !== "join") return null;
    this.#did(done.value);
    return done.value.second;
  }

  async join(first: ItemId, second: ItemId, title: string): Promise<boolean> {
    return this.act({ kind: "join", first, second, title, gap: null, wasOne: false });
  }

  /** Does something that the host has a part in, as one entry of the undo. */
  async act(action: OutlineAction): Promise<boolean> {
    const done = await this.#do(action);
    if (done.ok) this.#did(done.value);
    return done.ok;
  }

  /** The id by which something can be said of a scene: made where it has none yet. */
  async holdScene(scene: SceneReference): Promise<ItemId | null> {
    const held = await this.#studio.call("scene.hold", { project: this.#project, ...scene });
    if (held.ok) return held.value.scene;
    this.problem.set(held.problem);
    return null;
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
      case "edits": {
        const applied = applyOutlineEdits(this.#doc, action.edits, localOrigin);
        return applied.ok ? succeed({ kind: "edits", edits: applied.value }) : applied;
      }
      case "split": {
        const { chapter, at, title, into, wasOne } = action;
        const split = await this.#studio.call("text.split", { project, chapter, at, title, into });
        if (!split.ok) return split;
        const { chapter: second, gap } = split.value;
        return succeed({ kind: "join", first: chapter, second, title, gap, wasOne });
      }
      case "join": {
        const { first, second, title, gap, wasOne } = action;
        const joined = await this.#studio.call("text.join", { project, first, second, gap, remove: wasOne });
        return joined.ok
          ? succeed({ kind: "split", chapter: first, at: joined.value.at, title, into: second, wasOne })
          : joined;
      }
      case "move scene": {
        const { kind, chapter, scene, title, to, place, gap } = action;
        const moved = await this.#studio.call("scene.move", { project, chapter, scene, title, to, place, gap });
        if (!moved.ok) return moved;
        return succeed({ kind, chapter: to, scene: place, title, to: chapter, ...moved.value });
      }
      case "all":
        return this.#performAll(action.actions);
      default:
        return assertNever(action);
    }
  }

  async #performAll(actions: readonly OutlineAction[]): Promise<Result<OutlineAction>> {
    const inverses: OutlineAction[] = [];
    for (const action of actions) {
      const done = await this.#perform(action);
      if (done.ok) {
        inverses.unshift(done.value);
        continue;
      }
      for (const inverse of inverses) await this.#perform(inverse);
      return done;
    }
    return succeed({ kind: "all", actions: inverses });
  }

  #did(inverse: OutlineAction): void {
    this.problem.set(null);
    if (this.#gathered) {
      this.#gathered.push(inverse);
      return;
    }
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
