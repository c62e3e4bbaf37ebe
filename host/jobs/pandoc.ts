import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import type { ManuscriptSource } from "../../formats/import/flow.ts";
import { pandocFormatOf } from "../../formats/import/pandoc-formats.ts";
import { fail, type Result, succeed } from "../../story/problem.ts";

/** Milliseconds, and bytes of what it writes. */
const patience = 60_000;
const largestAnswer = 128 * 1024 * 1024;

/** Its heap, and that it reads no file and asks nothing of the web (https://pandoc.org/MANUAL.html, "A note on security"). */
const bounds = ["+RTS", "-M1024m", "-RTS", "--sandbox"];

/**
 * A file that only Pandoc reads, as the web page that it makes of it; any other one as it is.
 *
 * Problems: "pandoc-absent", "pandoc-without-format", "pandoc-failed".
 */
export async function throughPandoc(source: ManuscriptSource): Promise<Result<ManuscriptSource>> {
  const format = source.isFolder ? null : pandocFormatOf(source.name);
  const [file] = source.files;
  if (format === null || !file) return succeed(source);
  const ending = source.name.replace(/^.*(?=\.)/, "");
  const listed = await runPandoc(["--list-input-formats"], new Uint8Array());
  if (listed === "absent") {
    return fail(
      "pandoc-absent",
      `Files that end in ${ending} are read through Pandoc, which is not installed here.`,
      "Install Pandoc from pandoc.org and import the file again, or save it as DOCX, EPUB or HTML.",
    );
  }
  if (!(listed instanceof Uint8Array) || !new TextDecoder().decode(listed).split(/\s+/).includes(format)) {
    return fail(
      "pandoc-without-format",
      `The Pandoc that is installed here can't read files that end in ${ending}.`,
      "Install a newer Pandoc from pandoc.org, or save the file as DOCX, EPUB or HTML.",
    );
  }
  const order = [...bounds, "--from", format, "--to", "html5", "--standalone", "--wrap=none", "--self-contained"];
  const page = await runPandoc(order, file.bytes);
  if (!(page instanceof Uint8Array)) {
    return fail(
      "pandoc-failed",
      `Pandoc could not read “${source.name}”.`,
      "Check that the file is whole, or save it as DOCX, EPUB or HTML in the program that made it.",
    );
  }
  return succeed({ ...source, files: [{ path: `${source.name}.html`, bytes: page }], isThroughPandoc: true });
}

/** What it writes; or that it isn't there, failed, took too long or wrote too much. */
function runPandoc(order: readonly string[], input: Uint8Array): Promise<Uint8Array | "absent" | "failed"> {
  return new Promise((resolve) => {
    const child = spawn("pandoc", order, { cwd: tmpdir(), stdio: ["pipe", "pipe", "ignore"], windowsHide: true });
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
