import type {
  CallArgument,
  CallName,
  CallResult,
  EventName,
  Events,
  Studio,
  Welcome,
} from "../host/contract/contract.ts";
import type { Problem } from "../story/problem.ts";
import { Observable } from "./observable.ts";

export type HostState =
  | { readonly kind: "connecting" }
  /** `visit` counts the connections of this window: what was learnt in an earlier one may be out of date. */
  | { readonly kind: "connected"; readonly welcome: Welcome; readonly visit: number }
  | { readonly kind: "gone"; readonly problem: Problem };

type Answered = (result: CallResult<CallName>) => void;
type Listener = (data: Events[EventName]) => void;

const hostGone: Problem = {
  code: "host-gone",
  sentence: "Redraft has stopped, so this could not be done.",
  next: "Start it again: this window finds it by itself. Your words are kept in this window.",
};

const noToken: Problem = {
  code: "token-missing",
  sentence: "This window was opened without the key to your stories.",
  next: "Start Redraft again (npm start): it opens the studio with its key.",
};

const longestDelay = 8000;

/** The contract over a WebSocket. It connects again by itself; calls that were under way when it broke fail with a Problem. */
export class StudioSocket implements Studio {
  readonly state = new Observable<HostState>({ kind: "connecting" });
  readonly #address: string;
  readonly #token: string;
  readonly #pending = new Map<number, Answered>();
  readonly #listeners = new Map<EventName, Set<Listener>>();
  #socket: WebSocket | null = null;
  #calls = 0;
  #visits = 0;
  #failures = 0;

  constructor(address: string, token: string) {
    this.#address = address;
    this.#token = token;
    if (token) this.#connect();
    else this.state.set({ kind: "gone", problem: noToken });
  }

  call<Name extends CallName>(name: Name, argument: CallArgument<Name>): Promise<CallResult<Name>> {
    const socket = this.#socket;
    if (!socket || this.state.value.kind !== "connected") return Promise.resolve({ ok: false, problem: hostGone });
    const id = ++this.#calls;
    return new Promise((resolve) => {
      this.#pending.set(id, resolve as Answered);
      socket.send(JSON.stringify({ call: name, id, with: argument }));
    });
  }

  /** The writer's name, here and in what this window does from now on. */
  async setPerson(name: string): Promise<CallResult<"person.set">> {
    const result = await this.call("person.set", { name });
    const host = this.state.value;
    if (result.ok && host.kind === "connected") {
      this.state.set({ ...host, welcome: { ...host.welcome, person: result.value } });
    }
    return result;
  }

  on<Name extends EventName>(name: Name, listener: (data: Events[Name]) => void): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners);
    listeners.add(listener as Listener);
    return () => listeners.delete(listener as Listener);
  }

  #connect(): void {
    const socket = new WebSocket(this.#address);
    this.#socket = socket;
    socket.addEventListener("open", () => socket.send(JSON.stringify({ hello: this.#token, shell: "studio" })));
    socket.addEventListener("message", (event) => this.#receive(String(event.data)));
    socket.addEventListener("close", (event) => this.#closed(socket, event));
  }

  #receive(text: string): void {
    const message = JSON.parse(text) as
      | { readonly welcome: Welcome }
      | { readonly answer: number; readonly result: CallResult<CallName> }
      | { readonly event: EventName; readonly data: Events[EventName] };
    if ("welcome" in message) {
      this.#failures = 0;
      this.state.set({ kind: "connected", welcome: message.welcome, visit: ++this.#visits });
    } else if ("answer" in message) {
      this.#pending.get(message.answer)?.(message.result);
      this.#pending.delete(message.answer);
    } else {
      for (const listener of [...(this.#listeners.get(message.event) ?? [])]) listener(message.data);
    }
  }

  #closed(socket: WebSocket, event: CloseEvent): void {
    if (socket !== this.#socket) return;
    this.#socket = null;
    for (const answered of this.#pending.values()) answered({ ok: false, problem: hostGone });
    this.#pending.clear();
    const problem = event.reason ? { ...hostGone, sentence: event.reason } : hostGone;
    this.state.set({ kind: "gone", problem });
    const delay = Math.min(longestDelay, 250 * 2 ** this.#failures++);
    setTimeout(() => this.#connect(), delay);
  }
}
