import { Observable } from "../observable.ts";
import type { CommandId } from "./command-list.ts";

/** What a pane does when a command is called. */
export interface CommandAction {
  readonly run: () => void;
  /** Left out: it can always be done while the pane is there. */
  readonly isEnabled?: boolean;
  /** For what is on or off. */
  readonly isChecked?: boolean;
}

export type CommandActions = { readonly [Id in CommandId]?: CommandAction };

/** Who does what: panes say which commands they answer while they are on the screen. */
export class CommandCenter {
  /** A new value whenever something that a menu shows has changed. */
  readonly changes = new Observable(0);
  readonly #layers: CommandActions[] = [];

  /** What comes later lies over what was there, and is taken away again by the returned function. */
  add(actions: CommandActions): () => void {
    this.#layers.push(actions);
    this.changes.set(this.changes.value + 1);
    return () => {
      this.#layers.splice(this.#layers.indexOf(actions), 1);
      this.changes.set(this.changes.value + 1);
    };
  }

  find(id: CommandId): CommandAction | null {
    return this.#layers.findLast((layer) => layer[id])?.[id] ?? null;
  }

  isEnabled(id: CommandId): boolean {
    const action = this.find(id);
    return action !== null && action.isEnabled !== false;
  }

  /** True if somebody did it. */
  run(id: CommandId): boolean {
    if (!this.isEnabled(id)) return false;
    this.find(id)?.run();
    return true;
  }
}

export const commands = new CommandCenter();
