import WebSocket from "ws";
import type { CallArgument, CallName, CallResult, EventName, Events, Welcome } from "../../host/contract/contract.ts";

/** A guest's window on `/contract`, with every byte that it was ever sent. */
export class GuestClient {
  readonly welcome: Welcome;
  readonly heard: Uint8Array[];
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (result: never) => void>();
  readonly #listeners: ((event: EventName, data: never) => void)[] = [];
  #last = 0;

  private constructor(socket: WebSocket, welcome: Welcome, heard: Uint8Array[]) {
    this.#socket = socket;
    this.welcome = welcome;
    this.heard = heard;
    this.closed = new Promise((resolve) =>
      socket.on("close", (code, reason) => resolve({ code, reason: reason.toString() })),
    );
    socket.on("message", (data) => this.#receive(JSON.parse(String(data))));
  }

  /** By a link's token, or by the secret that the first visit gave. The reason where nobody is let in. */
  static enter(
    port: number,
    hello: string | { readonly join: string; readonly secret?: string },
  ): Promise<GuestClient | string> {
    return new Promise((resolve) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/contract`);
      const heard: Uint8Array[] = [];
      socket.on("open", () => socket.send(JSON.stringify({ hello })));
      socket.on("message", (data) => heard.push(data as Buffer));
      socket.once("message", (data) => {
        const { welcome } = JSON.parse(String(data)) as { welcome?: Welcome };
        if (welcome) resolve(new GuestClient(socket, welcome, heard));
      });
      socket.once("close", (_code, reason) => resolve(reason.toString()));
    });
  }

  call<Name extends CallName>(name: Name, argument: CallArgument<Name>): Promise<CallResult<Name>> {
    this.#last += 1;
    this.#socket.send(JSON.stringify({ call: name, id: this.#last, with: argument }));
    return new Promise((resolve) => this.#waiting.set(this.#last, resolve as (result: never) => void));
  }

  next<Name extends EventName>(name: Name, isIt = (_: Events[Name]) => true): Promise<Events[Name]> {
    return new Promise((resolve) => {
      const listener = (event: EventName, data: never) => {
        if (event !== name || !isIt(data)) return;
        this.#listeners.splice(this.#listeners.indexOf(listener), 1);
        resolve(data);
      };
      this.#listeners.push(listener);
    });
  }

  close(): void {
    this.#socket.close();
  }

  #receive(message: {
    readonly answer?: number;
    readonly result?: never;
    readonly event?: EventName;
    data?: never;
  }): void {
    if (message.answer !== undefined) this.#waiting.get(message.answer)?.(message.result as never);
    else if (message.event) for (const listener of [...this.#listeners]) listener(message.event, message.data as never);
  }
}
