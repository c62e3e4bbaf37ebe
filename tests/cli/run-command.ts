import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Starts the command line under this Node, with a data folder of its own. */
export function startCommand(home: string, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, ["--disable-warning=ExperimentalWarning", `${root}cli/main.ts`, ...args], {
    env: { ...process.env, REDRAFT_HOME: home, CI: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

export function runCommand(home: string, ...args: readonly string[]): Promise<Ran> {
  const child = startCommand(home, args);
  const [out, err]: Buffer[][] = [[], []];
  child.stdout?.on("data", (data: Buffer) => out?.push(data));
  child.stderr?.on("data", (data: Buffer) => err?.push(data));
  return new Promise((resolve) => {
    child.on("close", (code) => {
      resolve({ code: code ?? -1, out: Buffer.concat(out ?? []).toString(), err: Buffer.concat(err ?? []).toString() });
    });
  });
}
