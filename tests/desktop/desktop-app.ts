import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type Browser, chromium, _electron as electronDriver, type Page } from "@playwright/test";

const root = join(import.meta.dirname, "../..");
const main = join(root, "dist/electron/main.js");

/** The module `electron` in the main process. */
export type InMain = typeof import("electron");

export interface StartedProgram {
  /** What it has written to standard output. */
  output(): string;
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number | null>;
  kill(signal?: NodeJS.Signals): void;
}

/** The desktop application, real or on the stand-in, by the same calls. */
export interface DesktopApp extends StartedProgram {
  readonly isReal: boolean;
  /** Of our own page, in the order in which they were opened. */
  windows(): readonly Page[];
  /** Runs a function in the main process; it is sent as text and may use nothing from outside. */
  inMain<Value, Given>(run: (electron: InMain, given: Given) => Value | Promise<Value>, given?: Given): Promise<Value>;
}

/** Where the package `electron` has unpacked its runtime; null where it could not be downloaded. */
export function electronRuntime(): string | null {
  const folder = join(createRequire(import.meta.url).resolve("electron/package.json"), "..");
  const name = join(folder, "path.txt");
  if (!existsSync(name)) return null;
  const path = join(folder, "dist", readFileSync(name, "utf8"));
  return existsSync(path) ? path : null;
}

export async function startDesktop(home: string, words: readonly string[] = []): Promise<DesktopApp> {
  return electronRuntime() ? startReal(environmentOf(home), words) : startOnStandIn(home, words);
}

/** One that ends by itself before it shows anything: Playwright could not follow it. */
export async function startBriefly(home: string, words: readonly string[]): Promise<StartedProgram> {
  const runtime = electronRuntime();
  if (!runtime) return startOnStandIn(home, words);
  const switches = process.platform === "linux" ? ["--no-sandbox"] : [];
  const child = spawn(runtime, [...switches, root, ...words], {
    env: environmentOf(home),
    stdio: ["ignore", "pipe", "inherit"],
  });
  return {
    output: outputOf(child),
    ended: new Promise((resolve) => child.once("exit", resolve)),
    kill: (signal = "SIGKILL") => void child.kill(signal),
  };
}

function environmentOf(home: string): Record<string, string> {
  return { ...process.env, REDRAFT_HOME: home } as Record<string, string>;
}

/** Playwright finds the runtime by the package itself: only then does it hold back `ready` until it looks. */
async function startReal(env: Record<string, string>, words: readonly string[]): Promise<DesktopApp> {
  const app = await electronDriver.launch({
    args: [root, ...words],
    env,
  });
  const child = app.process();
  return {
    isReal: true,
    windows: () => app.windows(),
    inMain: (run, given) => app.evaluate(run as never, given as never) as never,
    output: outputOf(child),
    ended: new Promise((resolve) => child.once("exit", resolve)),
    kill: (signal = "SIGKILL") => void child.kill(signal),
  };
}

/** @param program the main process's bundle: that of the checkout, or one from a package */
export async function startOnStandIn(home: string, words: readonly string[], program = main): Promise<DesktopApp> {
  const env = environmentOf(home);
  const register = join(import.meta.dirname, "stand-in/register.ts");
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", "--import", register, program, ...words],
    { env, stdio: ["ignore", "pipe", "inherit", "ipc"] },
  );
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const output = outputOf(child);
  const browser = await browserOf(child, ended);
  const pages = () =>
    (browser?.contexts() ?? [])
      .flatMap((context) => context.pages())
      .filter((page) => page.url().startsWith("http://app.redraft.localhost/"));
  return {
    isReal: false,
    windows: pages,
    inMain: questions(child),
    output,
    ended,
    kill: (signal = "SIGKILL") => void child.kill(signal),
  };
}

function outputOf(child: ChildProcess): () => string {
  let text = "";
  child.stdout?.on("data", (data: Buffer) => {
    text += data.toString();
  });
  return () => text;
}

/** null where it ended before it had a window. */
async function browserOf(child: ChildProcess, ended: Promise<unknown>): Promise<Browser | null> {
  const port = await Promise.race([
    new Promise<number>((resolve) => {
      child.on("message", (message: { readonly devtools?: number }) => {
        if (message.devtools) resolve(message.devtools);
      });
    }),
    ended.then(() => null),
  ]);
  return port === null ? null : chromium.connectOverCDP(`http://127.0.0.1:${port}`);
}

function questions(child: ChildProcess): DesktopApp["inMain"] {
  let last = 0;
  const waiting = new Map<number, (answer: { readonly value?: unknown; readonly error?: string }) => void>();
  child.on("message", (message: { readonly id?: number; readonly value?: unknown; readonly error?: string }) => {
    if (message.id === undefined) return;
    waiting.get(message.id)?.(message);
    waiting.delete(message.id);
  });
  return (run, given) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, (answer) => (answer.error ? reject(new Error(answer.error)) : resolve(answer.value as never)));
      child.send({ id, run: run.toString(), given });
    });
}
