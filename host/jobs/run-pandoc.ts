import { spawn } from "node:child_process";
import { tmpdir } from "node:os";

/** Milliseconds, and bytes of what it writes. */
const patience = 300_000;
const largestAnswer = 256 * 1024 * 1024;

/** Its heap, and that it reads no file and asks nothing of the web (https://pandoc.org/MANUAL.html, "A note on security"). */
const bounds = ["+RTS", "-M2048m", "-RTS", "--sandbox"];

/** What Pandoc writes; or that it isn't there, or that it failed, took too long, wrote too much or was cancelled. */
export function runPandoc(
  order: readonly string[],
  input: Uint8Array,
  signal?: AbortSignal,
): Promise<Uint8Array | "absent" | "failed"> {
  return new Promise((resolve) => {
    const child = spawn("pandoc", [...bounds, ...order], {
      cwd: tmpdir(),
      stdio: ["pipe", "pipe", "ignore"],
      windowsHide: true,
      killSignal: "SIGKILL",
      ...(signal ? { signal } : {}),
    });
    const written: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => child.kill("SIGKILL"), patience);
    child.once("error", (cause: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      resolve(cause.code === "ENOENT" ? "absent" : "failed");
    });
    child.stdout.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > largestAnswer) child.kill("SIGKILL");
      else written.push(chunk);
    });
    child.once("close", (code) => {
      clearTimeout(timer);
      resolve(code === 0 ? new Uint8Array(Buffer.concat(written)) : "failed");
    });
    // It may end before it has read everything.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}
