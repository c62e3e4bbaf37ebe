import { fail, type Problem } from "../../story/problem.ts";
import type { CallName, EventName } from "../contract/contract.ts";
import type { Role } from "../contract/sharing.ts";
import type { Session } from "./session.ts";

/** Each may do all that those after it may. */
const roles: readonly Role[] = ["write", "suggest", "comment", "read"];

/** Whom a call is for: the lowest role that may make it, or the owner alone. A call without a line here doesn't compile. */
const callers: { readonly [Name in CallName]: Role | "owner" } = {
  "backup.copy": "owner",
  "backup.list": "owner",
  "backup.restore": "owner",
  "drafts.change": "write",
  "drafts.chapters": "write",
  "drafts.compare": "write",
  "drafts.create": "write",
  "drafts.follow": "write",
  "drafts.leave": "write",
  "drafts.list": "write",
  "drafts.suggestions": "write",
  "drafts.take": "write",
  "drafts.takeBack": "write",
  "export.preview": "owner",
  "export.run": "owner",
  "forget.preview": "owner",
  "forget.run": "owner",
  "guest.book": "read",
  "drafts.suggest": "suggest",
  "history.authorship": "write",
  "history.away": "owner",
  "history.compare": "write",
  "history.compareBook": "write",
  "history.compareInBook": "write",
  "history.label": "write",
  "history.outline": "write",
  "history.passage": "write",
  "history.passageForm": "write",
  "history.restore": "write",
  "history.restoreBook": "write",
  "history.revisions": "write",
  "history.seen": "owner",
  "history.takeBack": "write",
  "history.tape": "write",
  "history.text": "write",
  "history.timeline": "write",
  "history.writeComparison": "owner",
  "image.keep": "write",
  "image.open": "read",
  "import.accept": "owner",
  "import.into": "owner",
  "import.match": "owner",
  "import.plan": "owner",
  "import.revise": "owner",
  "import.text": "owner",
  "job.cancel": "owner",
  "library.create": "owner",
  "library.forget": "owner",
  "library.list": "owner",
  "library.sample": "owner",
  "live.lease": "suggest",
  "numbers.prose": "write",
  "numbers.written": "write",
  "packet.make": "owner",
  "packet.take": "owner",
  "person.get": "owner",
  "person.set": "owner",
  "preferences.get": "owner",
  "preferences.set": "owner",
  "presence.here": "read",
  "presence.leave": "read",
  "presence.point": "read",
  "project.answerNotice": "owner",
  "project.check": "owner",
  "project.close": "owner",
  "project.counts": "write",
  "project.notices": "owner",
  "project.open": "owner",
  "project.outline": "write",
  "project.search": "write",
  "review.comment": "comment",
  "review.edit": "comment",
  "review.read": "comment",
  "review.remove": "comment",
  "review.reply": "comment",
  "review.resolve": "comment",
  "scene.hold": "write",
  "scene.move": "write",
  "share.list": "owner",
  "share.make": "owner",
  "share.name": "owner",
  "share.revoke": "owner",
  "text.create": "write",
  "text.duplicate": "write",
  "text.join": "write",
  "text.read": "write",
  "text.replace": "write",
  "text.split": "write",
  "text.takeBack": "write",
};

/** The same for what a session is told. */
const listeners: { readonly [Name in EventName]: Role | "owner" } = {
  "job.progress": "owner",
  "project.counts": "write",
  "project.notices": "owner",
  "guest.bookChanged": "read",
  "presence.changed": "read",
  "presence.pointed": "read",
  "review.changed": "comment",
  "history.changed": "write",
  "text.forgotten": "read",
  "project.storage": "write",
  "preferences.changed": "owner",
  "backup.made": "owner",
  "backup.failed": "owner",
};

/** Why a session may not make a call; null where it may. */
export function refusedCall(session: Session, name: CallName, argument: unknown): Problem | null {
  if (session.kind === "owner") return null;
  const least = Object.hasOwn(callers, name) ? callers[name] : "owner";
  if (!reaches(session.role, least)) return notAllowed;
  const asked = typeof argument === "object" && argument !== null && "project" in argument ? argument.project : null;
  return asked === session.project ? null : otherStory;
}

/** Is a session told this? What names no story is for the owner. */
export function hears(session: Session, name: EventName, data: unknown): boolean {
  if (session.kind === "owner") return name !== "guest.bookChanged";
  const told = typeof data === "object" && data !== null && "project" in data ? data.project : null;
  return told === session.project && reaches(session.role, listeners[name]);
}

/** May somebody with this role do what this one may? */
export function reaches(role: Role, least: Role | "owner"): boolean {
  return least !== "owner" && roles.indexOf(role) <= roles.indexOf(least);
}

const notAllowed = fail(
  "not-allowed",
  "The link that you came in by doesn't let you do this.",
  "Ask whoever sent it for one that does.",
).problem;

const otherStory = fail(
  "other-story",
  "The link that you came in by is of another story.",
  "Ask for a link of this one.",
).problem;
