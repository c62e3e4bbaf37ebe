import { describe, expect, test } from "vitest";
import type { GuestWelcome } from "../../host/contract/contract.ts";
import { GuestKey, type KeyStore } from "../../renderer/guest/guest-key.ts";

// A link's token leads in once; from then on this browser's own secret does, and the address says nothing that is secret.

class Memory implements KeyStore {
  readonly #kept = new Map<string, string>();

  get length(): number {
    return this.#kept.size;
  }

  key(place: number): string | null {
    return [...this.#kept.keys()][place] ?? null;
  }

  getItem(name: string): string | null {
    return this.#kept.get(name) ?? null;
  }

  setItem(name: string, value: string): void {
    this.#kept.set(name, value);
  }

  removeItem(name: string): void {
    this.#kept.delete(name);
  }
}

function shown(key: GuestKey): { readonly join: string | null; readonly secret: string } {
  if (!key.shown) throw new Error("It has nothing to show.");
  return key.shown;
}

function welcomed(secret: string | null): GuestWelcome {
  return { id: "guest", role: "read", story: { project: "story", path: "", title: "" }, secret } as never;
}

describe("a guest's key", () => {
  test("shows the link's token with a secret of this browser's, and the same one again where the answer was lost", () => {
    const store = new Memory();
    const first = shown(new GuestKey("#join=token", store));
    expect(first.join).toBe("token");
    expect(first.secret).toMatch(/^[\w-]{43}$/);
    expect(shown(new GuestKey("#join=token", store))).toEqual(first);
    expect(shown(new GuestKey("#join=another", store)).secret).not.toBe(first.secret);
  });

  test("leads in by the secret alone once the host let it in: by the story's address, and by the link", () => {
    const store = new Memory();
    const key = new GuestKey("#join=token", store);
    const { secret } = shown(key);
    expect(key.fragment).toBe("");
    key.admitted(welcomed(secret));
    expect(key.fragment).toBe("#story=story");
    for (const hash of ["#story=story", "#join=token"])
      expect(shown(new GuestKey(hash, store)), hash).toEqual({ join: null, secret });
    expect(new GuestKey("#story=another", store).shown).toBeNull();
  });

  test("of another link into the same story makes another guest, and is the one that counts from then on", () => {
    const store = new Memory();
    for (const join of ["one", "two"]) {
      const key = new GuestKey(`#join=${join}`, store);
      const { secret } = shown(key);
      key.admitted(welcomed(secret));
      expect(shown(new GuestKey("#story=story", store))).toEqual({ join: null, secret });
    }
    expect(shown(new GuestKey("#join=one", store)).join).toBe("one");
  });

  test("isn't lost by a welcome that tells no secret, nor by what somebody else wrote in its place", () => {
    const store = new Memory();
    const key = new GuestKey("#join=token", store);
    const { secret } = shown(key);
    key.admitted(welcomed(secret));
    new GuestKey("#story=story", store).admitted(welcomed(null));
    expect(shown(new GuestKey("#story=story", store)).secret).toBe(secret);
    store.setItem("redraft.guest.story", "{broken");
    expect(new GuestKey("#story=story", store).shown).toBeNull();
  });
});
