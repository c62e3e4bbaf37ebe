import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { checkFb2 } from "../../formats/pandoc/check.ts";
import type { PandocFormat } from "../../story/preset.ts";
import { fail, type Result, succeed } from "../../story/problem.ts";
import { cancelled } from "./run-work.ts";
import type { WrittenBook } from "./work.ts";

/** Milliseconds, and bytes of what it writes. */
const patience = 300_000;
const largestAnswer = 256 * 1024 * 1024;

/** It reads no file and asks nothing of the web (https://pandoc.org/MANUAL.html, "A note on security"). */
const bounds = ["+RTS", "-M2048m", "-RTS", "--sandbox"];

/**
 * What Pandoc makes of its own document, checked.
 *
 * Problems: "pandoc-missing", "pandoc-wrote-nothing", "job-cancelled".
 */
export async function writeThroughPandoc(
  { files: [source] }: WrittenBook,
  format: PandocFormat,
  signal: AbortSignal,
): Promise<Result<WrittenBook>> {
  if (source === undefined) return wroteNothing(format);
  const written = await run(["--standalone", "--from=json", `--to=${format}`, "--wrap=none"], source.bytes, signal);
  if (signal.aborted) return cancelled;
  if (written === "missing")
    return fail(
      "pandoc-missing",
      `${format.toUpperCase()} is written through Pandoc, which is not installed here.`,
      "Install Pandoc from pandoc.org and export again, or export EPUB, which nearly every e-reader takes.",
    );
  if (written === null) return wroteNothing(format);
  return succeed({ files: [{ path: source.path, bytes: written }], checks: checkFb2(source.bytes, written) });
}

function wroteNothing(format: PandocFormat): Result<WrittenBook> {
  return fail(
    "pandoc-wrote-nothing",
    `Pandoc could not write this book as ${format.toUpperCase()}.`,
    "Install a newer Pandoc from pandoc.org, or export EPUB, which nearly every e-reader takes.",
  );
}

/** What it writes; null where it failed, took too long or wrote too much. */
function run(order: readonly string[], input: Uint8Array, signal: AbortSignal): Promise<Uint8Array | "missing" | null> {
  return new Promise((resolve) => {
    const child = spawn("pandoc", [...bounds, ...order], {
      cwd: tmpdir(),
      stdio: ["pipe", "pipe", "ignore"],
      windowsHide: true,
      signal,
      killSignal: "SIGKILL",
    });
    const timer = setTimeout(() => child.kill("SIGKILL"), patience);
    const written: Buffer[] = [];
    let size = 0;
    child.once("error", (cause: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      resolve(cause.code === "ENOENT" ? "missing" : null);
    });
    child.stdout.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > largestAnswer) child.kill("SIGKILL");
      else written.push(chunk);
    });
    child.once("close", (code) => {
      clearTimeout(timer);
      resolve(code === 0 ? new Uint8Array(Buffer.concat(written)) : null);
    });
    // It may end before it has read everything.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}
