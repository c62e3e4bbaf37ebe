import type { GuestWelcome } from "../../host/contract/contract.ts";

/** What this browser keeps for a story that it came into: the secret that it shows, and the link that it came by. */
interface KeptKey {
  readonly secret: string;
  readonly join: string;
}

/** As little of a browser's storage as a key needs. */
export type KeyStore = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

const prefix = "redraft.guest.";
/** The secret of a link that is being opened. */
const drawnKey = "redraft.guest-joining";

/**
 * How this window comes into a story that somebody shares: the first time by the link's token, afterwards by the secret that it
 * showed with it. The address names the story alone, so that a token is in no history and no bookmark. A link
 * that was opened here before leads in by the secret again: it makes no second guest, and one for a single person goes on working.
 */
export class GuestKey {
  readonly #store: KeyStore;
  /** The token of the link that this window was opened by. */
  readonly join: string | null;
  #story: string | null;

  constructor(hash: string, store: KeyStore) {
    const fragment = new URLSearchParams(hash.slice(1));
    this.#store = store;
    this.join = fragment.get("join");
    this.#story = this.join === null ? fragment.get("story") : storyOfLink(store, this.join);
  }

  /** What stands in the address: a link's token only for as long as nothing else leads in. */
  get fragment(): string {
    return this.#story === null ? "" : `#${new URLSearchParams({ story: this.#story })}`;
  }

  /** What this window shows the host; null where it has nothing to show. */
  get shown(): { readonly secret: string; readonly join: string | null } | null {
    const secret = this.#story === null ? null : (readKey(this.#store, this.#story)?.secret ?? null);
    if (secret !== null) return { secret, join: null };
    return this.join ? { secret: this.#drawn(this.join), join: this.join } : null;
  }

  /** The host let this window in. */
  admitted({ story, secret }: GuestWelcome): void {
    this.#story = story.project;
    if (secret === null) return;
    const kept: KeptKey = { secret, join: this.join ?? "" };
    this.#store.setItem(`${prefix}${story.project}`, JSON.stringify(kept));
    this.#store.removeItem(drawnKey);
  }

  /** Kept before it is shown: where the answer is lost, the same secret leads in again. */
  #drawn(join: string): string {
    const drawn = parseKey(this.#store.getItem(drawnKey));
    if (drawn?.join === join) return drawn.secret;
    const secret = drawSecret();
    this.#store.setItem(drawnKey, JSON.stringify({ secret, join } satisfies KeptKey));
    return secret;
  }
}

function storyOfLink(store: KeyStore, join: string): string | null {
  for (let place = 0; place < store.length; place += 1) {
    const name = store.key(place);
    const story = name?.startsWith(prefix) ? name.slice(prefix.length) : null;
    if (story !== null && readKey(store, story)?.join === join) return story;
  }
  return null;
}

function readKey(store: KeyStore, story: string): KeptKey | null {
  return parseKey(store.getItem(`${prefix}${story}`));
}

function parseKey(text: string | null): KeptKey | null {
  try {
    const kept = JSON.parse(text ?? "null") as Partial<KeptKey> | null;
    return typeof kept?.secret === "string" ? { secret: kept.secret, join: String(kept.join ?? "") } : null;
  } catch {
    return null;
  }
}

/** 256 bits of chance, as the host draws them. */
function drawSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}
