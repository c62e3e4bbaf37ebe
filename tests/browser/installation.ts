import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@playwright/test";

export const root = join(import.meta.dirname, "../..");
const ownNode = join(root, "node_modules/node/bin/node");

/** Publishing waits up to five seconds for the writer to pause; a busy machine adds to that. */
const untilMirrored = { timeout: 20_000 };

/** One installation of Redraft: a data folder of its own, and the host that serves it. */
export class Installation {
  readonly home: string;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #prefix: readonly string[];
  #process: ChildProcess | null = null;
  #address = "";

  /** @param prefix what the host is started with: another account, for example. */
  constructor(home: string, prefix: readonly string[] = []) {
    this.home = home;
    this.#environment = { ...process.env, REDRAFT_HOME: home };
    this.#prefix = prefix;
  }

  static async make(worker: number): Promise<Installation> {
    const home = await mkdtemp(join(tmpdir(), "redraft-browser-"));
    // A port of its own, so that a host that was killed finds it free when it comes back.
    await writeFile(join(home, "server.json"), JSON.stringify({ port: nextPort(worker) }));
    return new Installation(home);
  }

  get library(): string {
    return join(this.home, "Library");
  }

  /** With the token in it, as the host printed it. */
  get address(): string {
    return this.#address;
  }

  get port(): number {
    return Number(new URL(this.#address).port);
  }

  /** The host itself and not `bin/redraft.mjs` around it: what is killed here must be the host. */
  async start(...open: readonly string[]): Promise<string> {
    const command = [...this.#prefix, existsSync(ownNode) ? ownNode : process.execPath];
    const words = ["--disable-warning=ExperimentalWarning", join(root, "cli/main.ts"), "open", ...open, "--no-browser"];
    const [first = "", ...rest] = [...command, ...words];
    const child = spawn(first, rest, { env: this.#environment, stdio: ["ignore", "ignore", "pipe"] });
    this.#process = child;
    let said = "";
    this.#address = await new Promise<string>((resolve, reject) => {
      child.stderr?.on("data", (data: Buffer) => {
        said += data.toString();
        const address = /http:\/\/127\.0\.0\.1:\d+\/#\S+/.exec(said)?.[0];
        if (address) resolve(address);
      });
      child.on("error", reject);
      child.on("exit", () => reject(new Error(`The host ended before it listened:\n${said}`)));
    });
    return this.#address;
  }

  /** As when the power fails: nothing is flushed, nothing is said. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  async stop(): Promise<void> {
    await this.#end("SIGTERM");
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }

  /** Where a story of this title is kept. */
  story(title: string): StoryFolder {
    return new StoryFolder(join(this.library, title));
  }

  async stories(): Promise<readonly string[]> {
    return existsSync(this.library) ? (await readdir(this.library)).sort() : [];
  }

  async remove(): Promise<void> {
    await this.kill();
    await rm(this.home, { recursive: true, force: true });
  }
}

let ports = 0;

function nextPort(worker: number): number {
  return 48_000 + (worker % 10) * 300 + (ports++ % 300);
}

interface ManifestItem {
  readonly id: string;
  readonly kind: "part" | "chapter" | "folder" | "note";
  readonly title: string;
  readonly parent: string;
  readonly file: string | null;
}

/** A story as another program sees it. */
export class StoryFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  async files(folder: string): Promise<readonly string[]> {
    const path = join(this.path, folder);
    return existsSync(path) ? (await readdir(path)).sort() : [];
  }

  read(file: string): Promise<string> {
    return readFile(join(this.path, file), "utf8");
  }

  write(file: string, text: string): Promise<void> {
    return writeFile(join(this.path, file), text);
  }

  /** The outline as `project.redraft` has it, in order. */
  async items(): Promise<readonly ManifestItem[]> {
    const manifest = JSON.parse(await this.read("project.redraft")) as { readonly items: readonly ManifestItem[] };
    return manifest.items;
  }

  /** Waits until the file says this, as it does a few seconds after the last key. */
  async expectText(file: string, text: string | RegExp): Promise<void> {
    const read = () => this.read(file).catch(() => "(no file yet)");
    if (typeof text === "string") await expect.poll(read, untilMirrored).toBe(text);
    else await expect.poll(read, untilMirrored).toMatch(text);
  }
}
