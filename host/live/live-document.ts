import * as Y from "yjs";
import { followMain } from "../../history/drafts/both-texts.ts";
import type { DocumentName } from "../../history/record.ts";
import { type LogSlice, lastSeq } from "../../history/slice.ts";
import { applyUnion, extendDocument, uniteSlices, type Waiting } from "../../history/union.ts";
import { emptyVersion, joinVersions, type Version } from "../../history/version.ts";
import { drawClientId } from "./client-ids.ts";

/** Marks what came out of the logs: it is there already and isn't written again. */
export const fromLog = Symbol("from the log");

/**
 * The host's copy of one document: the one that is stored. Everything that changes it is given to `changed` in the same
 * turn of the event loop, with the origin that the change came with.
 */
export class LiveDocument {
  readonly name: DocumentName;
  readonly doc: Y.Doc;
  #waiting: readonly Waiting[];
  #brought: Version;

  constructor(name: DocumentName, slices: readonly LogSlice[], changed: (update: Uint8Array, origin: unknown) => void) {
    this.name = name;
    // Deleted text is history, so nothing is ever collected.
    // A guid of its own would be drawn digit by digit, and is asked by nobody.
    this.doc = new Y.Doc({ gc: false, guid: name });
    this.doc.clientID = drawClientId();
    this.#waiting = [];
    this.#brought = lastOf(slices);
    if (slices.length > 0) {
      const union = uniteSlices(slices);
      applyUnion(this.doc, union, fromLog);
      this.#waiting = union.waiting;
    }
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== fromLog) changed(update, origin);
    });
  }

  /** Records of other replicas that can't be shown yet. While there are any the text is never mirrored. */
  get waiting(): readonly Waiting[] {
    return this.#waiting;
  }

  /**
   * The last record of each replica that the logs have brought here. It may be beyond what the project's version can
   * name, while a part of that replica's log that is about other documents is still on its way.
   */
  get brought(): Version {
    return this.#brought;
  }

  get text(): Y.Text {
    return this.doc.getText("text");
  }

  /** Brings in what other replicas' logs have brought; connected editors see it as any other change. */
  extend(arrived: readonly LogSlice[], all: readonly LogSlice[]): void {
    this.#waiting = extendDocument(this.doc, arrived, all, fromLog).waiting;
    this.#brought = lastOf(all);
  }

  /** A draft's document is brought all of its main text, which is no writing. Whoever calls this records what was followed. */
  follow(main: LiveDocument): void {
    followMain(this.doc, main.doc, fromLog);
  }

  /** The next number that this client will use here; 0 for one that has written nothing. */
  clockOf(client: number): number {
    return Y.getState(this.doc.store, client);
  }

  destroy(): void {
    this.doc.destroy();
  }
}

function lastOf(slices: readonly LogSlice[]): Version {
  return slices.reduce(
    (version, slice) => joinVersions(version, new Map([[slice.replica, lastSeq(slice)]])),
    emptyVersion,
  );
}
