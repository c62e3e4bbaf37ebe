import { succeed } from "../../story/problem.ts";
import { windowProblems } from "../problems/window-words.ts";
import { besidePage, type FindHost } from "../shell/find-host.ts";
import { GuestKey } from "./guest-key.ts";

/** Of this window, until it is let in: a reload finds the token there and not in the address. */
const pendingKey = "redraft.join";

/** Does an address lead into a story that somebody shares? */
export function isGuestAddress(hash: string): boolean {
  const fragment = new URLSearchParams(hash.slice(1));
  return fragment.has("join") || fragment.has("story");
}

/** Takes a link's token out of the address at once; null is a window of the owner's. */
export function takeGuestKey(): GuestKey | null {
  const { hash, pathname, search } = location;
  const pending = hash === "" ? sessionStorage.getItem(pendingKey) : null;
  if (!isGuestAddress(hash) && pending === null) {
    sessionStorage.removeItem(pendingKey);
    return null;
  }
  const key = new GuestKey(pending === null ? hash : `#${new URLSearchParams({ join: pending })}`, localStorage);
  if (key.join !== null) sessionStorage.setItem(pendingKey, key.join);
  history.replaceState(null, "", `${pathname}${search}${key.fragment}`);
  return key;
}

/** Names the story in the address, by which this browser comes in again. */
export function showGuestAddress(key: GuestKey): void {
  sessionStorage.removeItem(pendingKey);
  history.replaceState(null, "", `${location.pathname}${location.search}${key.fragment}`);
}

/** The host that this page came from, by what the key has to show. */
export function guestHostFinder(key: GuestKey): FindHost {
  return async () => {
    const { shown } = key;
    if (!shown) return { ok: false, problem: windowProblems.noGuestKey };
    const address = besidePage(shown.secret);
    return succeed(shown.join === null ? address : { ...address, join: shown.join });
  };
}
