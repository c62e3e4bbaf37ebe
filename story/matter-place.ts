import type { ItemId } from "./ids.ts";
import type { MatterRole } from "./matter.ts";
import { backRoles, frontRoles } from "./matter-templates.ts";
import type { OutlineItem } from "./outline.ts";

/** What stands at the top of the book. */
type TopItem = Pick<OutlineItem, "id" | "matter">;

/**
 * Where a new page of front or back matter belongs at the top of the book: among its like, in the order in which books have
 * them, before the first chapter or behind the last.
 *
 * @param book the outline's top, in order
 * @returns the sibling that it comes after; null is first
 */
export function placeOfMatter(book: readonly TopItem[], role: MatterRole): ItemId | null {
  if (backRoles.some((one) => one === role)) {
    const story = book.findLastIndex(({ matter }) => matter === null || rank(frontRoles, matter) >= 0);
    const later = book.findIndex(
      (item, place) => place > story && rank(backRoles, item.matter) > rank(backRoles, role),
    );
    return book[(later < 0 ? book.length : later) - 1]?.id ?? null;
  }
  const story = book.findIndex(({ matter }) => matter === null || rank(backRoles, matter) >= 0);
  const front = story < 0 ? book : book.slice(0, story);
  return front.findLast(({ matter }) => rank(frontRoles, matter) <= rank(frontRoles, role))?.id ?? null;
}

/** -1 is none of them. */
function rank(roles: readonly MatterRole[], role: MatterRole | null): number {
  return role === null ? -1 : roles.indexOf(role);
}
