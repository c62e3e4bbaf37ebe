import { checkFb2 } from "../../formats/pandoc/check.ts";
import type { PandocFormat } from "../../story/preset.ts";
import { fail, type Result, succeed } from "../../story/problem.ts";
import { runPandoc } from "./run-pandoc.ts";
import { cancelled } from "./run-work.ts";
import type { WrittenBook } from "./write-book.ts";

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
  const written = await runPandoc(
    ["--standalone", "--from=json", `--to=${format}`, "--wrap=none"],
    source.bytes,
    signal,
  );
  if (signal.aborted) return cancelled;
  if (written === "absent")
    return fail(
      "pandoc-missing",
      `${format.toUpperCase()} is written through Pandoc, which is not installed here.`,
      "Install Pandoc from pandoc.org and export again, or export EPUB, which nearly every e-reader takes.",
    );
  if (written === "failed") return wroteNothing(format);
  return succeed({ files: [{ path: source.path, bytes: written }], checks: checkFb2(source.bytes, written) });
}

function wroteNothing(format: PandocFormat): Result<WrittenBook> {
  return fail(
    "pandoc-wrote-nothing",
    `Pandoc could not write this book as ${format.toUpperCase()}.`,
    "Install a newer Pandoc from pandoc.org, or export EPUB, which nearly every e-reader takes.",
  );
}
