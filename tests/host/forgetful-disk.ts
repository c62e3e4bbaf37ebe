import { basename, dirname } from "node:path";
import {
  type Disk,
  type DiskEntry,
  DiskError,
  type DiskErrorCode,
  type DiskFile,
  type DiskStat,
} from "../../host/disk/disk.ts";
import { makeLastingFolder } from "../../host/disk/lasting-folder.ts";
import { writeWhole } from "../../host/disk/write-whole.ts";
import { foldPath } from "../../story/file-names.ts";
import { createRandom, type Random } from "../story/random.ts";

interface FileNode {
  readonly kind: "file";
  readonly inode: number;
  bytes: Uint8Array;
  /** How many of them a power loss can't take. */
  flushed: number;
  modified: number;
}

interface FolderNode {
  readonly kind: "folder";
  readonly inode: number;
  /** As every program sees it. */
  entries: Map<string, Node>;
  /** As it is after a power loss in which everything that was not flushed went. */
  lasting: Map<string, Node>;
  /** What happened to the folder since it was flushed, each whole or not at all. */
  unflushed: ((entries: Map<string, Node>) => void)[];
  modified: number;
}

type Node = FileNode | FolderNode;

/** What a disk is asked to do when it refuses, or when the power goes. */
export type DiskStep =
  | "look"
  | "read"
  | "create"
  | "append"
  | "write"
  | "flush"
  | "truncate"
  | "rename"
  | "remove"
  | "make folder"
  | "flush folder";

/**
 * A disk in memory that forgets what was not flushed, as POSIX lets it: content is cut at any byte, and what happened
 * in a folder since its last flush is kept or lost in any part and order. Paths are absolute, with "/".
 *
 * A `session` is what one process sees. After `powerLoss` its steps never end, as those of a dead process.
 */
export class ForgetfulDisk {
  #root: FolderNode;
  #inodes = 0;
  #clock = 1_700_000_000_000;
  #life = 0;
  #stepsLeft = Number.POSITIVE_INFINITY;
  #dark: (() => void) | null = null;
  /** Says for a step which error it has; null lets it through. */
  refuse: (step: DiskStep, path: string) => DiskErrorCode | null = () => null;

  readonly #foldsCase: boolean;

  /** @param foldsCase whether names in other cases or normal forms are the same, as on a Mac and on Windows */
  constructor(foldsCase = false) {
    this.#foldsCase = foldsCase;
    this.#root = this.#folder();
  }

  /** The name by which a folder knows it already. */
  #nameIn(entries: ReadonlyMap<string, Node>, name: string): string {
    if (!this.#foldsCase || entries.has(name)) return name;
    const folded = foldPath(name);
    return [...entries.keys()].find((known) => foldPath(known) === folded) ?? name;
  }

  /** Resolves when the power goes after this many more steps of writing; the one that it is at is not done. */
  loseAfter(steps: number): Promise<void> {
    this.#stepsLeft = steps;
    return new Promise((resolve) => {
      this.#dark = resolve;
    });
  }

  /** Brings the disk to what it could look like when the power is back; earlier sessions stay dead. */
  powerLoss(seed: number): void {
    const random = createRandom(seed);
    this.#life += 1;
    this.#stepsLeft = Number.POSITIVE_INFINITY;
    this.#dark = null;
    const seen = new Set<Node>();
    const settle = (node: Node) => {
      if (seen.has(node)) return;
      seen.add(node);
      if (node.kind === "file") return cutFile(node, random);
      const entries = new Map(node.lasting);
      for (const happened of random.shuffle(node.unflushed)) if (random.next() < 0.5) happened(entries);
      node.entries = entries;
      node.lasting = new Map(entries);
      node.unflushed = [];
      for (const inner of entries.values()) settle(inner);
    };
    settle(this.#root);
  }

  /** Another disk with all that is on this one, the folders' identities too; from here on they know nothing of each other. */
  copy(): ForgetfulDisk {
    const other = new ForgetfulDisk(this.#foldsCase);
    const copyNode = (node: Node): Node => {
      if (node.kind === "file") return { ...node };
      const entries = new Map([...node.entries].map(([name, inner]) => [name, copyNode(inner)]));
      return { ...node, entries, lasting: new Map(entries), unflushed: [] };
    };
    other.#root = copyNode(this.#root) as FolderNode;
    other.#inodes = this.#inodes;
    other.#clock = this.#clock;
    return other;
  }

  /** Makes a folder hold exactly these files, as `files` gave them: another program's doing. */
  async restore(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
    const disk = this.session();
    for (const path of this.files(folder).keys()) if (!files.has(path)) await disk.remove(path);
    for (const [path, bytes] of files) {
      if (this.files(folder).get(path) === bytes) continue;
      await makeLastingFolder(disk, dirname(path));
      await writeWhole(disk, path, Buffer.from(bytes, "base64"));
    }
  }

  /** Every file below a folder with its bytes, by path: to compare two moments. */
  files(folder: string): Map<string, string> {
    const found = new Map<string, string>();
    const visit = (node: Node | null, path: string) => {
      if (node?.kind === "file") found.set(path, Buffer.from(node.bytes).toString("base64"));
      else for (const [name, inner] of [...(node?.entries ?? [])].sort()) visit(inner, `${path}/${name}`);
    };
    visit(this.#find(folder), folder);
    return found;
  }

  session(): Disk {
    const life = this.#life;
    /** The step is done by `act`; before it the disk may refuse, or the power may go. */
    const step = async <Value>(kind: DiskStep, path: string, act: () => Value): Promise<Value> => {
      await Promise.resolve();
      this.#guard(life, kind, path);
      if (this.#life !== life || this.#stepsLeft < 0) return new Promise<never>(() => undefined);
      return act();
    };
    return {
      read: (path) =>
        step("read", path, () => {
          const node = this.#find(path);
          if (!node) throw new DiskError("absent", path);
          if (node.kind === "folder") throw new DiskError("folder", path);
          return node.bytes.slice();
        }),
      list: (folder) =>
        step("look", folder, (): readonly DiskEntry[] => {
          const node = this.#find(folder);
          if (!node) return [];
          if (node.kind === "file") throw new DiskError("absent", folder);
          return [...node.entries].map(([name, inner]) => ({ name, kind: inner.kind }));
        }),
      stat: (path) =>
        step("look", path, (): DiskStat | null => {
          const node = this.#find(path);
          if (!node) return null;
          const size = node.kind === "file" ? node.bytes.length : 4096;
          return { kind: node.kind, size, modified: node.modified, identity: `1:${node.inode}` };
        }),
      realPath: (path) => step("look", path, () => (this.#find(path) ? path : null)),
      create: (path) =>
        step("create", path, () => {
          if (this.#find(path)) throw new DiskError("exists", path);
          return this.#open(this.#addFile(path), path, life);
        }),
      append: (path) =>
        step("append", path, () => {
          const node = this.#find(path);
          if (node?.kind === "folder") throw new DiskError("folder", path);
          return this.#open(node ?? this.#addFile(path), path, life);
        }),
      rename: (from, to) => step("rename", to, () => this.#rename(from, to)),
      remove: (path) =>
        step("remove", path, () => {
          if (!this.#find(path)) return;
          this.#change(this.#parent(path), (entries) => entries.delete(this.#nameIn(entries, basename(path))));
        }),
      removeFolder: (path) =>
        step("remove", path, () => {
          if (!this.#find(path)) return;
          this.#change(this.#parent(path), (entries) => entries.delete(this.#nameIn(entries, basename(path))));
        }),
      makeFolder: (path) => step("make folder", path, () => this.#makeFolder(path)),
      flushFolder: (path) =>
        step("flush folder", path, () => {
          const node = this.#find(path);
          if (node?.kind !== "folder") throw new DiskError("absent", path);
          node.lasting = new Map(node.entries);
          node.unflushed = [];
        }),
    };
  }

  #guard(life: number, kind: DiskStep, path: string): void {
    if (this.#life !== life) return;
    const code = this.refuse(kind, path);
    if (code) throw new DiskError(code, path);
    if (kind === "look" || kind === "read") return;
    this.#stepsLeft -= 1;
    if (this.#stepsLeft < 0) this.#dark?.();
  }

  #open(node: FileNode, path: string, life: number): DiskFile {
    const alive = () => this.#life === life && this.#stepsLeft >= 0;
    const later = async (kind: DiskStep, act: () => void): Promise<void> => {
      await Promise.resolve();
      this.#guard(life, kind, path);
      if (!alive()) return new Promise<never>(() => undefined);
      act();
    };
    const write = (bytes: Uint8Array) => {
      this.#guard(life, "write", path);
      if (!alive()) throw new DiskError("failed", path);
      const joined = new Uint8Array(node.bytes.length + bytes.length);
      joined.set(node.bytes);
      joined.set(bytes, node.bytes.length);
      node.bytes = joined;
      node.modified = this.#tick();
    };
    return {
      get size() {
        return node.bytes.length;
      },
      write,
      flush: () =>
        later("flush", () => {
          node.flushed = node.bytes.length;
        }),
      truncate: (size) =>
        later("truncate", () => {
          node.bytes = node.bytes.slice(0, size);
          node.flushed = Math.min(node.flushed, size);
          node.modified = this.#tick();
        }),
      close: async () => undefined,
    };
  }

  #addFile(path: string): FileNode {
    const node: FileNode = {
      kind: "file",
      inode: ++this.#inodes,
      bytes: new Uint8Array(0),
      flushed: 0,
      modified: this.#tick(),
    };
    this.#change(this.#parent(path), (entries) => entries.set(this.#nameIn(entries, basename(path)), node));
    return node;
  }

  #rename(from: string, to: string): void {
    const node = this.#find(from);
    if (!node) throw new DiskError("absent", from);
    const [source, target] = [this.#parent(from), this.#parent(to)];
    const add = (entries: Map<string, Node>) => {
      // The new name's own spelling is what the folder shows from now on.
      entries.delete(this.#nameIn(entries, basename(to)));
      entries.set(basename(to), node);
    };
    const take = (entries: Map<string, Node>) => {
      const name = this.#nameIn(entries, basename(from));
      return entries.get(name) === node && entries.delete(name);
    };
    if (source !== target) {
      this.#change(target, add);
      this.#change(source, take);
    } else {
      this.#change(source, (entries) => {
        take(entries);
        add(entries);
      });
    }
  }

  #makeFolder(path: string): void {
    const node = this.#find(path);
    if (node?.kind === "folder") return;
    if (node) throw new DiskError("exists", path);
    const folder = this.#folder();
    this.#change(this.#parent(path), (entries) => entries.set(this.#nameIn(entries, basename(path)), folder));
  }

  #folder(): FolderNode {
    return {
      kind: "folder",
      inode: ++this.#inodes,
      entries: new Map(),
      lasting: new Map(),
      unflushed: [],
      modified: this.#tick(),
    };
  }

  #change(folder: FolderNode, happened: (entries: Map<string, Node>) => void): void {
    happened(folder.entries);
    folder.unflushed.push(happened);
    folder.modified = this.#tick();
  }

  #parent(path: string): FolderNode {
    const parent = this.#find(dirname(path));
    if (parent?.kind !== "folder") throw new DiskError("absent", path);
    return parent;
  }

  #find(path: string): Node | null {
    let node: Node = this.#root;
    for (const name of path.split("/").filter((part) => part !== "")) {
      const inner: Node | undefined =
        node.kind === "folder" ? node.entries.get(this.#nameIn(node.entries, name)) : undefined;
      if (!inner) return null;
      node = inner;
    }
    return node;
  }

  #tick(): number {
    this.#clock += 1;
    return this.#clock;
  }
}

function cutFile(node: FileNode, random: Random): void {
  const size = node.flushed + random.below(node.bytes.length - node.flushed + 1);
  node.bytes = node.bytes.slice(0, size);
  node.flushed = size;
}
