import { type PluginValue, ViewPlugin, type ViewUpdate } from "@codemirror/view";

/** Tells panes around the page what happens on it. Listening later than it began needs no new configuration, which measures all lines anew. */
class PageWatch implements PluginValue {
  readonly #listeners = new Set<(update: ViewUpdate) => void>();

  update(update: ViewUpdate): void {
    for (const listener of this.#listeners) listener(update);
  }

  /** Returns how to stop listening. */
  listen(listener: (update: ViewUpdate) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

export const pageWatch = ViewPlugin.fromClass(PageWatch);
