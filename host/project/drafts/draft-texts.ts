import { parseDraftText } from "../../../history/drafts/draft-names.ts";
import { draftSlices, followedVersion } from "../../../history/drafts/draft-slices.ts";
import { type DocumentName, draftText, outlineDocument, textDocument } from "../../../history/record.ts";
import { firstSeq, type LogSlice } from "../../../history/slice.ts";
import {
  emptyVersion,
  joinVersions,
  type Version,
  versionFromObject,
  versionToObject,
} from "../../../history/version.ts";
import { type Draft, type DraftId, readDrafts } from "../../../story/drafts.ts";
import type { ItemId } from "../../../story/ids.ts";
import type { LiveDocument } from "../../live/live-document.ts";
import type { Project } from "../project.ts";
import { mendDraft } from "./mending.ts";

/** A chapter's text in a draft. */
export interface DraftPlace {
  readonly draft: DraftId;
  readonly chapter: ItemId;
}

/** The texts of a project's drafts: what each is made of, and what a draft that is open has followed. */
export class DraftTexts {
  readonly #project: Project;
  /** What an open draft's document shows of the main text. */
  readonly #shown = new Map<DocumentName, Version>();
  /** Drafts that show more of the main text than their records say: the next record of each is preceded by one that says it. */
  readonly #ahead = new Set<DocumentName>();

  constructor(project: Project) {
    this.#project = project;
  }

  /** All drafts of the story, those that were thrown away too. */
  get list(): readonly Draft[] {
    return readDrafts(this.#project.outlineDocument.doc);
  }

  /** All that a draft's document is made of, main's records among it. @throws DiskError */
  async slices(name: DocumentName, place: DraftPlace, own: readonly LogSlice[]): Promise<readonly LogSlice[]> {
    const isOpen = this.#project.loaded(name) !== null;
    const now = isOpen ? this.shownOf(name) : (this.#project.log?.version() ?? emptyVersion);
    const main = await this.#project.slices(textDocument(place.chapter));
    const base = this.#baseOf(place, main, own, now);
    const shown = followedVersion(own, base);
    this.#shown.set(name, isOpen ? joinVersions(this.shownOf(name), shown) : shown);
    return draftSlices(name, main, own, base);
  }

  /**
   * The version of the main text that a draft's document began with. A chapter that was made after the draft stands in it
   * as it is now until something is written there. Where the folder went back to an older state, and what was followed
   * is gone for good, it follows what is here.
   */
  #baseOf({ draft }: DraftPlace, main: readonly LogSlice[], own: readonly LogSlice[], now: Version): Version {
    const { log } = this.#project;
    const pinned = versionFromObject(this.list.find(({ id }) => id === draft)?.pinned) ?? emptyVersion;
    if (!log) return pinned;
    const isNew = own.length === 0 && main.every((slice) => firstSeq(slice) > (pinned.get(slice.replica) ?? 0));
    const isLost = [...followedVersion(own, pinned)].some(
      ([replica, seq]) => log.isOwn(replica) && seq > log.lastSeqOf(replica),
    );
    return isNew || isLost ? joinVersions(pinned, now) : pinned;
  }

  /** What an open draft's document shows of the main text: its first own record says so. */
  shownOf(name: DocumentName): Version {
    return this.#shown.get(name) ?? emptyVersion;
  }

  /** Before this replica's first record in a draft's document, and after it was brought more, goes another that says what it shows of the main text. */
  beginIn(name: DocumentName): void {
    const { log } = this.#project;
    if (!log || !parseDraftText(name) || (log.lastIn(name) > 0 && !this.#ahead.has(name))) return;
    this.#ahead.delete(name);
    log.append({
      parts: [{ document: name, update: new Uint8Array(0), copies: [] }],
      author: null,
      origin: "draft",
      detail: { followed: versionToObject(this.shownOf(name)) },
      sender: "",
    });
  }

  /** Brings all of the main text into an open draft, in memory: nothing is recorded before something is written in it. */
  bringMain(main: LiveDocument, own: LiveDocument): void {
    own.follow(main);
    this.#ahead.add(own.name);
    this.hasFollowed(own.name, this.#project.versionOf(main.name));
  }

  /** An open draft's document has been brought all of this. */
  hasFollowed(name: DocumentName, version: Version): void {
    this.#shown.set(name, joinVersions(this.shownOf(name), version));
  }

  /** Chapters in which something was written in a draft, by any replica. */
  chaptersOf(draft: DraftId): readonly ItemId[] {
    return this.#places.filter((place) => place.draft === draft).map(({ chapter }) => chapter);
  }

  isWritten({ draft, chapter }: DraftPlace): boolean {
    return this.chaptersOf(draft).includes(chapter);
  }

  get #places(): readonly DraftPlace[] {
    return (this.#project.log?.documents() ?? []).map(parseDraftText).filter((place) => place !== null);
  }

  /**
   * The logs of others have brought something: open drafts of what has changed are brought up to date, and what was taken
   * twice is mended.
   */
  async takeIn(changed: ReadonlySet<DocumentName>): Promise<void> {
    const project = this.#project;
    if (changed.size === 0) return;
    for (const { name } of [...project.loadedDocuments]) {
      const place = parseDraftText(name);
      if (!place || changed.has(name)) continue;
      if (!changed.has(outlineDocument) && !changed.has(textDocument(place.chapter))) continue;
      project.forgetIndex(name);
      const slices = await project.slices(name);
      project.loaded(name)?.extend(slices, slices);
    }
    for (const place of this.#places) {
      if (changed.has(draftText(place.draft, place.chapter)) || changed.has(textDocument(place.chapter)))
        await mendDraft(project, place);
    }
  }
}
