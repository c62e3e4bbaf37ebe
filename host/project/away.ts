import { join } from "node:path";
import { type DocumentName, parseRecordId } from "../../history/record.ts";
import {
  printVersion,
  type Version,
  versionContains,
  versionFromObject,
  versionToObject,
} from "../../history/version.ts";
import type { AwayDigest, SessionChapter } from "../contract/timeline.ts";
import { encodeJson } from "../data-folder.ts";
import { readIfThere } from "../disk/read-if-there.ts";
import { writeWhole } from "../disk/write-whole.ts";
import { findTimeline } from "../jobs/find-timeline.ts";
import { itemOfDocument } from "./mirroring.ts";
import type { Project } from "./project.ts";
import { isoTime } from "./versions.ts";

/** `last-look.json` of a place: how the story was when a writer last had it before their eyes here. */
interface Seen {
  readonly version: Version;
  /** Seconds since 1970. */
  readonly time: number;
}

/** Everything that is here now has been before the writer's eyes. @throws DiskError */
export async function noteSeen(project: Project): Promise<void> {
  const { log } = project;
  if (!log) return;
  const seen = { version: versionToObject(log.version()), time: Math.floor(project.now() / 1000) };
  await writeWhole(project.disk, seenPath(project), encodeJson(seen));
}

/**
 * What others and other programs have written since the story was last seen here. At the first time there is nothing to
 * tell: then everything is new.
 *
 * @throws DiskError
 */
export async function tellAway(project: Project): Promise<AwayDigest | null> {
  const { log } = project;
  const seen = log && (await readSeen(project));
  if (!log || !seen) return null;
  const now = log.version();
  const texts = [];
  for (const document of log.changedSince(seen.version)) {
    if (itemOfDocument(document) === null) continue;
    const slices = await project.slices(document);
    if (slices.length > 0) texts.push({ document, slices });
  }
  const own = project.data.person.id;
  const found = findTimeline({ people: project.peopleByReplica, texts });
  const chapters: SessionChapter[] = [];
  const people = new Map<string, string>();
  for (const [document, revisions] of found.texts) {
    const sum = { added: 0, removed: 0, origins: new Set<string>() };
    for (const revision of revisions) {
      const id = parseRecordId(revision.id);
      if (!id || revision.person === own || versionContains(seen.version, id.replica, id.seq)) continue;
      sum.added += revision.added;
      sum.removed += revision.removed;
      sum.origins.add(revision.origin);
      people.set(
        revision.person,
        revision.person.startsWith("outside") ? "" : (found.names.get(revision.person) ?? ""),
      );
    }
    const chapter = chapterOf(project, document);
    if (sum.origins.size > 0 && chapter) chapters.push({ ...chapter, ...sum, origins: [...sum.origins] });
  }
  if (chapters.length === 0) return null;
  return {
    since: isoTime(seen.time),
    before: printVersion(seen.version),
    after: printVersion(now),
    people: [...new Set(people.values())].filter((name) => name !== ""),
    chapters,
  };
}

function chapterOf(project: Project, document: DocumentName): Pick<SessionChapter, "chapter" | "title"> | null {
  const id = itemOfDocument(document);
  const item = id === null ? null : (project.item(id) ?? project.removedItem(id));
  return item ? { chapter: item.id, title: item.title } : null;
}

async function readSeen(project: Project): Promise<Seen | null> {
  const bytes = await readIfThere(project.disk, seenPath(project));
  if (!bytes) return null;
  try {
    const value = JSON.parse(new TextDecoder().decode(bytes));
    const version = versionFromObject(value.version);
    return version && typeof value.time === "number" ? { version, time: value.time } : null;
  } catch (cause) {
    // Half a file is as good as none: the next digest begins here.
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
}

function seenPath(project: Project): string {
  return join(project.place, "last-look.json");
}
