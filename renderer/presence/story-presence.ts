import { createAbsolutePositionFromRelativePosition, createRelativePositionFromJSON, type Text } from "yjs";
import type { RelativePosition } from "../../host/contract/contract.ts";
import type { PresenceEvents, PresentPerson } from "../../host/contract/presence.ts";
import type { ItemId, ProjectId } from "../../story/ids.ts";
import type { Going } from "../links/going.ts";
import { Observable } from "../observable.ts";
import type { StudioSocket } from "../studio-socket.ts";

/** A cursor that moves is told this often at most; milliseconds. */
const tellInterval = 300;

/** A story that is open in this window, as its owner, a writer or a reader has it. */
export interface PresentStory {
  readonly studio: StudioSocket;
  readonly project: ProjectId;
  /** Where the page is asked to go. */
  readonly going: Observable<Going | null>;
  /** A chapter's text, in whose places others are told; null where it can't be had. */
  textOf(chapter: ItemId): Promise<Text | null>;
}

type Here = { readonly chapter: ItemId | null; readonly place: () => RelativePosition | null };

/** Who else is in the story, and where this window is in it. */
export class StoryPresence {
  /** Everybody's windows but this one, in the order in which they came. */
  readonly others = new Observable<readonly PresentPerson[]>([]);
  /** Whoever this window goes along with. */
  readonly followed = new Observable<string | null>(null);
  /** What somebody asked everybody to look at. */
  readonly pointed = new Observable<PresenceEvents["presence.pointed"] | null>(null);
  readonly #session: PresentStory;
  readonly #stops: (() => void)[];
  #here: Here | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(session: PresentStory) {
    const { studio, project } = session;
    this.#session = session;
    this.#stops = [
      studio.on("presence.changed", ({ project: told, people }) => {
        if (told === project) this.#take(people.filter(({ visit }) => visit !== this.#visit));
      }),
      studio.on("presence.pointed", (pointed) => {
        if (pointed.project === project && pointed.by.visit !== this.#visit) this.pointed.set(pointed);
      }),
      studio.state.subscribe(() => this.#tellSoon()),
    ];
  }

  /** @param place asked for when it is told */
  here(chapter: ItemId | null, place: () => RelativePosition | null = () => null): void {
    this.#here = { chapter, place };
    this.#tellSoon();
  }

  /** “Look at this”: where the cursor is. */
  point(): void {
    const { chapter, place } = this.#here ?? {};
    if (!chapter) return;
    const { project, studio } = this.#session;
    void studio.call("presence.point", { project, chapter, place: place?.() ?? null });
  }

  follow(visit: string | null): void {
    this.followed.set(visit);
    const person = this.others.value.find((other) => other.visit === visit);
    if (person) void this.goTo(person);
  }

  async goTo({ chapter, place }: Pick<PresentPerson, "chapter" | "place">): Promise<void> {
    if (chapter === null) return;
    const at = place === null ? null : await this.#indexOf(chapter, place);
    this.#session.going.set({ kind: "item", item: chapter, at, isOnlyShown: true });
  }

  close(): void {
    for (const stop of this.#stops) stop();
    if (this.#timer !== null) clearTimeout(this.#timer);
    const { project, studio } = this.#session;
    void studio.call("presence.leave", { project });
  }

  get #visit(): string | null {
    const host = this.#session.studio.state.value;
    return host.kind === "connected" ? host.welcome.visit : null;
  }

  #take(others: readonly PresentPerson[]): void {
    const place = (person: PresentPerson | undefined) => JSON.stringify([person?.chapter, person?.place]);
    const find = (people: readonly PresentPerson[]) => people.find(({ visit }) => visit === this.followed.value);
    const [before, now] = [find(this.others.value), find(others)];
    this.others.set(others);
    if (this.followed.value === null) return;
    if (!now) this.followed.set(null);
    else if (place(before) !== place(now)) void this.goTo(now);
  }

  async #indexOf(chapter: ItemId, place: RelativePosition): Promise<number | null> {
    const { doc } = (await this.#session.textOf(chapter)) ?? {};
    if (!doc) return null;
    return createAbsolutePositionFromRelativePosition(createRelativePositionFromJSON(place), doc)?.index ?? null;
  }

  #tellSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      const here = this.#here;
      if (!here || this.#session.studio.state.value.kind !== "connected") return;
      const { project, studio } = this.#session;
      void studio.call("presence.here", { project, chapter: here.chapter, place: here.place() });
    }, tellInterval);
  }
}
