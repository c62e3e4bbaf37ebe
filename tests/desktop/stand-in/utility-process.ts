import { type ChildProcess, fork as forkNode } from "node:child_process";
import { EventEmitter } from "node:events";
import type { Readable } from "node:stream";
import type { ForkOptions } from "electron";

export class UtilityProcess extends EventEmitter {
  readonly #child: ChildProcess;
  readonly stdout: Readable | null;
  readonly stderr: Readable | null;

  constructor(child: ChildProcess) {
    super();
    this.#child = child;
    this.stdout = child.stdout;
    this.stderr = child.stderr;
    child.on("message", (message) => this.emit("message", message));
    child.on("spawn", () => this.emit("spawn"));
    child.on("exit", (code, signal) => this.emit("exit", code ?? (signal ? 1 : 0)));
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  postMessage(message: unknown): void {
    if (this.#child.connected) this.#child.send(message as object);
  }

  kill(): boolean {
    return this.#child.kill();
  }
}

export const utilityProcess = {
  fork: (module: string, words: string[] = [], options: ForkOptions = {}): UtilityProcess => {
    const shim = new URL("./parent-port.ts", import.meta.url).href;
    const child = forkNode(module, words, {
      execArgv: ["--disable-warning=ExperimentalWarning", "--import", shim],
      stdio: options.stdio === "pipe" ? ["ignore", "pipe", "pipe", "ipc"] : ["ignore", "inherit", "inherit", "ipc"],
    });
    return new UtilityProcess(child);
  },
};
