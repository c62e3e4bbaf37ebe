import { connect } from "node:net";
import { utilityProcess } from "electron";
import { fail, type Problem, type Result, succeed } from "../story/problem.ts";
import type { HostPlace } from "./contract.ts";
import type { HostMessage, HostOrder } from "./host-messages.ts";

/** A host that dies this often within this time is not started again by itself; milliseconds. */
const mostDeaths = 3;
const deathSpan = 60_000;
/** How many of its last lines a crash report keeps. */
const keptLines = 200;

export interface HostDeath {
  readonly code: number;
  /** What it wrote last. */
  readonly lines: readonly string[];
}

type State =
  | { readonly kind: "stopped" }
  | { readonly kind: "starting"; readonly place: Promise<Result<HostPlace>> }
  | { readonly kind: "running"; readonly process: Electron.UtilityProcess; readonly place: HostPlace }
  /** The command line or a browser shell has started it. */
  | { readonly kind: "elsewhere"; readonly place: HostPlace }
  | { readonly kind: "failed"; readonly problem: Problem };

/** The installation's host, in a process of its own. One that dies is started again under the open windows. */
export class HostService {
  readonly #entry: string;
  readonly #died: (death: HostDeath) => void;
  #state: State = { kind: "stopped" };
  #deaths: number[] = [];
  #isStopping = false;

  constructor(entry: string, died: (death: HostDeath) => void) {
    this.#entry = entry;
    this.#died = died;
  }

  /** Where it was found last; null while there is none. */
  get place(): HostPlace | null {
    return "place" in this.#state && this.#state.kind !== "starting" ? this.#state.place : null;
  }

  /** Where it listens. Starts it where none runs, also after it has died too often to be started by itself. */
  async find(): Promise<Result<HostPlace>> {
    const state = this.#state;
    if (state.kind === "starting") return state.place;
    if (state.kind === "running") return succeed(state.place);
    if (state.kind === "elsewhere" && (await answers(state.place.port))) return succeed(state.place);
    if (this.#isStopping) return stopping;
    return this.#state === state ? this.#start() : this.find();
  }

  /** Everything in the stories' folders, or the first reason why something is not; it goes on. */
  async settle(): Promise<Result<null>> {
    if (this.#state.kind === "starting") await this.#state.place;
    return this.#state.kind === "running" ? ask(this.#state.process, "settle", "settled") : succeed(null);
  }

  /** Ends it, with everything on the disk. One that another shell has started goes on. */
  async stop(): Promise<void> {
    const state = this.#state;
    if (state.kind !== "running") return;
    this.#isStopping = true;
    await ask(state.process, "stop", "stopped");
    this.#state = { kind: "stopped" };
    state.process.kill();
  }

  async #start(): Promise<Result<HostPlace>> {
    let child: Electron.UtilityProcess;
    try {
      child = utilityProcess.fork(this.#entry, [], { serviceName: "Redraft host", stdio: "pipe" });
    } catch {
      // No process to be had: the words stay in the windows, which ask again.
      this.#state = { kind: "failed", problem: wontStart.problem };
      return wontStart;
    }
    const place = this.#follow(child);
    this.#state = { kind: "starting", place };
    return place;
  }

  #follow(child: Electron.UtilityProcess): Promise<Result<HostPlace>> {
    const lines: string[] = [];
    const keep = (data: Buffer) => {
      lines.push(...data.toString().split("\n").filter(Boolean));
      lines.splice(0, lines.length - keptLines);
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    // Of V8, such as no memory left; it ends then. Where nobody listens it would be thrown here.
    child.on("error", (type, location) => lines.push(`${type} at ${location}`));
    return new Promise((resolve) => {
      const settle = (state: State, result: Result<HostPlace>) => {
        this.#state = state;
        resolve(result);
      };
      child.on("message", (message: HostMessage) => {
        switch (message.kind) {
          case "running":
            return settle({ kind: "running", process: child, place: message.place }, succeed(message.place));
          case "elsewhere":
            settle({ kind: "elsewhere", place: message.place }, succeed(message.place));
            return child.kill();
          case "failed":
            settle({ kind: "failed", problem: message.problem }, { ok: false, problem: message.problem });
            return child.kill();
        }
      });
      child.once("exit", (code) => {
        if (this.#state.kind === "starting") settle({ kind: "failed", problem: wontStart.problem }, wontStart);
        else if (this.#state.kind === "running" && this.#state.process === child && !this.#isStopping)
          this.#lost({ code, lines });
      });
    });
  }

  #lost(death: HostDeath): void {
    const now = Date.now();
    this.#deaths = [...this.#deaths.filter((time) => now - time < deathSpan), now];
    this.#state = { kind: "stopped" };
    this.#died(death);
    // Later a window that asks starts it again.
    if (this.#deaths.length < mostDeaths) void this.#start();
  }
}

const stopping = fail("host-stopping", "Redraft is being closed.", "Start it again.");

const wontStart = fail(
  "host-failed",
  "The part of Redraft that keeps your stories could not be started.",
  "Start Redraft again. Your stories are safe; if it happens again, see Help, Crash reports.",
);

/** One that dies meanwhile has nothing more to answer: what was saved is in its write-ahead log. */
function ask(
  process: Electron.UtilityProcess,
  order: HostOrder["kind"],
  answer: "settled" | "stopped",
): Promise<Result<null>> {
  return new Promise((resolve) => {
    process.on("message", (message: HostMessage) => {
      if (message.kind === answer) resolve(message.result);
    });
    process.once("exit", () => resolve(succeed(null)));
    process.postMessage({ kind: order } satisfies HostOrder);
  });
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const end = (isThere: boolean) => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
  });
}
