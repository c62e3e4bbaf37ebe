import { readableBook } from "../../story/readable-book.ts";
import type { GuestBook } from "../contract/sharing.ts";
import type { Host } from "../host.ts";
import type { Project } from "../project/project.ts";

/** The book as those see it who only read it. @throws DiskError */
export async function guestBook(host: Host, project: Project): Promise<GuestBook> {
  const { outline } = project;
  const { items } = await host.counts(project);
  const { title, author, language } = outline;
  return {
    title,
    author,
    language,
    items: readableBook(outline).map((item) => ({ ...item, words: items[item.id]?.words ?? 0 })),
  };
}
