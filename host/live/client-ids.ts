import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { join } from "node:path";
import type { DocumentName } from "../../history/record.ts";
import type { ProjectId } from "../../story/ids.ts";
import type { Lease } from "../contract/contract.ts";
import { type Disk, DiskError, type DiskFile } from "../disk/disk.ts";

/** A fresh client id of 53 bits: at that length no two that were ever drawn in a project will meet. */
export function drawClientId(): number {
  const bytes = randomBytes(8);
  return Number(bytes.readBigUInt64LE() >> 11n);
}

/** The last line of a file that was closed: what every window had sent is stored. */
const closedLine = "closed";

/**
 * The client ids that this installation has given out in one project. A connection may only write under an id that was
 * leased to it; an id is never given twice, for two histories under one id differ silently. `leases.log` has a line for each:
 * "<document> <client> <person>".
 */
export class ClientIds {
  /** A copy of the project is at another place: a window of the original must not write into it. */
  readonly #place: string;
  readonly #project: ProjectId;
  readonly #key: Uint8Array;
  readonly #file: DiskFile | null;
  /** By "<document> <client>", to whom. */
  readonly #leased: Map<string, string>;
  /** Did the last run end without closing? Then somebody's last words may be only where they were seen. */
  readonly afterCrash: boolean;

  private constructor(
    place: string,
    project: ProjectId,
    key: Uint8Array,
    file: DiskFile | null,
    lines: readonly string[],
  ) {
    this.#place = place;
    this.#project = project;
    this.#key = key;
    this.#file = file;
    this.afterCrash = lines.length > 0 && lines.at(-1) !== closedLine;
    this.#leased = new Map(
      lines.map((line) => line.split(" ")).map(([document, client, person]) => [`${document} ${client}`, person ?? ""]),
    );
  }

  /** @throws DiskError */
  static async open(disk: Disk, place: string, project: ProjectId, key: Uint8Array): Promise<ClientIds> {
    const path = join(place, "leases.log");
    const text = (await disk.stat(path)) ? new TextDecoder().decode(await disk.read(path)) : "";
    const file = await disk.append(path);
    await disk.flushFolder(place);
    const lines = text.split("\n").filter((line) => line !== "");
    return new ClientIds(place, project, key, file, lines);
  }

  /** The lease is on the disk when this returns. @param person an id @throws DiskError */
  async lease(document: DocumentName, person: string): Promise<Lease> {
    const client = drawClientId();
    await this.note(document, client, person);
    return { client, proof: this.#sign(document, client, person) };
  }

  /** Remembers whose an id is, also one that a person has drawn elsewhere; it is on the disk when this returns. @throws DiskError */
  async note(document: DocumentName, client: number, person: string): Promise<void> {
    const entry = `${document} ${client}`;
    this.#file?.write(new TextEncoder().encode(`${entry} ${person}\n`));
    await this.#file?.flush();
    this.#leased.set(entry, person);
  }

  /** Does the proof show that this id was leased here to this person for this document? True after a restart of the host too. */
  isProven(document: DocumentName, lease: Lease, person: string): boolean {
    const expected = Buffer.from(this.#sign(document, lease.client, person));
    const given = Buffer.from(lease.proof);
    return expected.length === given.length && timingSafeEqual(expected, given);
  }

  /** The person whom it was leased to here; "" where that wasn't noted yet, null where it never was. */
  leasedTo(document: DocumentName, client: number): string | null {
    return this.#leased.get(`${document} ${client}`) ?? null;
  }

  /** @param isStored is everything that anybody sent on the disk? */
  async close(isStored: boolean): Promise<void> {
    try {
      if (isStored) this.#file?.write(new TextEncoder().encode(`${closedLine}\n`));
    } catch (cause) {
      // Without its line the next run only trusts windows a little more.
      if (!(cause instanceof DiskError)) throw cause;
    }
    await this.#file?.close();
  }

  #sign(document: DocumentName, client: number, person: string): string {
    return createHmac("sha256", this.#key)
      .update(`${this.#place}\n${this.#project}\n${document}\n${client}\n${person}`)
      .digest("base64url");
  }
}
