import { randomUUID } from "node:crypto";
import type { ProjectId } from "../../story/ids.ts";
import { fail, type Problem, type Result, succeed } from "../../story/problem.ts";
import type { GuestId, LinkId } from "../contract/sharing.ts";
import type { Host } from "../host.ts";
import type { Admitted } from "./link-book.ts";
import type { Session } from "./session.ts";

/** How often guests of a link whose time is over are looked for; milliseconds. */
const sweepInterval = 10_000;

interface Visit {
  /** A window has one of its own, and one more for each document that is open in it. */
  readonly kind: "window" | "document";
  readonly session: Session & { readonly kind: "guest" };
  readonly end: (problem: Problem) => void;
}

/** Through which guests come in, by what they show, and who of them is in. A guest is sent out the moment their link ends. */
export class Doors {
  readonly #host: Host;
  readonly #visits = new Set<Visit>();
  #sweeping: NodeJS.Timeout | null = null;

  constructor(host: Host) {
    this.#host = host;
  }

  /** By what a guest's browser was given when it first came. */
  find(shown: string): Result<Session> {
    let refused: Result<Session> = noDoor;
    for (const project of this.#host.projects) {
      const found = this.#host.links(project.id)?.find(shown);
      if (found?.ok) return succeed(sessionOf(project.id, found.value));
      if (found && found.problem.code !== "link-unknown") refused = found;
    }
    return refused;
  }

  /** A browser comes by a link for the first time. @throws DiskError */
  async join(token: string, secret: string): Promise<Result<Session>> {
    let refused: Result<never> = noDoor;
    for (const project of this.#host.projects) {
      const admitted = await this.#host.links(project.id)?.admit(token, secret);
      if (admitted?.ok) return succeed(sessionOf(project.id, admitted.value));
      if (admitted && admitted.problem.code !== "link-unknown") refused = admitted;
    }
    return refused;
  }

  /** Why what a session sends isn't taken any more. */
  closed(session: Session): Problem | null {
    if (session.kind === "owner") return null;
    const links = this.#host.links(session.project);
    return links ? links.closed(session.link) : storyClosed;
  }

  /** A socket of a session is open; `end` closes it. Returns how to say that it is gone. */
  enter(session: Session, kind: Visit["kind"], end: (problem: Problem) => void): () => void {
    if (session.kind === "owner") return () => undefined;
    const visit = { kind, session, end };
    this.#visits.add(visit);
    this.#sweeping ??= setInterval(() => this.sweep(), sweepInterval).unref();
    return () => this.#visits.delete(visit);
  }

  /** Windows that are open by a link. */
  windowsOf(link: LinkId): number {
    return [...this.#visits].filter(({ kind, session }) => kind === "window" && session.link === link).length;
  }

  get guestsHere(): number {
    return new Set([...this.#visits].map(({ session }) => session.guest.id)).size;
  }

  isHere(guest: GuestId): boolean {
    return [...this.#visits].some(({ session }) => session.guest.id === guest);
  }

  /** Sends those out whose link has ended, or whose story was closed. */
  sweep(): void {
    for (const { session, end } of [...this.#visits]) {
      const problem = this.closed(session);
      if (problem) end(problem);
    }
  }

  stop(): void {
    if (this.#sweeping) clearInterval(this.#sweeping);
  }
}

function sessionOf(project: ProjectId, { link, guest }: Admitted): Session {
  const { id, name } = guest;
  return { kind: "guest", visit: randomUUID(), guest: { id, name }, link: link.id, role: link.role, project };
}

const noDoor = fail(
  "link-unknown",
  "This link leads to no story that is open.",
  "Look whether it was copied whole; otherwise try again when whoever sent it is there.",
);

const storyClosed = fail(
  "story-closed",
  "The story was closed where it is kept.",
  "You are connected again when it is opened. What you have not sent yet stays here.",
).problem;
