import type { DocumentName } from "../../history/record.ts";
import type { Session } from "../../history/sessions.ts";
import { printVersion } from "../../history/version.ts";
import type { BookTimeline, SessionSummary } from "../contract/timeline.ts";
import { itemOfDocument } from "./mirroring.ts";
import type { Project } from "./project.ts";
import type { Timeline } from "./timeline-ledger.ts";
import { isoTime } from "./versions.ts";

/** The book's history as a window shows it: with the names that chapters and people have now. */
export function summariseTimeline(project: Project, timeline: Timeline): BookTimeline {
  const { sessions, labels, names, done, total } = timeline;
  return {
    sessions: sessions.map((session) => summarise(project, session, names)),
    labels: labels.map(({ name, version, wall }) => ({ name, version: printVersion(version), time: isoTime(wall) })),
    done,
    total,
  };
}

function summarise(
  project: Project,
  session: Session<DocumentName>,
  names: ReadonlyMap<string, string>,
): SessionSummary {
  return {
    id: session.id,
    started: isoTime(session.start),
    time: isoTime(session.end),
    person: session.person,
    author: names.get(session.person) ?? "Somebody",
    isOutside: session.texts.every(({ origins }) => origins.every((origin) => origin === "outside")),
    chapters: session.texts.flatMap(({ text, added, removed, origins }) => {
      const id = itemOfDocument(text);
      const item = id === null ? null : (project.item(id) ?? project.removedItem(id));
      return item ? [{ chapter: item.id, title: item.title, added, removed, origins }] : [];
    }),
    after: printVersion(session.after),
    before: printVersion(session.before),
  };
}
