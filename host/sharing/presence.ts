import type { ItemId, ProjectId } from "../../story/ids.ts";
import { colourOfPerson } from "../../story/people.ts";
import { fail, type Result, succeed } from "../../story/problem.ts";
import { isReadable, readableBook } from "../../story/readable-book.ts";
import type { Events, RelativePosition } from "../contract/contract.ts";
import type { PresentPerson } from "../contract/presence.ts";
import type { Host } from "../host.ts";
import { reaches } from "./permissions.ts";
import type { Session } from "./session.ts";

/** Changes are told together; milliseconds. */
const gatherTime = 100;

/** A place longer than this is none of Yjs'; characters as JSON. */
const longestPlace = 300;

interface Present {
  readonly session: Session;
  readonly chapter: ItemId | null;
  readonly place: RelativePosition | null;
}

/** Who is in which story, by the sessions that are open: names, colours and roles are the host's to say. */
export class Presence {
  readonly #host: Host;
  readonly #stories = new Map<ProjectId, Map<string, Present>>();
  /** What those who only read are told of an event. */
  readonly #forReaders = new WeakMap<Events["presence.changed"], Events["presence.changed"]>();
  readonly #timers = new Map<ProjectId, NodeJS.Timeout>();

  constructor(host: Host) {
    this.#host = host;
  }

  here(session: Session, project: ProjectId, chapter: ItemId | null, place: unknown): void {
    const story = this.#stories.get(project) ?? new Map<string, Present>();
    this.#stories.set(project, story.set(session.visit, { session, chapter, place: readPlace(place) }));
    this.#tellSoon(project);
  }

  leave(session: Session, project: ProjectId): void {
    if (this.#stories.get(project)?.delete(session.visit)) this.#tellSoon(project);
  }

  leaveAll(session: Session): void {
    for (const project of this.#stories.keys()) this.leave(session, project);
  }

  point(session: Session, project: ProjectId, chapter: ItemId, place: unknown): Result<null> {
    if (!this.#host.project(project).ok || !this.#sees(session, project, chapter))
      return fail("chapter-unknown", "There is no such chapter in this story.", "Look at the outline.");
    const { id: person, name } = this.#personOf(session);
    const by = { visit: session.visit, person, name };
    this.#host.emit("presence.pointed", { project, by, chapter, place: readPlace(place) });
    return succeed(null);
  }

  /** What one session is told: nobody learns of a chapter that they can't see. It is the same for all who only read, and made once. */
  changedFor(session: Session, told: Events["presence.changed"]): Events["presence.changed"] {
    if (session.kind === "owner" || reaches(session.role, "write")) return told;
    const known = this.#forReaders.get(told) ?? this.#onlyReadable(told);
    this.#forReaders.set(told, known);
    return known;
  }

  #onlyReadable({ project: id, people }: Events["presence.changed"]): Events["presence.changed"] {
    const project = this.#host.project(id);
    const readable = new Set<string>(project.ok ? readableBook(project.value.outline).map((item) => item.id) : []);
    return {
      project: id,
      people: people.map((person) =>
        person.chapter === null || readable.has(person.chapter) ? person : { ...person, chapter: null, place: null },
      ),
    };
  }

  /** The same of what somebody points at; null tells nothing. */
  pointedFor(session: Session, pointed: Events["presence.pointed"]): Events["presence.pointed"] | null {
    return this.#sees(session, pointed.project, pointed.chapter) ? pointed : null;
  }

  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  #tellSoon(project: ProjectId): void {
    if (this.#timers.has(project)) return;
    const timer = setTimeout(() => {
      this.#timers.delete(project);
      this.#host.emit("presence.changed", { project, people: this.#people(project) });
    }, gatherTime);
    this.#timers.set(project, timer);
  }

  #people(project: ProjectId): readonly PresentPerson[] {
    return [...(this.#stories.get(project) ?? [])].map(([visit, { session, chapter, place }]) => {
      const { id: person, name } = this.#personOf(session);
      const role = session.kind === "owner" ? "owner" : session.role;
      return { visit, person, name, colour: colourOfPerson(person).css, role, chapter, place };
    });
  }

  #personOf(session: Session): { readonly id: string; readonly name: string } {
    return session.kind === "guest" ? session.guest : this.#host.data.person;
  }

  #sees(session: Session, id: ProjectId, chapter: string): boolean {
    if (session.kind === "owner" || reaches(session.role, "write")) return true;
    const project = this.#host.project(id);
    return project.ok && isReadable(project.value.outline, chapter);
  }
}

function readPlace(place: unknown): RelativePosition | null {
  const isOne = typeof place === "object" && place !== null && JSON.stringify(place).length <= longestPlace;
  return isOne ? (place as RelativePosition) : null;
}
