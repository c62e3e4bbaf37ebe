import type { ManuscriptSource } from "../../formats/import/flow.ts";
import { pandocFormatOf } from "../../formats/import/pandoc-formats.ts";
import { fail, type Result, succeed } from "../../story/problem.ts";
import { runPandoc } from "./run-pandoc.ts";

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
  const order = ["--from", format, "--to", "html5", "--standalone", "--wrap=none", "--self-contained"];
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
