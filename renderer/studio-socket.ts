import type {
  CallArgument,
  CallName,
  CallResult,
  EventName,
  Events,
  GuestWelcome,
  Person,
  Studio,
  Welcome,
} from "../host/contract/contract.ts";
import type { Preferences } from "../host/contract/preferences.ts";
import { type Problem, succeed } from "../story/problem.ts";
import { keepPreferences, withKeptPreferences } from "./guest/guest-preferences.ts";
import { Observable } from "./observable.ts";
import { windowProblems } from "./problems/window-words.ts";
import type { FindHost, HostAddress } from "./shell/find-host.ts";

export type HostState =
  | { readonly kind: "connecting" }
  /** `visit` counts the connections of this window: what was learnt in an earlier one may be out of date. */
  | { readonly kind: "connected"; readonly welcome: Welcome; readonly visit: number }
  | { readonly kind: "gone"; readonly problem: Problem };

type Answered = (result: CallResult<CallName>) => void;
type Listener = (data: Events[EventName]) => void;

const longestDelay = 8000;

/** What waiting doesn't help against: a window without its key, and a link that lets nobody in any more. */
const finalProblems = new Set([
  "token-missing",
  "guest-key-missing",
  "link-expired",
  "link-revoked",
  "link-used",
  "link-full",
]);

/** The contract over a WebSocket. It connects again by itself; calls that were under way when it broke fail with a Problem. */
export class StudioSocket implements Studio {
  readonly state = new Observable<HostState>({ kind: "connecting" });
  /** The last one: who this window is stays known while the host is away. */
  #welcome: Welcome | null = null;
  readonly #find: FindHost;
  readonly #admitted: (guest: GuestWelcome) => void;
  readonly #pending = new Map<number, Answered>();
  readonly #listeners = new Map<EventName, Set<Listener>>();
  #socket: WebSocket | null = null;
  #address: HostAddress | null = null;
  #calls = 0;
  #visits = 0;
  #failures = 0;
  #refused: Problem | null = null;

  /** @param admitted is told when the host lets a guest in */
  constructor(find: FindHost, admitted: (guest: GuestWelcome) => void = () => undefined) {
    this.#find = find;
    this.#admitted = admitted;
    void this.#connect();
  }

  /** Who came in by a link; null is the owner of the installation, or nobody yet. */
  get guest(): GuestWelcome | null {
    return this.#welcome?.guest ?? null;
  }

  get person(): Person | null {
    return this.#welcome?.person ?? null;
  }

  /** Where the host was found last. */
  get address(): HostAddress {
    if (!this.#address) throw new Error("Asked for the host's address before one was found");
    return this.#address;
  }

  call<Name extends CallName>(name: Name, argument: CallArgument<Name>): Promise<CallResult<Name>> {
    // The host's preferences are its owner's: a guest's are kept in the guest's own browser.
    if (this.guest && name === "preferences.set")
      return Promise.resolve(this.#keepPreferences(argument as Partial<Preferences>) as CallResult<Name>);
    const socket = this.#socket;
    if (!socket || this.state.value.kind !== "connected")
      return Promise.resolve({ ok: false, problem: windowProblems.callLost });
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

  async #connect(): Promise<void> {
    const found = await this.#find();
    if (!found.ok) {
      this.#failed(found.problem);
      return;
    }
    this.#address = found.value;
    const { contract, token, join } = found.value;
    const socket = new WebSocket(contract);
    this.#socket = socket;
    socket.addEventListener("open", () =>
      socket.send(JSON.stringify({ hello: join ? { join, secret: token } : token, shell: "studio" })),
    );
    socket.addEventListener("message", (event) => this.#receive(String(event.data)));
    socket.addEventListener("close", (event) => this.#closed(socket, event));
  }

  #receive(text: string): void {
    const message = JSON.parse(text) as
      | { readonly welcome: Welcome }
      | { readonly refused: Problem }
      | { readonly answer: number; readonly result: CallResult<CallName> }
      | { readonly event: EventName; readonly data: Events[EventName] };
    if ("welcome" in message) {
      this.#failures = 0;
      this.#refused = null;
      this.state.set({ kind: "connected", welcome: this.#enter(message.welcome), visit: ++this.#visits });
    } else if ("refused" in message) {
      this.#refused = message.refused;
    } else if ("answer" in message) {
      this.#pending.get(message.answer)?.(message.result);
      this.#pending.delete(message.answer);
    } else {
      this.#tell(message.event, message.data);
    }
  }

  #enter(welcome: Welcome): Welcome {
    this.#welcome = welcome;
    const { guest } = welcome;
    if (!guest) return welcome;
    this.#admitted(guest);
    return { ...welcome, preferences: withKeptPreferences(welcome.preferences) };
  }

  #keepPreferences(change: Partial<Preferences>): CallResult<"preferences.set"> {
    const host = this.state.value;
    if (host.kind !== "connected") return { ok: false, problem: windowProblems.callLost };
    const preferences = keepPreferences(host.welcome.preferences, change);
    this.state.set({ ...host, welcome: { ...host.welcome, preferences } });
    return succeed(preferences);
  }

  #tell<Name extends EventName>(name: Name, data: Events[Name]): void {
    for (const listener of [...(this.#listeners.get(name) ?? [])]) listener(data);
  }

  #closed(socket: WebSocket, event: CloseEvent): void {
    if (socket !== this.#socket) return;
    this.#socket = null;
    for (const answered of this.#pending.values()) answered({ ok: false, problem: windowProblems.callLost });
    this.#pending.clear();
    const reason = event.reason ? { ...windowProblems.callLost, sentence: event.reason } : windowProblems.callLost;
    this.#failed(this.#refused ?? reason);
  }

  #failed(problem: Problem): void {
    this.state.set({ kind: "gone", problem });
    if (finalProblems.has(problem.code)) return;
    setTimeout(() => void this.#connect(), Math.min(longestDelay, 250 * 2 ** this.#failures++));
  }
}
