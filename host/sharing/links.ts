import { join } from "node:path";
import { createItemId, type ItemId } from "../../story/ids.ts";
import { type Problem, type Result, succeed } from "../../story/problem.ts";
import type { GuestId, LinkId, SharedLink } from "../contract/sharing.ts";
import { encodeJson } from "../data-folder.ts";
import type { Disk } from "../disk/disk.ts";
import { readIfThere } from "../disk/read-if-there.ts";
import { writeWhole } from "../disk/write-whole.ts";
import {
  type Admitted,
  addPerson,
  admitGuest,
  closedProblem,
  emptyBook,
  findGuest,
  findSender,
  freeName,
  type LinkBook,
  linkState,
  nameGuest,
  noteVisit,
  revokeLink,
  type StoredGuest,
  type StoredLink,
} from "./link-book.ts";
import type { LinkOrder } from "./link-order.ts";
import { drawSecret, hashOfSecret } from "./secrets.ts";

/**
 * The ways into one story: `links.json` in its place in the data folder, never in the story's own folder, where a backup that is
 * restored would bring back a link that was taken back. Tokens and secrets are 256 bits of chance, told once and kept as hashes.
 */
export class Links {
  readonly #disk: Disk;
  readonly #path: string;
  readonly #now: () => number;
  #book: LinkBook;
  #last: Promise<void> = Promise.resolve();

  private constructor(disk: Disk, path: string, now: () => number, book: LinkBook) {
    this.#disk = disk;
    this.#path = path;
    this.#now = now;
    this.#book = book;
  }

  /** @throws DiskError */
  static async open(disk: Disk, place: string, now: () => number): Promise<Links> {
    const path = join(place, "links.json");
    const bytes = await readIfThere(disk, path);
    return new Links(disk, path, now, bytes ? parseBook(bytes) : emptyBook);
  }

  get book(): LinkBook {
    return this.#book;
  }

  /** Gives the token that its address has, which nobody can ask for again. @throws DiskError */
  async make(order: LinkOrder): Promise<{ readonly link: LinkId; readonly token: string }> {
    const token = drawSecret();
    const id = this.#id() as LinkId;
    const link: StoredLink = { ...order, id, made: this.#time(), revoked: null, token: hashOfSecret(token) };
    await this.#change((book) => ({ ...book, links: [...book.links, link] }));
    return { link: id, token };
  }

  /**
   * Makes a link whose one guest is known from the beginning, with the token that leads them in and the secret that they show.
   *
   * @param guest an id that they have elsewhere; without it, a new one
   * @param packet the chapters, where it goes out as a file
   * @throws DiskError
   */
  async makeFor(
    order: LinkOrder,
    person: { readonly guest?: GuestId; readonly packet?: readonly ItemId[] },
  ): Promise<Admitted & { readonly token: string; readonly secret: string }> {
    const [token, secret, now] = [drawSecret(), drawSecret(), this.#time()];
    const { packet } = person;
    const link: StoredLink = {
      ...{ ...order, id: this.#id() as LinkId, made: now, revoked: null, token: hashOfSecret(token), person: true },
      ...(packet ? { packet } : {}),
    };
    const id = person.guest ?? (this.#id() as GuestId);
    const name = freeName(this.#book, link);
    const guest: StoredGuest = { id, link: link.id, name, secret: hashOfSecret(secret), first: now, last: now };
    await this.#change((book) => addPerson(book, link, guest));
    return { link, guest, token, secret };
  }

  /** Whose packet has this secret, and with which chapters it went out. */
  sender(secret: string): ReturnType<typeof findSender> {
    return findSender(this.#book, hashOfSecret(secret));
  }

  /** A browser comes by a link's token for the first time, with the secret that it shows from then on. @throws DiskError */
  async admit(token: string, secret: string): Promise<Result<Admitted>> {
    const fresh = { id: this.#id() as GuestId, secret: hashOfSecret(secret), now: this.#time() };
    // What the book becomes is decided before anything waits: two browsers that come at once are one after the other.
    const admitted = admitGuest(this.#book, hashOfSecret(token), fresh);
    if (!admitted.ok) return admitted;
    const { book, link, guest } = admitted.value;
    this.#book = book;
    await this.#change((unchanged) => unchanged);
    return succeed({ link, guest });
  }

  find(secret: string): Result<Admitted> {
    return findGuest(this.#book, hashOfSecret(secret), this.#time());
  }

  /** Why nobody comes in by a link any more; null while somebody does. */
  closed(id: LinkId): Problem | null {
    const link = this.#book.links.find((candidate) => candidate.id === id);
    return link ? closedProblem(link, this.#time()) : null;
  }

  guest(id: string): StoredGuest | null {
    return this.#book.guests.find((guest) => guest.id === id) ?? null;
  }

  async revoke(id: LinkId): Promise<void> {
    await this.#change((book) => revokeLink(book, id, this.#time()));
  }

  async name(id: GuestId, name: string): Promise<void> {
    await this.#change((book) => nameGuest(book, id, name));
  }

  async noteVisit(id: GuestId): Promise<void> {
    await this.#change((book) => noteVisit(book, id, this.#time()));
  }

  /** For the owner; the last made first. */
  list(isHere: (guest: GuestId) => boolean): readonly SharedLink[] {
    return this.#book.links
      .map(({ token: _, revoked: __, person: ___, ...link }, at) => ({
        ...link,
        state: linkState(this.#book.links[at] as StoredLink, this.#time()),
        guests: this.#book.guests
          .filter((guest) => guest.link === link.id)
          .map(({ id, name, first, last }) => ({ id, name, first, last, isHere: isHere(id) })),
      }))
      .reverse();
  }

  /** What it becomes counts at once; it is on the disk when this returns. */
  #change(change: (book: LinkBook) => LinkBook): Promise<void> {
    this.#book = change(this.#book);
    const next = this.#last.then(async () => {
      await writeWhole(this.#disk, this.#path, encodeJson(this.#book));
    });
    this.#last = next.catch(() => undefined);
    return next;
  }

  #id(): string {
    return createItemId(this.#now(), Math.random);
  }

  #time(): string {
    return new Date(this.#now()).toISOString();
  }
}

/** A file that can't be read lets nobody in. */
function parseBook(bytes: Uint8Array): LinkBook {
  try {
    const value = JSON.parse(new TextDecoder().decode(bytes)) as Partial<LinkBook> | null;
    return { links: value?.links ?? [], guests: value?.guests ?? [] };
  } catch {
    return emptyBook;
  }
}
