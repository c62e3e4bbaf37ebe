import type { DocumentName, ReplicaKey } from "../../history/record.ts";
import { encodeJson } from "../data-folder.ts";
import { writeWhole } from "../disk/write-whole.ts";
import type { Project } from "./project.ts";

/**
 * Parts of other replicas' logs that are known to exist and are not here. Files of texts that they may be about aren't
 * written meanwhile, so that none loses what it showed; the writer can say that they will never come.
 */
export class MissingLogs {
  readonly #project: Project;
  readonly #path: string;
  /** Replica → the last record that was here when the writer gave the rest up. */
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
        for (const [replica, after] of Object.entries(value)) givenUp.set(replica, after);
      } catch (cause) {
        // Then it is asked again.
        if (!(cause instanceof SyntaxError)) throw cause;
      }
    }
    return new MissingLogs(project, path, givenUp);
  }

  get #waiting() {
    return (this.#project.log?.waiting ?? []).filter(({ replica, after }) => this.#givenUp.get(replica) !== after);
  }

  /** May what is missing be about this document? A log of which nothing is here may be about any. */
  holds(document: DocumentName): boolean {
    return this.#waiting.some(({ replica }) => {
      const here = this.#project.log?.replicas.find((folder) => folder.key === replica);
      return here === undefined || here.lastByDocument.size === 0 || here.lastByDocument.has(document);
    });
  }

  /** Says what is waited for, and takes back what has arrived. */
  tell(): void {
    const { notices } = this.#project.mirroring;
    const standing = new Set<string>();
    for (const { replica, device, after } of this.#waiting) {
      const id = `waiting ${replica} ${after}`;
      standing.add(id);
      if (notices.has(id)) continue;
      notices.put({
        holds: null,
        notice: {
          id,
          item: null,
          problem: {
            code: "history-waiting",
            sentence: `Waiting for changes from ${device || "another computer"} that have not arrived in the folder yet.`,
            next: "Let the sync program finish. Until then the files of the chapters that they may be about are left as they are; nothing that you write is held up.",
          },
          answers: [{ id: "give-up", label: "They are lost: go on without them" }],
        },
        answer: () => this.#giveUp(replica, after),
      });
    }
    notices.keepOnly("waiting ", standing);
  }

  async #giveUp(replica: ReplicaKey, after: number): Promise<void> {
    this.#givenUp.set(replica, after);
    await writeWhole(this.#project.disk, this.#path, encodeJson(Object.fromEntries(this.#givenUp)));
    this.#project.storing.changed();
  }
}
