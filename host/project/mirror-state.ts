import { createHash } from "node:crypto";
import { join } from "node:path";
import { type DocumentName, outlineDocument } from "../../history/record.ts";
import { type Version, versionFromObject, versionToObject } from "../../history/version.ts";
import { encodeJson } from "../data-folder.ts";
import type { Disk } from "../disk/disk.ts";
import { writeWhole } from "../disk/write-whole.ts";

/** What was last seen of a document's file here: written by us, or taken in. */
export interface MirrorEntry {
  /** Path in the project folder. */
  readonly file: string;
  /** The first 8 bytes of the SHA-256 of the file's bytes, in hexadecimal. */
  readonly hash: string;
  readonly size: number;
  /** Milliseconds since 1970, as the disk says. */
  readonly modified: number;
  /** The version that the file shows, or that it has become part of. */
  readonly version: Version;
  /** What the file held when it was taken in and not written again yet: the next change of it starts from that. */
  readonly text?: string;
}

/** `mirrored.json` of a place: which text each file showed when it was last looked at. */
export class MirrorState {
  readonly #disk: Disk;
  readonly #path: string;
  readonly #entries: Map<DocumentName, MirrorEntry>;
  #changed = false;

  private constructor(disk: Disk, path: string, entries: Map<DocumentName, MirrorEntry>) {
    this.#disk = disk;
    this.#path = path;
    this.#entries = entries;
  }

  static async open(disk: Disk, place: string): Promise<MirrorState> {
    const path = join(place, "mirrored.json");
    const entries = new Map<DocumentName, MirrorEntry>();
    if (await disk.stat(path)) {
      try {
        const value = JSON.parse(new TextDecoder().decode(await disk.read(path))) as Record<string, MirrorEntry>;
        for (const [document, entry] of Object.entries(value)) {
          const version = versionFromObject(entry.version);
          if (version) entries.set(document as DocumentName, { ...entry, version });
        }
      } catch (cause) {
        // It is derived: without it every file is looked at again.
        if (!(cause instanceof SyntaxError)) throw cause;
      }
    }
    return new MirrorState(disk, path, entries);
  }

  get(document: DocumentName): MirrorEntry | undefined {
    return this.#entries.get(document);
  }

  set(document: DocumentName, entry: MirrorEntry): void {
    this.#entries.set(document, entry);
    this.#changed = true;
  }

  delete(document: DocumentName): void {
    this.#changed = this.#entries.delete(document) || this.#changed;
  }

  /** The text documents whose file was last seen with this hash. */
  textsWith(hash: string): readonly DocumentName[] {
    return [...this.#entries]
      .filter(([document, entry]) => document !== outlineDocument && entry.hash === hash)
      .map(([document]) => document);
  }

  /** @throws DiskError */
  async save(): Promise<void> {
    if (!this.#changed) return;
    this.#changed = false;
    const value = Object.fromEntries(
      [...this.#entries].map(([document, entry]) => [document, { ...entry, version: versionToObject(entry.version) }]),
    );
    await writeWhole(this.#disk, this.#path, encodeJson(value));
  }
}

/** How mirror records and `mirrored.json` name a file's bytes. */
export function hashBytes(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash("sha256").update(bytes).digest().subarray(0, 8));
}

export function hexOf(hash: Uint8Array): string {
  return Buffer.from(hash).toString("hex");
}
