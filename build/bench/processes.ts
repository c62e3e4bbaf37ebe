import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./places.ts";

const ownNode = join(root, "node_modules/node/bin/node");
const node = existsSync(ownNode) ? ownNode : process.execPath;
const quiet = "--disable-warning=ExperimentalWarning";

/** Milliseconds from the start of a process to its end. */
export async function timeProcess(
  command: string,
  words: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<number> {
  const start = performance.now();
  const child = spawn(command, words, {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr?.on("data", (data: Buffer) => (said += data.toString()));
  const [code] = (await once(child, "exit")) as [number | null];
  const took = performance.now() - start;
  if (code !== 0) throw new Error(`${command} ${words.join(" ")} failed:\n${said.slice(-2000)}`);
  return took;
}

/** As whoever has a checkout calls it. */
export function timeRedraft(words: readonly string[], home: string): Promise<number> {
  return timeProcess(process.execPath, ["bin/redraft.mjs", ...words], { REDRAFT_HOME: home });
}

/** Runs a script of this folder in a process of its own and gives the last line that it prints, as JSON. */
export function runScript<Value>(script: string, ...words: readonly string[]): Value {
  const done = spawnSync(node, [quiet, "--max-old-space-size=4096", join(import.meta.dirname, script), ...words], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: 2 ** 28,
  });
  const last = done.stdout.trimEnd().split("\n").at(-1) ?? "";
  if (done.status !== 0) throw new Error(`${script} ${words.join(" ")} failed.`);
  return JSON.parse(last) as Value;
}

/** Where a program is that this machine may lack. */
export function findProgram(name: string): string | null {
  const path = `/usr/bin/${name}`;
  return existsSync(path) ? path : null;
}

export interface RunningHost {
  /** With the token in its fragment. */
  readonly address: string;
  readonly port: number;
  readonly token: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** The host itself, without `bin/redraft.mjs` around it, so that its memory is its own. */
export function startHost(home: string): Promise<RunningHost> {
  return startServer([join(root, "cli/main.ts"), "open", "--no-browser"], { REDRAFT_HOME: home });
}

/** Serves the folder of a bare page, from a process of its own. */
export function startBare(folder: string): Promise<RunningHost> {
  return startServer([join(import.meta.dirname, "bare-server.ts"), folder], {});
}

/** A relay that only passes on, in a process of its own. */
export function startRelay(): Promise<RunningHost> {
  return startServer([join(import.meta.dirname, "bare-relay.ts")], {});
}

async function startServer(words: readonly string[], environment: NodeJS.ProcessEnv): Promise<RunningHost> {
  const child = spawn(node, [quiet, ...words], {
    // As bin/redraft.mjs starts it.
    env: { NODE_COMPILE_CACHE: join(root, "node_modules/.redraft/compiled"), ...process.env, ...environment },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  const address = await new Promise<string>((resolve, reject) => {
    child.stderr?.on("data", (data: Buffer) => {
      said += data.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+\/#\S+/.exec(said)?.[0];
      if (found) resolve(found);
    });
    child.on("exit", () => reject(new Error(`It ended before it listened:\n${said}`)));
  });
  const { port, hash } = new URL(address);
  const token = new URLSearchParams(hash.slice(1)).get("token") ?? "";
  return { address, port: Number(port), token, pid: child.pid ?? 0, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}

/** Builds what `redraft open` would build, once. */
export function buildStudio(): void {
  const script = 'import { setUp } from "./bin/set-up.mjs"; setUp({ build: true });';
  const built = spawnSync(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (built.status !== 0) throw new Error("The studio could not be built.");
}
