import type { FindOptions, Replacement } from "../../story/find.ts";
import type { ItemId, ProjectId } from "../../story/ids.ts";
import type { MatterRole } from "../../story/matter.ts";
import type { Outline } from "../../story/outline.ts";
import type { ExportFormat } from "../../story/preset.ts";
import type { Problem, Result } from "../../story/problem.ts";
import type { BookProse } from "../../story/statistics/prose.ts";
import type { AuthorshipCalls } from "./authorship.ts";
import type { Backup, MadeBackup } from "./backups.ts";
import type { BookmarkSummary } from "./bookmarks.ts";
import type { DraftCalls } from "./drafts.ts";
import type { ForgettingCalls } from "./forgetting.ts";
import type { HistoryCalls } from "./history.ts";
import type { ImportingCalls } from "./importing.ts";
import type { WrittenNumbers } from "./numbers.ts";
import type { PassageCalls } from "./passage.ts";
import type { PlanCalls, PlannedManuscript } from "./planning.ts";
import type { PlaybackCalls } from "./playback.ts";
import type { Preferences } from "./preferences.ts";
import type { PresenceCalls, PresenceEvents } from "./presence.ts";
import type { PreviewCalls } from "./preview.ts";
import type { ReviewCalls, ReviewHome } from "./reviewing.ts";
import type { SceneReference, SceneSummary } from "./scenes.ts";
import type { ChapterReplacement, SearchPage, SearchPlace, SearchScope, TextsReplaced } from "./searching.ts";
import type { GuestBook, GuestCalls, GuestId, PacketCalls, Role, SharingCalls } from "./sharing.ts";
import type { TimelineCalls } from "./timeline.ts";

/**
 * The one door between the host and every shell. Calls and events go over `/contract` as JSON, one message each:
 *
 *   shell → host   {"hello": token, "shell": "studio" | "command line"}      first, and once: the owner's token or a guest's secret,
 *                  or {"join": token, "secret": secret}: a link's, with what this browser shows from then on
 *   host → shell   {"welcome": Welcome}, or {"refused": Problem} before it closes: also later, where a guest's link ends
 *   shell → host   {"call": name, "id": n, "with": argument}
 *   host → shell   {"answer": n, "result": Result}
 *   host → shell   {"event": name, "data": data}
 *
 * A failure that a writer can meet is a `Result` that is not ok. A bug answers with the code "bug".
 */
export interface Calls
  extends DraftCalls,
    HistoryCalls,
    TimelineCalls,
    ForgettingCalls,
    ImportingCalls,
    PlaybackCalls,
    PassageCalls,
    PreviewCalls,
    PlanCalls,
    AuthorshipCalls,
    ReviewCalls,
    SharingCalls,
    PacketCalls,
    GuestCalls,
    PresenceCalls {
  /** The stories that this installation knows, the last opened first. */
  "library.list"(argument: Record<string, never>): readonly LibraryEntry[];
  "library.forget"(argument: { path: string }): null;
  /** Makes the folder in the library and opens it. */
  "library.create"(argument: { title: string; author: string; language: string }): OpenedProject;
  /** Copies the sample into the library the first time; the same copy is opened afterwards. */
  "library.sample"(argument: Record<string, never>): OpenedProject;
  "project.open"(argument: { path: string }): OpenedProject;
  /** Flushes, seals and mirrors; answers when it is on the disk. */
  "project.close"(argument: { project: ProjectId }): null;
  "project.outline"(argument: { project: ProjectId }): Outline;
  /**
   * Finds in the texts as they stand, and with `past` in all that ever stood in them: some hits, and where to go on. With a
   * replacement each hit says what would stand there instead. A regular expression that doesn't end is stopped.
   */
  "project.search"(argument: {
    project: ProjectId;
    find: FindOptions;
    replacement: Replacement | null;
    scope: SearchScope;
    past: boolean;
    /** null begins. */
    from: SearchPlace | null;
  }): SearchPage;
  /** Reads everything and says what is whole and what is not; `repair` mends what can be mended from what is here. */
  "project.check"(argument: { project: ProjectId; repair: boolean }): CheckReport;
  /** Words and scenes of every text, as last stored. */
  "project.counts"(argument: { project: ProjectId }): ProjectCounts;
  /** What opening found that the writer should know or decide. */
  "project.notices"(argument: { project: ProjectId }): readonly Notice[];
  "project.answerNotice"(argument: { project: ProjectId; notice: string; answer: string }): null;

  /** A client id for one document's Y.Doc, never used before and never given again. `document` is "outline", "text/<id>" or "draft/<draft>/text/<id>". */
  "live.lease"(argument: { project: ProjectId; document: string }): Lease;

  /** Keeps an uploaded image in the story's `assets/`. Gives its address in the prose. */
  "image.keep"(argument: { project: ProjectId; upload: string }): { readonly address: string };
  /** A ticket (`/file/<ticket>`) for an image that the prose names. */
  "image.open"(argument: { project: ProjectId; address: string }): { readonly ticket: string };

  /** Makes the project of that plan. A job: progress comes as events. */
  "import.accept"(
    argument: PlannedManuscript & {
      /** null takes what the manuscript says. */
      title: string | null;
      author: string | null;
      language: string | null;
      job: string;
      /** The project's folder; nothing, or an empty folder, may be there. Without it one is made in the library. */
      into?: string | null;
    },
  ): OpenedProject & { readonly report: ImportReport };

  /** Moves what stands after `at` into a new chapter; with `into` back into the trashed one that it was joined from. */
  "text.split"(argument: {
    project: ProjectId;
    chapter: ItemId;
    at: RelativePosition;
    title: string;
    into?: ItemId | null;
  }): { readonly chapter: ItemId; readonly gap: string };
  /**
   * Appends `second` to `first` and puts the emptied second into the trash, or, where a split had made it, out of sight;
   * `gap` undoes a split to the letter.
   */
  "text.join"(argument: { project: ProjectId; first: ItemId; second: ItemId; gap?: string | null; remove?: boolean }): {
    readonly at: RelativePosition;
  };
  /**
   * Puts other words in the place of found ones, in any number of chapters, as one action. What doesn't stand any more as
   * it was found is left alone and counted.
   */
  "text.replace"(argument: { project: ProjectId; chapters: readonly ChapterReplacement[] }): TextsReplaced;
  /** Undoes what a record did to these chapters, as one action; what was written since stays. It can be undone, too. */
  "text.takeBack"(argument: { project: ProjectId; record: string; chapters: readonly ItemId[] }): {
    readonly record: string;
  };
  "text.create"(argument: {
    project: ProjectId;
    kind: "part" | "chapter" | "folder" | "note";
    title: string;
    parent: string;
    /** The sibling it comes after; null is first. */
    after: ItemId | null;
    /** What it begins with: a template's words. */
    text?: string;
    /** What a chapter is that is none of the story. */
    matter?: MatterRole | null;
  }): { readonly item: ItemId };
  /** Makes a second one after it, with all that it holds and all that is said of it. */
  "text.duplicate"(argument: { project: ProjectId; item: ItemId; title: string }): { readonly item: ItemId };
  /** A text as it stands: a template's. */
  "text.read"(argument: { project: ProjectId; item: ItemId }): { readonly text: string };
  /** The id by which something can be said of a scene; it is held at its text. */
  "scene.hold"(argument: SceneReference & { project: ProjectId }): { readonly scene: ItemId };
  /**
   * Moves a scene's text with all that is said of it. `place`: how many scenes will stand before it in `to`; `gap` undoes
   * a move to the letter. Answers with the place where it was.
   */
  "scene.move"(argument: SceneReference & { project: ProjectId; to: ItemId; place: number; gap?: string | null }): {
    readonly place: number;
    readonly gap: string;
  };

  /** What was written when, from the history; days begin at midnight in `zone` ("Europe/Berlin"). `since` leaves out earlier days. */
  "numbers.written"(argument: { project: ProjectId; zone: string; since: string | null }): WrittenNumbers;
  /** How the book is written: sentences, dialogue, names, overused words. Takes seconds for a very long one, in a worker. */
  "numbers.prose"(argument: { project: ProjectId }): BookProse;

  /** A job: progress comes as events; the answer comes when the files are written and checked. */
  "export.run"(argument: ExportOrder & { project: ProjectId; job: string }): readonly ExportedFile[];
  "job.cancel"(argument: { job: string }): null;
  /** Copies of the story in this folder, the newest first; also where the folder is gone. */
  "backup.list"(argument: { path: string }): readonly Backup[];
  /** A copy of the whole story, as it is now, in a folder of this machine; null is "Exports" in the library. */
  "backup.copy"(argument: { project: ProjectId; out: string | null }): MadeBackup & { readonly ticket: string };
  /** Makes a story of its own of an archive and opens it: beside the others, or in a folder that is named. */
  "backup.restore"(argument: { source: ImportSource; into?: string | null }): OpenedProject;
  "preferences.get"(argument: Record<string, never>): Preferences;
  /** Changes those that are named, all or none, in every window. */
  "preferences.set"(argument: Partial<Preferences>): Preferences;
  "person.get"(argument: Record<string, never>): Person;
  "person.set"(argument: { name: string }): Person;
}

export interface Events extends PresenceEvents {
  "preferences.changed": Preferences;
  /** A copy was made of the story in this folder. */
  "backup.made": { readonly path: string };
  /** A backup that could not be made; nothing else waits for it. */
  "backup.failed": Problem;
  "job.progress": { readonly job: string; readonly done: number; readonly total: number; readonly what: string };
  /** Words of one text changed on the disk's side of things. */
  "project.counts": { readonly project: ProjectId; readonly counts: ProjectCounts };
  "project.notices": { readonly project: ProjectId; readonly notices: readonly Notice[] };
  /** What those see who only read has other chapters, or other titles. */
  "guest.bookChanged": { readonly project: ProjectId; readonly book: GuestBook };
  /** Something else is said of this chapter, or of the book; or words were brought into it that somebody may have commented on elsewhere. */
  "review.changed": { readonly project: ProjectId; readonly home: ReviewHome };
  /** New records in this document's history. */
  "history.changed": { readonly project: ProjectId; readonly document: string };
  /** Words were forgotten for good in these texts: what a window still holds of them goes. */
  "text.forgotten": { readonly project: ProjectId; readonly items: readonly ItemId[] };
  /** The disk refuses what is written, or takes it again. */
  "project.storage": { readonly project: ProjectId; readonly state: StorageState };
}

export type CallName = keyof Calls;
export type CallArgument<Name extends CallName> = Parameters<Calls[Name]>[0];
export type CallValue<Name extends CallName> = ReturnType<Calls[Name]>;
export type CallResult<Name extends CallName> = Result<CallValue<Name>>;
export type EventName = keyof Events;

/** What a pane calls. Both the socket in the renderer and the host itself (for the command line) are one. */
export interface Studio {
  call<Name extends CallName>(name: Name, argument: CallArgument<Name>): Promise<CallResult<Name>>;
  /** Returns how to stop listening. */
  on<Name extends EventName>(name: Name, listener: (data: Events[Name]) => void): () => void;
}

/** A Yjs relative position as JSON (`Y.relativePositionToJSON`). */
export type RelativePosition = { readonly [key: string]: unknown };

export interface Welcome {
  /** Of this connection: who is here are told by it. */
  readonly visit: string;
  readonly person: Person;
  readonly libraryFolder: string;
  readonly preferences: Preferences;
  /** What was found at the start that the writer should know. */
  readonly notes: readonly Problem[];
  /** null is the owner of this installation. */
  readonly guest: GuestWelcome | null;
}

/** What somebody finds who came in by a link. */
export interface GuestWelcome {
  readonly id: GuestId;
  readonly role: Role;
  readonly story: OpenedProject;
  /** What this browser shows from now on; told to whoever comes for the first time, and never again. */
  readonly secret: string | null;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  /** A CSS colour that is readable on both themes. */
  readonly colour: string;
}

export interface LibraryEntry {
  readonly path: string;
  readonly title: string;
  readonly author: string;
  readonly words: number;
  /** ISO 8601. */
  readonly opened: string;
  /** False where the folder is gone or can't be reached. */
  readonly present: boolean;
}

export interface OpenedProject {
  readonly project: ProjectId;
  readonly path: string;
  readonly title: string;
  readonly access: ProjectAccess;
}

/** Read-only says why, in a sentence for the writer. */
export type ProjectAccess = { readonly kind: "writable" } | { readonly kind: "read-only"; readonly problem: Problem };

export interface ProjectCounts {
  /** Words in the book: chapters that are in it and not in the trash. */
  readonly words: number;
  readonly items: {
    readonly [item: string]: {
      readonly words: number;
      readonly characters: number;
      readonly scenes: readonly SceneSummary[];
      readonly bookmarks: readonly BookmarkSummary[];
    };
  };
}

/** Something found that is not as it should be, or that needs an answer. */
export interface Notice {
  readonly id: string;
  readonly problem: Problem;
  /** Item that it is about, if one. */
  readonly item: ItemId | null;
  readonly answers: readonly { readonly id: string; readonly label: string }[];
}

/** The leased id and its proof, which `/live` asks for when the document is opened. */
export interface Lease {
  readonly client: number;
  readonly proof: string;
}

export type ImportSource =
  | { readonly kind: "upload"; readonly upload: string }
  | { readonly kind: "path"; readonly path: string };

export type SplitRule =
  | { readonly kind: "auto" }
  | { readonly kind: "headings" }
  | { readonly kind: "scenes" }
  | { readonly kind: "none" }
  | { readonly kind: "pattern"; readonly pattern: string };

/** source = chapters + titles + setAside, or the import fails. */
export interface WordAccount {
  readonly source: number;
  readonly chapters: number;
  readonly titles: number;
  readonly setAside: number;
}

export interface ImportReport {
  readonly title: string;
  readonly author: string;
  readonly language: string;
  readonly chapters: readonly {
    readonly id: ItemId;
    readonly title: string;
    readonly file: string;
    readonly words: number;
    readonly scenes: number;
  }[];
  readonly setAside: readonly { readonly kind: string; readonly words: number }[];
  readonly words: WordAccount;
  /** What was not taken, a sentence each. */
  readonly removed: readonly string[];
}

export interface CheckReport {
  readonly ok: boolean;
  readonly problems: readonly {
    readonly code: string;
    /** A file in the project's folder, or a chapter. */
    readonly where: string;
    readonly sentence: string;
    readonly repaired: boolean;
  }[];
}

export interface ExportOrder {
  readonly formats: readonly ExportFormat[];
  /** Folder on the host's machine; null is "Exports" in the library. */
  readonly out: string | null;
  /** A preset's id or name; null is what each format is usually written with. */
  readonly preset?: string | null;
  /** The same for one format of several. */
  readonly presets?: { readonly [format in ExportFormat]?: string } | null;
  /** A version; null is the text as it stands. */
  readonly at: string | null;
  /** Chapter ids; null is the whole book. */
  readonly only: readonly ItemId[] | null;
  /** Comments and suggestions go along, where the format has them (DOCX). Only of the text as it stands. */
  readonly review?: boolean;
}

export interface ExportedFile {
  readonly format: ExportFormat;
  readonly path: string;
  readonly bytes: number;
  readonly ms: number;
  readonly checks: readonly {
    readonly name: string;
    readonly ok: boolean;
    /** The file is whole, but something is for the writer to know. */
    readonly warns?: boolean;
    readonly detail: string;
  }[];
  /** A ticket for `GET /file/<ticket>` with the token as bearer, good while the host runs. */
  readonly ticket: string;
}

export type StorageState =
  | { readonly kind: "storing" }
  /** The text is kept in memory and written when the disk takes it. */
  | { readonly kind: "refused"; readonly problem: Problem };
