import type { ItemId } from "../../story/ids.ts";
import { fail, type Problem, type Result, succeed } from "../../story/problem.ts";
import type { GuestId, LinkId, Role } from "../contract/sharing.ts";
import { isSameSecret } from "./secrets.ts";

/** As `links.json` has it. Times are ISO 8601, hashes SHA-256 in hexadecimal. */
export interface StoredLink {
  readonly id: LinkId;
  readonly role: Role;
  readonly name: string;
  readonly note: string;
  readonly made: string;
  readonly expires: string | null;
  readonly once: boolean;
  readonly revoked: string | null;
  /** Of the token that its address has. */
  readonly token: string;
  /** Whoever comes by it is its one guest, in whatever browser. */
  readonly person?: true;
  /** It went out as a file, with these chapters: it lets nobody in, and its guest's secret tells whose file comes back. */
  readonly packet?: readonly ItemId[];
}

export interface StoredGuest {
  readonly id: GuestId;
  readonly link: LinkId;
  readonly name: string;
  /** Of what the guest's browser keeps. */
  readonly secret: string;
  readonly first: string;
  readonly last: string;
}

/** The ways into one story, and who came by them. */
export interface LinkBook {
  readonly links: readonly StoredLink[];
  readonly guests: readonly StoredGuest[];
}

export const emptyBook: LinkBook = { links: [], guests: [] };

export interface Admitted {
  readonly link: StoredLink;
  readonly guest: StoredGuest;
}

/** A link for many lets in no more browsers than this. */
export const mostGuests = 200;

export function linkState(link: StoredLink, now: string): "open" | "expired" | "revoked" {
  if (link.revoked !== null) return "revoked";
  return link.expires !== null && link.expires <= now ? "expired" : "open";
}

/** The guest whose secret has this hash, as long as the link lets anybody in. */
export function findGuest(book: LinkBook, secret: string, now: string): Result<Admitted> {
  const found = holderOf(book, secret);
  if (!found || found.link.packet) return unknownLink;
  const closed = closedProblem(found.link, now);
  return closed ? { ok: false, problem: closed } : succeed(found);
}

/** The person whose packet has the secret with this hash. */
export function findSender(
  book: LinkBook,
  secret: string,
): Result<Admitted & { readonly chapters: readonly ItemId[] }> {
  const found = holderOf(book, secret);
  if (!found?.link.packet)
    return fail(
      "packet-unknown",
      "This packet was not made here, or it is of another story.",
      "Take it in where it was made: who sent it is known on that computer alone.",
    );
  if (found.link.revoked !== null)
    return fail(
      "packet-revoked",
      "You have taken this packet back.",
      "Nothing of it was taken in. If you want what it says after all, make this person a new one.",
    );
  return succeed({ ...found, chapters: found.link.packet });
}

/** A link with its one guest, who is known before anybody comes. */
export function addPerson(book: LinkBook, link: StoredLink, guest: StoredGuest): LinkBook {
  return { links: [...book.links, link], guests: [...book.guests.filter(({ id }) => id !== guest.id), guest] };
}

function holderOf(book: LinkBook, secret: string): Admitted | null {
  const guest = book.guests.find((candidate) => isSameSecret(candidate.secret, secret));
  const link = guest && book.links.find(({ id }) => id === guest.link);
  return guest && link ? { link, guest } : null;
}

/** A browser that shows a link's token for the first time. */
export function admitGuest(
  book: LinkBook,
  token: string,
  fresh: { readonly id: GuestId; readonly secret: string; readonly now: string },
): Result<Admitted & { readonly book: LinkBook }> {
  const link = book.links.find((candidate) => isSameSecret(candidate.token, token));
  if (!link) return unknownLink;
  const closed = closedProblem(link, fresh.now);
  if (closed) return { ok: false, problem: closed };
  // The answer of the first time may have been lost on the way.
  const again = book.guests.find((guest) => guest.link === link.id && isSameSecret(guest.secret, fresh.secret));
  if (again) return succeed({ link, guest: again, book });
  const person = link.person && book.guests.find((guest) => guest.link === link.id);
  if (person) {
    const guest = { ...person, secret: fresh.secret };
    return succeed({
      link,
      guest,
      book: { ...book, guests: book.guests.map((each) => (each === person ? guest : each)) },
    });
  }
  const others = book.guests.filter((guest) => guest.link === link.id).length;
  if (link.once && others > 0)
    return fail(
      "link-used",
      "Somebody has come in by this link already, and it was made for one person.",
      "If that was you, open it in the browser that you used then; otherwise ask for a link of your own.",
    );
  if (others >= mostGuests)
    return fail("link-full", "Too many browsers have come in by this link.", "Ask for a link of your own.");
  const { id, secret, now } = fresh;
  const guest = { id, link: link.id, name: freeName(book, link), secret, first: now, last: now };
  return succeed({ link, guest, book: { ...book, guests: [...book.guests, guest] } });
}

export function revokeLink(book: LinkBook, id: LinkId, now: string): LinkBook {
  const links = book.links.map((link) => (link.id === id && link.revoked === null ? { ...link, revoked: now } : link));
  return { ...book, links };
}

export function nameGuest(book: LinkBook, id: GuestId, name: string): LinkBook {
  return { ...book, guests: book.guests.map((guest) => (guest.id === id ? { ...guest, name } : guest)) };
}

export function noteVisit(book: LinkBook, id: GuestId, now: string): LinkBook {
  return { ...book, guests: book.guests.map((guest) => (guest.id === id ? { ...guest, last: now } : guest)) };
}

/** Why nobody comes in by it any more; null while somebody does. */
export function closedProblem(link: StoredLink, now: string): Problem | null {
  const next = "Ask whoever sent it for a new one. What you have not sent yet stays in this browser.";
  switch (linkState(link, now)) {
    case "open":
      return null;
    case "expired":
      return fail("link-expired", "This link has ended.", next).problem;
    case "revoked":
      return fail("link-revoked", "This link was taken back.", next).problem;
  }
}

const unknownLink = fail(
  "link-unknown",
  "This link leads nowhere.",
  "Look whether it was copied whole, or ask for a new one.",
);

/** “Guest”, “Guest 2”: an owner can tell them apart, and give them others. */
export function freeName({ guests }: LinkBook, link: Pick<StoredLink, "id" | "name">): string {
  const wanted = link.name || "Guest";
  // A person may get a second link of their name.
  const taken = new Set(guests.filter((guest) => link.name === "" || guest.link === link.id).map(({ name }) => name));
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted} ${number}`;
    if (!taken.has(name)) return name;
  }
}
