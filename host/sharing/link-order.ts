import { fail, type Result, succeed } from "../../story/problem.ts";
import type { Role, SharedLink } from "../contract/sharing.ts";

/** What is asked of a new link. */
export type LinkOrder = Pick<SharedLink, "role" | "name" | "note" | "expires" | "once">;

const longestName = 60;
const longestNote = 500;
const roles: readonly Role[] = ["write", "suggest", "comment", "read"];

/** @param now milliseconds since 1970 */
export function readLinkOrder(order: LinkOrder, now: number): Result<LinkOrder> {
  if (!roles.includes(order.role)) return fail("role-unknown", "There is no such role.", "Choose one of the list.");
  const expires = order.expires === null ? null : Date.parse(order.expires);
  if (expires !== null && !(expires > now))
    return fail("link-over", "This link would have ended before it begins.", "Choose a day that is still to come.");
  return succeed({
    role: order.role,
    name: oneLine(order.name, longestName),
    note: oneLine(order.note, longestNote),
    expires: expires === null ? null : new Date(expires).toISOString(),
    once: order.once === true,
  });
}

export function readGuestName(given: string): Result<string> {
  const name = oneLine(given, longestName);
  if (name === "") return fail("name-empty", "A guest has a name.", "Write at least one letter.");
  return succeed(name);
}

/** No control characters, and none that turn the direction of what stands after them. */
function oneLine(given: unknown, longest: number): string {
  if (typeof given !== "string") return "";
  const plain = given.normalize("NFC").replaceAll(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, " ");
  return [...plain.replaceAll(/\s+/g, " ").trim()].slice(0, longest).join("");
}
