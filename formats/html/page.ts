import type { Cascade } from "./css.ts";
import type { Document } from "./dom.ts";

/** A page of a book: the only one of an HTML file, or one file of an EPUB. */
export interface Page {
  /** With "/", from the root of what it came in. */
  readonly path: string;
  readonly document: Document;
  readonly cascade: Cascade;
}

/** A path from that of another file (RFC 3986, section 5.2); it only ever names what came along, never a place on a disk. */
export function pathFrom(from: string, address: string): string {
  const bare = address.replace(/[?#].*$/s, "");
  let path = bare;
  try {
    path = decodeURIComponent(bare);
  } catch {
    // A percent sign that is only that.
  }
  const steps = path.startsWith("/") ? [] : from.split("/").slice(0, -1);
  for (const step of path.replaceAll("\\", "/").split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

/** What a link inside of the book leads to, as "path#id"; null where it leads elsewhere. */
export function targetOf(page: string, href: string): string | null {
  const address = href.trim();
  if (address === "" || /^[a-z][a-z0-9+.-]*:|^\/\//i.test(address)) return null;
  const hash = address.indexOf("#");
  const path = hash === 0 ? page : pathFrom(page, hash < 0 ? address : address.slice(0, hash));
  if (hash < 0) return path;
  let id = address.slice(hash + 1);
  try {
    id = decodeURIComponent(id);
  } catch {
    // As it stands.
  }
  return id === "" ? path : `${path}#${id}`;
}
