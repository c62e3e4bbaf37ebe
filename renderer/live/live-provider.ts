import { HocuspocusProvider } from "@hocuspocus/provider";

/**
 * Hocuspocus queues what is written while it has no connection, and may lose the beginning of that queue when it tries
 * again: the host would get updates with a hole before them. Here nothing is queued. What was written meanwhile goes out
 * whole, as the answer to the host's first question after it is back.
 */
export class LiveProvider extends HocuspocusProvider {
  /** True from the host's first question on; until then updates stay here. */
  isCurrent = false;

  /**
   * After the host turned this document away, on the same socket. (To detach and attach again would say goodbye first, and
   * that goodbye would end the connection that the host makes next.)
   */
  async askAgain(): Promise<void> {
    if (this.configuration.websocketProvider.status !== "connected") return;
    await this.sendToken();
    this.startSync();
  }

  // biome-ignore lint/suspicious/noExplicitAny: the types of the class that this overrides.
  override documentUpdateHandler(update: Uint8Array, origin: any): void {
    if (this.isCurrent) super.documentUpdateHandler(update, origin);
  }

  override sendStateless(payload: string): void {
    if (this.isCurrent) super.sendStateless(payload);
  }
}
