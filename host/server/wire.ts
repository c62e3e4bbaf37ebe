import type { Session } from "../sharing/session.ts";
import { Bucket, type Limits, type Tally } from "./limits.ts";
import type { Meters } from "./meters.ts";

/** Why a connection is closed: a code of RFC 6455, or of ours from 4400 on, and a sentence. */
export interface Closing {
  readonly code: number;
  readonly reason: string;
}

/** What is known of one connection, whatever it carries: who came by it, from where, and how much. */
export class Wire {
  readonly address: string;
  /** What the owner shows; null where only guests come in. */
  readonly ownerToken: string | null;
  readonly #limits: Limits;
  readonly #meters: Meters;
  readonly #close: (closing: Closing) => void;
  readonly #known: () => void;
  readonly #bucket: Bucket;
  readonly #deadline: NodeJS.Timeout;
  #session: Session | null = null;
  #documents = 0;
  #isClosed = false;

  constructor(order: {
    readonly address: string;
    readonly ownerToken: string | null;
    readonly limits: Limits;
    readonly meters: Meters;
    readonly unknown: Tally;
    readonly close: (closing: Closing) => void;
  }) {
    const { address, limits } = order;
    this.address = address;
    this.ownerToken = order.ownerToken;
    this.#limits = limits;
    this.#meters = order.meters;
    this.#close = order.close;
    this.#known = order.unknown.add(address);
    this.#bucket = new Bucket(limits.messageRate, limits.messageBurst, Date.now());
    this.#deadline = setTimeout(() => this.refuse(4401, "Nobody came in by this connection."), limits.unknownTime);
    this.#deadline.unref();
  }

  get session(): Session | null {
    return this.#session;
  }

  /** Somebody came in by it. */
  enter(session: Session): void {
    this.#session ??= session;
    clearTimeout(this.#deadline);
    this.#known();
  }

  /** Is this message taken? Otherwise the connection is closed, and nothing of it is read any more. */
  takes(size: number): boolean {
    if (this.#isClosed) return false;
    const { ownerMessage, guestMessage, unknownMessage } = this.#limits;
    const session = this.#session;
    this.#meters.messages.inc({ from: session?.kind ?? "unknown" });
    this.#meters.bytes.inc({ from: session?.kind ?? "unknown" }, size);
    const most = session === null ? unknownMessage : session.kind === "owner" ? ownerMessage : guestMessage;
    if (size > most) return this.refuse(1009, "This message is too large.");
    if (session?.kind === "owner" || this.#bucket.take(Date.now())) return true;
    return this.refuse(4429, "Too many messages came at once.");
  }

  /** Returns whether one more document may be opened by it. */
  opens(): boolean {
    this.#documents += 1;
    return this.#documents <= this.#limits.documents;
  }

  closes(): void {
    this.#documents -= 1;
  }

  refuse(code: number, reason: string): false {
    if (this.#isClosed) return false;
    this.#isClosed = true;
    const session = this.#session;
    const who = session === null ? "unknown" : session.kind === "owner" ? "owner" : `guest ${session.guest.id}`;
    this.#meters.refusals.inc({ reason });
    console.error(`${new Date().toISOString()} refused ${this.address} ${who}: ${reason}`);
    this.#close({ code, reason });
    return false;
  }

  /** The connection is gone. */
  end(): void {
    this.#isClosed = true;
    clearTimeout(this.#deadline);
    this.#known();
  }
}
