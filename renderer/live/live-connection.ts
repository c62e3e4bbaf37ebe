import { HocuspocusProviderWebsocket } from "@hocuspocus/provider";

/**
 * The socket that carries a story's documents. Hocuspocus connects again by itself a moment after it lost its host, even
 * where it was told to disconnect meanwhile: it would reach a host that was started anew before the story is open there,
 * and be turned away. Here it connects only between `resume` and `disconnect`.
 */
export class LiveConnection extends HocuspocusProviderWebsocket {
  #isWanted = false;

  constructor() {
    super({ url: "", autoConnect: false, delay: 400, minDelay: 200, maxDelay: 5000 });
  }

  async resume(address: string): Promise<void> {
    this.#isWanted = true;
    this.configuration.url = address;
    await this.connect();
  }

  override async connect(): Promise<void> {
    if (this.#isWanted) await super.connect();
  }

  override disconnect(): void {
    this.#isWanted = false;
    super.disconnect();
  }
}
