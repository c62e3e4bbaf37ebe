import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { join } from "node:path";
import type { DocumentName } from "../../history/record.ts";
import type { ProjectId } from "../../story/ids.ts";
import type { Lease } from "../contract/contract.ts";
import type { Disk, DiskFile } from "../disk/disk.ts";

/** A fresh client id of 53 bits: at that length no two that were ever drawn in a project will meet. */
export function drawClientId(): number {
  const bytes = randomBytes(8);
  return Number(bytes.readBigUInt64LE() >> 11n);
}

/**
 * The client ids that this installation has given out in one project. A connection may only write under an id that was
 * leased to it; an id is never given twice, for two histories under one id differ silently.
 */
export class ClientIds {
  /** A copy of the project is at another place: a window of the original must not write into it. */
  readonly #place: string;
  readonly #project: ProjectId;
  readonly #key: Uint8Array;
  readonly #file: DiskFile | null;
  readonly #leased: Set<string>;

  private constructor(place: string, project: ProjectId, key: Uint8Array, file: DiskFile | null, leased: Set<string>) {
    this.#place = place;
    this.#project = project;
    this.#key = key;
    this.#file = file;
    this.#leased = leased;
  }

  /** @throws DiskError */
  static async open(disk: Disk, place: string, project: ProjectId, key: Uint8Array): Promise<ClientIds> {
    const path = join(place, "leases.log");
    const leased = (await disk.stat(path)) ? new TextDecoder().decode(await disk.read(path)).split("\n") : [];
    const file = await disk.append(path);
    await disk.flushFolder(place);
    return new ClientIds(place, project, key, file, new Set(leased));
  }

  /** The lease is on the disk when this returns. @throws DiskError */
  async lease(document: DocumentName): Promise<Lease> {
    const client = drawClientId();
    const entry = `${document} ${client}`;
    this.#file?.write(new TextEncoder().encode(`${entry}\n`));
    await this.#file?.flush();
    this.#leased.add(entry);
    return { client, proof: this.#sign(document, client) };
  }

  /** Does the proof show that this id was leased here for this document? True after a restart of the host too. */
  isProven(document: DocumentName, lease: Lease): boolean {
    const expected = Buffer.from(this.#sign(document, lease.client));
    const given = Buffer.from(lease.proof);
    return expected.length === given.length && timingSafeEqual(expected, given);
  }

  /** Was it ever leased here, to anyone? */
  wasLeased(document: DocumentName, client: number): boolean {
    return this.#leased.has(`${document} ${client}`);
  }

  async close(): Promise<void> {
    await this.#file?.close();
  }

  #sign(document: DocumentName, client: number): string {
    return createHmac("sha256", this.#key)
      .update(`${this.#place}\n${this.#project}\n${document}\n${client}`)
      .digest("base64url");
  }
}
