import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import WebSocket from "ws";
import * as Y from "yjs";

/** How a document is opened on a host, or on a bare relay, where nothing has to be said. */
export interface Opening {
  readonly address: string;
  /** Name and token of the document; null on a bare relay. */
  readonly document: { readonly name: string; readonly token: string } | null;
  readonly client: number;
}

const sync = 0;
const auth = 2;
const update = 2;

/** One window, as cheap as can be: it writes, and notices what arrives, and has no text of the others'. */
export class Typist {
  received = 0;
  readonly #socket: WebSocket;
  readonly #name: string | null;
  readonly #doc = new Y.Doc({ gc: false });
  #sent = Y.encodeStateVector(this.#doc);

  private constructor(socket: WebSocket, name: string | null, client: number, seen: (edit: number) => void) {
    this.#socket = socket;
    this.#name = name;
    this.#doc.clientID = client;
    socket.on("message", (data: Buffer) => {
      this.received += data.length;
      for (const [, edit] of data.toString("latin1").matchAll(/<(\d+)>/g)) seen(Number(edit));
    });
  }

  static open({ address, document, client }: Opening, seen: (edit: number) => void): Promise<Typist> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(address);
      const typist = new Typist(socket, document?.name ?? null, client, seen);
      socket.once("error", reject);
      socket.once("close", (code, reason) => reject(new Error(`${code} ${reason.toString()}`)));
      socket.once("open", () => {
        if (!document) return resolve(typist);
        const encoder = encoding.createEncoder();
        encoding.writeVarString(encoder, document.name);
        encoding.writeVarUint(encoder, auth);
        encoding.writeVarUint(encoder, 0);
        encoding.writeVarString(encoder, document.token);
        encoding.writeVarString(encoder, "bench");
        socket.send(encoding.toUint8Array(encoder));
      });
      socket.on("message", (data: Buffer) => {
        const decoder = decoding.createDecoder(new Uint8Array(data));
        if (!document) return;
        decoding.readVarString(decoder);
        if (decoding.readVarUint(decoder) !== auth) return;
        if (decoding.readVarUint(decoder) === 2) resolve(typist);
        else reject(new Error(decoding.readVarString(decoder)));
      });
    });
  }

  write(edit: number): void {
    const text = this.#doc.getText("text");
    text.insert(text.length, `<${edit}>`);
    const bytes = Y.encodeStateAsUpdate(this.#doc, this.#sent);
    this.#sent = Y.encodeStateVector(this.#doc);
    const encoder = encoding.createEncoder();
    if (this.#name !== null) encoding.writeVarString(encoder, this.#name);
    encoding.writeVarUint(encoder, sync);
    encoding.writeVarUint(encoder, update);
    encoding.writeVarUint8Array(encoder, bytes);
    this.#socket.send(encoding.toUint8Array(encoder));
  }

  close(): void {
    this.#socket.removeAllListeners();
    this.#socket.close();
    this.#doc.destroy();
  }
}
