import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import * as encoding from "lib0/encoding";
import WebSocket from "ws";
import * as Y from "yjs";
import type { Lease, Studio } from "../../host/contract/contract.ts";
import type { LiveMessage } from "../../host/contract/live-messages.ts";
import type { ProjectId } from "../../story/ids.ts";

/** An editor of one document, over the real socket: types, marks, and knows what was answered "stored". */
export class LiveClient {
  readonly doc = new Y.Doc({ gc: false });
  readonly lease: Lease;
  readonly closed: string[] = [];
  readonly #socket: HocuspocusProviderWebsocket;
  readonly #provider: HocuspocusProvider;
  readonly #waiting: { readonly n: number; readonly resolve: () => void }[] = [];
  #n = 0;
  stored = 0;

  private constructor(
    port: number,
    token: string,
    project: ProjectId,
    document: string,
    lease: Lease,
    synced: () => void,
    state?: Uint8Array,
    heard?: (bytes: Uint8Array) => void,
  ) {
    this.lease = lease;
    if (state) Y.applyUpdate(this.doc, state);
    this.doc.clientID = lease.client;
    this.#socket = new HocuspocusProviderWebsocket({
      url: `ws://127.0.0.1:${port}/live`,
      WebSocketPolyfill: WebSocket,
      maxAttempts: 1,
      onMessage: (message) => heard?.(bytesOf(message)),
    });
    this.#provider = new HocuspocusProvider({
      websocketProvider: this.#socket,
      name: `${project}/${document}`,
      document: this.doc,
      token: JSON.stringify({ token, ...lease }),
      onSynced: synced,
      onStateless: ({ payload }) => this.#answered(JSON.parse(payload) as LiveMessage),
      onClose: ({ event }) => this.closed.push(event.reason),
      onAuthenticationFailed: ({ reason }) => this.closed.push(reason),
    });
    this.#provider.attach();
  }

  static async open(
    studio: Studio,
    at: { readonly port: number; readonly token: string; readonly project: ProjectId; readonly document: string },
    lease?: Lease,
    state?: Uint8Array,
    /** Is told everything that comes over the wire. */
    heard?: (bytes: Uint8Array) => void,
  ): Promise<LiveClient> {
    const { port, token, project, document } = at;
    const leased = lease ?? (await leaseOf(studio, project, document));
    const { promise, resolve } = Promise.withResolvers<void>();
    const client = new LiveClient(port, token, project, document, leased, resolve, state, heard);
    await promise;
    return client;
  }

  /** Tells why the document is not opened. */
  static attempt(
    { port, token, project, document }: { port: number; token: string; project: ProjectId; document: string },
    lease: Lease,
    refused: (reason: string) => void,
  ): LiveClient {
    const client = new LiveClient(port, token, project, document, lease, () => refused("it was opened"));
    client.closed.push = (...reasons) => {
      for (const reason of reasons) refused(reason);
      return 0;
    };
    return client;
  }

  get text(): Y.Text {
    return this.doc.getText("text");
  }

  /** Asks for an answer to everything up to now; resolves when it is on the disk. */
  mark(now: boolean): Promise<void> {
    this.#n += 1;
    const structs = this.doc.store.clients.get(this.doc.clientID)?.at(-1);
    const clock = structs ? structs.id.clock + structs.length : 0;
    this.#provider.sendStateless(JSON.stringify({ kind: "mark", n: this.#n, clock, now } satisfies LiveMessage));
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.push({ n: this.#n, resolve });
    return promise;
  }

  /** Tells the host something beside the document. */
  say(message: LiveMessage): void {
    this.#provider.sendStateless(JSON.stringify(message));
  }

  /** Sends bytes as an update (a sync message of y-protocols: 2), whatever they are. */
  send(update: Uint8Array): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarString(encoder, this.#provider.configuration.name);
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarUint(encoder, 2);
    encoding.writeVarUint8Array(encoder, update);
    this.#socket.webSocket?.send(encoding.toUint8Array(encoder));
  }

  destroy(): void {
    this.#provider.destroy();
    this.#socket.destroy();
    this.doc.destroy();
  }

  #answered(message: LiveMessage): void {
    if (message.kind !== "stored") return;
    this.stored = Math.max(this.stored, message.n);
    for (const { n, resolve } of this.#waiting) if (n <= this.stored) resolve();
  }
}

export async function leaseOf(studio: Studio, project: ProjectId, document: string): Promise<Lease> {
  const leased = await studio.call("live.lease", { project, document });
  if (!leased.ok) throw new Error(leased.problem.sentence);
  return leased.value;
}

/** Of a message event, in whatever form its library gives it. */
function bytesOf(message: unknown): Uint8Array {
  const event = message as { readonly data?: ArrayBuffer; readonly event?: { readonly data: ArrayBuffer } };
  return new Uint8Array(event.data ?? event.event?.data ?? new ArrayBuffer(0));
}
