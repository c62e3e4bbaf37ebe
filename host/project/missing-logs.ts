import { type DocumentName, textDocument } from "../../history/record.ts";
import type { Problem } from "../../story/problem.ts";
import { encodeJson } from "../data-folder.ts";
import { writeWhole } from "../disk/write-whole.ts";
import { itemOfDocument } from "./mirroring.ts";
import type { Project } from "./project.ts";

/** Something that is known to exist in another replica's log and is not here. */
interface MissingPart {
  /** Which log, and of what is sealed which document's. */
  readonly name: string;
  readonly replica: string;
  readonly device: string;
  /** Where it ends: when more is missing later, that is another part. */
  readonly until: number;
  /** null where it may be about any. */
  readonly document: DocumentName | null;
}

/**
 * Parts of other replicas' logs that are known to exist and are not here. Files of texts that they may be about aren't
 * written meanwhile, so that none loses what it showed; the writer can say that they will never come.
 */
export class MissingLogs {
  readonly #project: Project;
  readonly #path: string;
  /** Name of a part → where it ends. */
  readonly #givenUp: Map<string, number>;

  private constructor(project: Project, path: string, givenUp: Map<string, number>) {
    this.#project = project;
    this.#path = path;
    this.#givenUp = givenUp;
  }

  static async open(project: Project, place: string): Promise<MissingLogs> {
    const path = `${place}/given-up.json`;
    const givenUp = new Map<string, number>();
    if (await project.disk.stat(path)) {
      try {
        const value = JSON.parse(new TextDecoder().decode(await project.disk.read(path))) as Record<string, number>;
        for (const [name, until] of Object.entries(value)) givenUp.set(name, until);
      } catch (cause) {
        // Then it is asked again.
        if (!(cause instanceof SyntaxError)) throw cause;
      }
    }
    return new MissingLogs(project, path, givenUp);
  }

  get #parts(): readonly MissingPart[] {
    const { log } = this.#project;
    const logs = (log?.waiting ?? []).map((waiting) => ({ ...waiting, name: waiting.replica, document: null }));
    const sealed = (log?.lacking ?? []).map((part) => ({ ...part, name: `${part.replica} ${part.document}` }));
    return [...logs, ...sealed];
  }

  #isGivenUp({ name, until }: MissingPart): boolean {
    return this.#givenUp.get(name) === until;
  }

  /** May a part be about this document? A log of which nothing is here may be about any. */
  #isAbout(document: DocumentName, part: MissingPart): boolean {
    if (part.document !== null) return part.document === document;
    const here = this.#project.log?.replicas.find((folder) => folder.key === part.replica);
    return here === undefined || here.lastByDocument.size === 0 || here.lastByDocument.has(document);
  }

  /** Is anything missing that may be about this document and may still come? */
  holds(document: DocumentName): boolean {
    return this.#parts.some((part) => !this.#isGivenUp(part) && this.#isAbout(document, part));
  }

  /** Is all that is missing of this document given up by the writer? */
  hasGivenUp(document: DocumentName): boolean {
    const parts = this.#parts.filter((part) => this.#isAbout(document, part));
    return parts.length > 0 && parts.every((part) => this.#isGivenUp(part));
  }

  /** Says what is waited for, and takes back what has arrived. */
  tell(): void {
    const { notices } = this.#project.mirroring;
    const standing = new Set<string>();
    for (const part of this.#parts) {
      if (this.#isGivenUp(part)) continue;
      const id = `waiting ${part.name} ${part.until}`;
      standing.add(id);
      if (notices.has(id)) continue;
      const item = part.document && itemOfDocument(part.document);
      notices.put({
        holds: null,
        notice: {
          id,
          item,
          problem: this.#problemOf(part),
          answers: [{ id: "give-up", label: "They won't come: go on with what the files show" }],
        },
        answer: () => this.#giveUp(part),
      });
    }
    notices.keepOnly("waiting ", standing);
  }

  #problemOf({ device, document }: MissingPart): Problem {
    const id = document && itemOfDocument(document);
    const title = id && (this.#project.item(id) ?? this.#project.removedItem(id))?.title;
    if (title)
      return {
        code: "history-waiting",
        sentence: `Changes of “${title}” from ${device || "another computer"} are not here, or can't be read.`,
        next: "Let the sync program finish, or copy the file of the history back from a backup. Until then the chapter's file is left as it is; nothing that you write is held up.",
      };
    return {
      code: "history-waiting",
      sentence: `Waiting for changes from ${device || "another computer"} that have not arrived in the folder yet.`,
      next: "Let the sync program finish. Until then the files of the chapters that they may be about are left as they are; nothing that you write is held up.",
    };
  }

  /** What the chapters' files still show of it comes in from them, before any is written over. */
  async #giveUp(part: MissingPart): Promise<void> {
    const project = this.#project;
    const documents = project.items
      .filter((item) => item.file !== null)
      .map((item) => textDocument(item.id))
      .filter((document) => this.#isAbout(document, part));
    this.#givenUp.set(part.name, part.until);
    await writeWhole(project.disk, this.#path, encodeJson(Object.fromEntries(this.#givenUp)));
    for (const document of documents) project.lost.goOnWithout(document);
    project.storing.changed();
    await project.mirroring.takeInSoon();
  }
}
