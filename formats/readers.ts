import { fail, type Result } from "../story/problem.ts";
import { docx } from "./docx/read.ts";
import { epub } from "./epub/read.ts";
import { html } from "./html/read.ts";
import type { ManuscriptReader, ManuscriptSource } from "./import/flow.ts";
import { type MarkdownFile, planMarkdownFolder } from "./import/folder.ts";
import type { ImportedManuscript, SplitRule } from "./import/manuscript.ts";
import { planImport } from "./import/plan.ts";
import { rtf } from "./rtf/read.ts";
import { decodeText } from "./text/decode.ts";

const folderOfTexts: ManuscriptReader = {
  name: "a folder of Markdown",
  fits: ({ isFolder }) => isFolder,
  plan({ name, files }) {
    const texts: MarkdownFile[] = [];
    for (const { path, bytes } of files) {
      if (!/\.(md|markdown|mdown|txt)$/i.test(path)) continue;
      const decoded = decodeText(bytes);
      if (decoded.ok) texts.push({ path, text: decoded.value.text });
      else if (decoded.problem.code !== "file-empty") return decoded;
    }
    if (texts.length === 0) {
      return fail(
        "folder-empty",
        `There is no text or Markdown file in “${name}”.`,
        "Choose the folder that holds the chapters.",
      );
    }
    return planMarkdownFolder(texts, name);
  },
};

const text: ManuscriptReader = {
  name: "text or Markdown",
  fits: () => true,
  plan({ name, files }, split) {
    const decoded = decodeText(files[0]?.bytes ?? new Uint8Array());
    if (!decoded.ok) return decoded;
    const format = /\.(md|markdown|mdown)$/i.test(name) ? "markdown" : "text";
    return planImport(decoded.value.text, { fileName: name, split, format });
  },
};

/** In the order in which they are asked; text takes what no other one does. */
const readers: readonly ManuscriptReader[] = [epub, html, folderOfTexts, rtf, docx, text];

/** Plans the import of whatever a writer has. Changes nothing. */
export async function planManuscript(source: ManuscriptSource, split: SplitRule): Promise<Result<ImportedManuscript>> {
  for (const reader of readers) if (reader.fits(source)) return reader.plan(source, split);
  return fail("file-unreadable", `“${source.name}” is nothing that Redraft can read.`, "Save it as DOCX or as text.");
}
