import { join } from "node:path";
import { joinVersions, type Version, versionFromObject, versionToObject } from "../../history/version.ts";
import { encodeJson } from "../data-folder.ts";
import { type Disk, DiskError } from "../disk/disk.ts";
import { readIfThere } from "../disk/read-if-there.ts";
import { writeWhole } from "../disk/write-whole.ts";
import { parseJson } from "./seal-lists.ts";

/**
 * `seen.json` of a place: how far each log went when it was last looked at here. A log never gets shorter: where one does,
 * a part of it is missing, and the chapters' files may be the only place where its words are.
 */
export class SeenLogs {
  readonly #disk: Disk;
  readonly #path: string;
  #version: Version;
  #isNoted = true;

  private constructor(disk: Disk, path: string, version: Version) {
    this.#disk = disk;
    this.#path = path;
    this.#version = version;
  }

  /** @throws DiskError */
  static async open(disk: Disk, place: string): Promise<SeenLogs> {
    const path = join(place, "seen.json");
    const value = parseJson(await readIfThere(disk, path));
    return new SeenLogs(disk, path, versionFromObject(value) ?? new Map());
  }

  get version(): Version {
    return this.#version;
  }

  /** What the disk refuses is noted with the next look: until then this run knows it. */
  async note(version: Version): Promise<void> {
    const joined = joinVersions(this.#version, version);
    if ([...joined].some(([replica, seq]) => this.#version.get(replica) !== seq)) this.#isNoted = false;
    this.#version = joined;
    if (this.#isNoted) return;
    try {
      await writeWhole(this.#disk, this.#path, encodeJson(versionToObject(joined)));
      this.#isNoted = true;
    } catch (cause) {
      if (!(cause instanceof DiskError)) throw cause;
    }
  }
}
