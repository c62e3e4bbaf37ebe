import type { Opening } from "../../electron/contract.ts";
import { desktop } from "./desktop.ts";

const storageKey = "redraft.token";

/**
 * The token that the browser shell's address brought, or "". It is taken out of the visible address at once, so that it
 * isn't in the history, a bookmark or a screenshot, and kept for this window only, so that a reload finds it.
 */
export function takeToken(): string {
  const given = new URLSearchParams(location.hash.slice(1)).get("token");
  if (given) sessionStorage.setItem(storageKey, given);
  return given ?? sessionStorage.getItem(storageKey) ?? "";
}

/** What this window is to begin with, before it finds what was open in it. */
export async function takeOpening(): Promise<Opening> {
  if (desktop) return desktop.takeOpening();
  const fragment = new URLSearchParams(location.hash.slice(1));
  history.replaceState(null, "", location.pathname + location.search);
  const project = fragment.get("project");
  const manuscript = fragment.get("import");
  if (manuscript) return { kind: "manuscript", path: manuscript };
  return project ? { kind: "story", path: project } : { kind: "library" };
}
