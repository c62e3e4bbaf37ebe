import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import type { DocumentName, ReplicaKey } from "../../history/record.ts";
import { decodeSegment, unpackSegment } from "../../history/segment.ts";
import { firstSeq, type LogSlice, lastSeq, sliceRecords } from "../../history/slice.ts";
import type { Version } from "../../history/version.ts";
import { fail, type Problem, type Result, succeed } from "../../story/problem.ts";
import { type Disk, DiskError } from "../disk/disk.ts";
import { readIfThere } from "../disk/read-if-there.ts";
import { touches } from "./own-log.ts";
import { unpack } from "./packing.ts";
import { type FileDamage, isReplicaFolderName, type ReplicaFolder, readReplicaFolder } from "./replica-folder.ts";

/** The number of the history's format in `format.json`. */
export const historyFormat = 1;

/** A sealed part of another replica's log about one document that is not here, or can't be read. */
export interface LackingPart {
  readonly document: DocumentName;
  readonly replica: ReplicaKey;
  readonly device: string;
  /** Its last number. */
  readonly until: number;
}

/** Reads the logs of a project: all replicas', or all but the own one, which is read by who writes it. */
export class LogReader {
  readonly #disk: Disk;
  readonly #history: string;
  readonly #project: string;
  readonly #own: string | null;
  #folders: readonly ReplicaFolder[] = [];
  /** What seals name and was not here, or could not be read, when its document was read last. */
  readonly #lacking = new Map<DocumentName, readonly LackingPart[]>();
  readonly #problems: Problem[] = [];
  /** Of the last reading: what a sync client was still bringing is whole at the next. */
  #damage: readonly Problem[] = [];
  #copies: readonly string[] = [];
  /** Segments that could not be read, by path; of the last reading, too. */
  readonly #damagedSegments = new Map<string, Problem>();

  /**
   * @param project whose history it is: a folder that says that it is another's is left out
   * @param own the replica that this installation is known to be here: its folders count whatever stands in them
   */
  constructor(disk: Disk, history: string, project: string, own: string | null = null) {
    this.#disk = disk;
    this.#history = history;
    this.#project = project;
    this.#own = own;
  }

  get folders(): readonly ReplicaFolder[] {
    return this.#folders;
  }

  /** What could not be read, each once. */
  get problems(): readonly Problem[] {
    return [...this.#problems, ...this.#damage, ...this.#copies.map(copyProblem), ...this.#damagedSegments.values()];
  }

  /** Folders that lie there under another name than their log's, and were left out. */
  get copies(): readonly string[] {
    return this.#copies;
  }

  note(problem: Problem): void {
    if (!this.#problems.some((known) => known.sentence === problem.sentence)) this.#problems.push(problem);
  }

  /** Reads tails and seals again. @throws DiskError */
  async read(except: ReplicaKey | null): Promise<readonly ReplicaFolder[]> {
    const folders: ReplicaFolder[] = [];
    const damage: Problem[] = [];
    const copies: string[] = [];
    const names = (await this.#disk.list(this.#history)).flatMap(({ name, kind }) => (kind === "folder" ? [name] : []));
    for (const name of names) {
      if (name === except) continue;
      const path = join(this.#history, name);
      if (!isReplicaFolderName(name)) {
        if (await this.#disk.stat(join(path, "info.json"))) copies.push(path);
        continue;
      }
      const folder = await readReplicaFolder(this.#disk, path, name);
      const isOwn = name.split(".")[0] === this.#own;
      if (!isOwn && folder.project !== null && folder.project !== this.#project) {
        damage.push(foreignProblem(path));
        continue;
      }
      if (!isOwn && (folder.isOthersTails || (folder.saidKey !== name && names.includes(folder.saidKey ?? "")))) {
        copies.push(path);
        continue;
      }
      damage.push(...folder.damage.map((found) => folderProblem(folder, found)));
      folders.push(folder);
    }
    this.#folders = folders;
    this.#copies = copies;
    this.#damage = damage;
    return folders;
  }

  /**
   * Leaves out the folder that is written here.
   *
   * @param isWhole what its tail lacks is in the write-ahead log
   */
  leaveOut(key: ReplicaKey, isWhole: boolean): void {
    const own = this.#folders.find((folder) => folder.key === key);
    for (const found of own && !isWhole ? own.damage : []) this.note(folderProblem(own as ReplicaFolder, found));
    this.#folders = this.#folders.filter((folder) => folder.key !== key);
    this.#damage = this.#folders.flatMap((folder) => folder.damage.map((found) => folderProblem(folder, found)));
  }

  version(): Version {
    return new Map(this.#folders.filter((folder) => folder.lastSeq > 0).map((folder) => [folder.key, folder.lastSeq]));
  }

  /** Everything that these logs hold about a document, as far as it can be read. */
  async slices(document: DocumentName): Promise<LogSlice[]> {
    const slices: LogSlice[] = [];
    const lacking: LackingPart[] = [];
    for (const folder of this.#folders) {
      const sealed = await this.readSegments(folder.path, document);
      slices.push(...sealed);
      const here = [
        ...sealed.map((slice) => [firstSeq(slice), lastSeq(slice)] as const),
        ...folder.tails.map(({ records }) => [records[0]?.seq ?? 1, records.at(-1)?.seq ?? 0] as const),
      ];
      const isHere = ({ from, to }: { readonly from: number; readonly to: number }) =>
        here.some(([first, last]) => first <= from && to <= last);
      const named = folder.seals.flatMap((seal) => seal.segments).filter((segment) => segment.document === document);
      const absent = named.find((segment) => !isHere(segment));
      if (absent) lacking.push({ document, replica: folder.key, device: folder.device, until: absent.to });
      for (const tail of folder.tails) {
        if (touches(tail.records, document)) {
          slices.push(sliceRecords(folder.key, document, tail.records, tail.decoded.head?.seen));
        }
      }
    }
    if (lacking.length === 0) this.#lacking.delete(document);
    else this.#lacking.set(document, lacking);
    return slices;
  }

  /** Segments that seals name and that were not here, or could not be read, when their document was read last. */
  get lacking(): readonly LackingPart[] {
    return [...this.#lacking.values()].flat();
  }

  /** The segments of one document in one replica's folder; a damaged one is left out and said. */
  async readSegments(folder: string, document: DocumentName): Promise<LogSlice[]> {
    for (let tries = 0; ; tries++) {
      try {
        return await this.#readSegments(folder, document);
      } catch (cause) {
        // Its owner has merged it into a larger one since the folder was listed.
        if (!(cause instanceof DiskError && cause.code === "absent") || tries === 5) throw cause;
      }
    }
  }

  async #readSegments(folder: string, document: DocumentName): Promise<LogSlice[]> {
    const path = join(folder, ...document.split("/"));
    const slices: LogSlice[] = [];
    for (const known of [...this.#damagedSegments.keys()])
      if (dirname(known) === path) this.#damagedSegments.delete(known);
    for (const { name, kind } of await this.#disk.list(path)) {
      const match = /^[0-9]+-[0-9]+\.([0-9a-f]{16}).*\.seg$/.exec(name);
      if (kind !== "file" || !match) continue;
      const bytes = await this.#disk.read(join(path, name));
      const isWhole = createHash("sha256")
        .update(bytes)
        .digest("hex")
        .startsWith(match[1] ?? "-");
      const body = isWhole ? unpackSegment(bytes, unpack) : null;
      const slice = body?.ok ? decodeSegment(body.value) : body;
      if (slice?.ok && slice.value.document === document) slices.push(slice.value);
      else {
        const isNewer = slice?.ok === false;
        const problem = isNewer ? newerProblem(join(path, name)) : damageProblem(join(path, name), bytes.length);
        this.#damagedSegments.set(join(path, name), problem);
      }
    }
    return slices;
  }
}

/** The format of the history in the folder; null where there is none yet. */
export async function readHistoryFormat(disk: Disk, history: string): Promise<Result<number | null>> {
  const path = join(history, "format.json");
  if (!(await disk.stat(path))) return succeed(null);
  let format: unknown;
  try {
    format = (JSON.parse(new TextDecoder().decode(await disk.read(path))) as { format?: unknown } | null)?.format;
  } catch (cause) {
    if (cause instanceof DiskError) throw cause;
    return succeed(null);
  }
  if (typeof format === "number" && format > historyFormat) {
    return fail(
      "history-newer",
      `The history of this story was written by a newer Redraft (format ${format}; this one knows ${historyFormat}).`,
      "Update Redraft to write in it. Until then it can be read.",
    );
  }
  return succeed(historyFormat);
}

/** Whose history a folder holds: the story's id; null where nothing says so. */
export async function readHistoryOwner(disk: Disk, history: string): Promise<string | null> {
  const bytes = await readIfThere(disk, join(history, "format.json"));
  try {
    const value = bytes && (JSON.parse(new TextDecoder().decode(bytes)) as { project?: unknown } | null);
    return typeof value?.project === "string" ? value.project : null;
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
}

function foreignProblem(path: string): Problem {
  return {
    code: "history-foreign-part",
    sentence: `A part of another story's history lies in this story's folder and was left out: ${path}.`,
    next: "Move it out of the folder; it is changed by nothing that you do here.",
  };
}

function copyProblem(path: string): Problem {
  return {
    code: "history-copy",
    sentence: `A folder of the history lies there under another name, as a copy does, and was left out: ${path}.`,
    next: "If it is a copy, move it out of the story's folder. If it was renamed, give it back the name that its info.json says: replica, full stop, epoch.",
  };
}

function folderProblem(folder: ReplicaFolder, { file, bytes, reason }: FileDamage): Problem {
  const path = join(folder.path, file);
  if (reason === "newer") return newerProblem(path);
  if (reason === "damaged") return damageProblem(path, bytes);
  return {
    code: "history-cut",
    sentence: `A file of the history breaks off: the last ${bytes} bytes of ${path} can't be read.`,
    next: "If a sync program is still at work, let it finish. Otherwise copy that file back from a backup of the project, if you have one.",
  };
}

/** Its bytes are what was written, and yet they can't be understood here. */
function newerProblem(path: string): Problem {
  return {
    code: "history-newer-part",
    sentence: `A file of the history was written by a newer Redraft, and can't be read here: ${path}.`,
    next: "Update Redraft on this computer: then all that it says is here again. Until then it is left as it is.",
  };
}

function damageProblem(path: string, bytes: number): Problem {
  return {
    code: "history-damaged",
    sentence: `A file of the history is damaged: ${bytes} bytes of ${path} can't be read.`,
    next: "Everything before that place is here. If you have a backup of the project, copy that file back from it.",
  };
}
