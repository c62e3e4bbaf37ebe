/** What the address said when the studio was opened: `#token=…`, and what to begin with. */
export interface Opening {
  /** Empty where the address had none and this window never had one. */
  readonly token: string;
  /** A project folder to open at once. */
  readonly project: string | null;
  /** A manuscript on this machine to import at once. */
  readonly manuscript: string | null;
}

const storageKey = "redraft.token";

/**
 * Takes the token out of the visible address at once, so that it isn't in the history, a bookmark or a screenshot. It is
 * kept for this window only, so that a reload finds it.
 */
export function takeOpening(): Opening {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const given = fragment.get("token");
  if (given) {
    sessionStorage.setItem(storageKey, given);
    history.replaceState(null, "", location.pathname + location.search);
  }
  return {
    token: given ?? sessionStorage.getItem(storageKey) ?? "",
    project: fragment.get("project"),
    manuscript: fragment.get("import"),
  };
}
