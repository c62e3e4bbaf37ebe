import type { ReviewPerson, ReviewThread } from "../../contract/reviewing.ts";
import type { Links } from "../../sharing/links.ts";
import type { Project } from "../project.ts";

/** Who can be mentioned, by name: whoever writes here, came in by a link, or has said something of what is shown. */
export function reviewPeople(
  project: Project,
  links: Links | null,
  threads: readonly ReviewThread[],
): readonly ReviewPerson[] {
  const people = new Map<string, string>();
  for (const { by, replies } of threads)
    for (const { id, name } of [by, ...replies.map((reply) => reply.by)]) people.set(id, name);
  for (const { id, name } of links?.list(() => false).flatMap(({ guests }) => guests) ?? []) people.set(id, name);
  for (const { id, name } of project.people) people.set(id, name);
  return [...people]
    .map(([id, name]) => ({ id, name }))
    .sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
}
