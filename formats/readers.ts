import { fail, type Result, succeed } from "../story/problem.ts";
import { docx } from "./docx/read.ts";
import { epub } from "./epub/read.ts";
import { html } from "./html/read.ts";
import type { ManuscriptReader, ManuscriptSource } from "./import/flow.ts";
import type { ImportedManuscript, SplitRule } from "./import/manuscript.ts";
import { isPackedFolder, unpackFolder } from "./import/packed-folder.ts";
import { planImport } from "./import/plan.ts";
import { novelWriter } from "./novelwriter/read.ts";
import { odt } from "./odt/read.ts";
import { rtf } from "./rtf/read.ts";
import { scrivener } from "./scrivener/read.ts";
import { decodeText } from "./text/decode.ts";
import { vault } from "./vault/read.ts";

const text: ManuscriptReader = {
  name: "text or Markdown",
  fits: () => true,
  plan({ name, files }, split) {
    const decoded = decodeText(files[0]?.bytes ?? new Uint8Array());
    if (!decoded.ok) return decoded;
    const format = /\.(md|markdown|mdown)$/i.test(name) ? "markdown" : "text";
    const planned = planImport(decoded.value.text, { fileName: name, split, format });
    if (!planned.ok || !decoded.value.text.includes("\ufffd")) return planned;
    const broken = "Some of this file's bytes are no letters in its encoding; “�” stands for them.";
    return succeed({ ...planned.value, removed: [...(planned.value.removed ?? []), broken] });
  },
};

const packedFolder: ManuscriptReader = {
  name: "a folder in an archive",
  fits: isPackedFolder,
  plan(source, split) {
    const folder = unpackFolder(source);
    return folder.ok ? planManuscript(folder.value, split) : folder;
  },
};

/** In the order in which they are asked; text takes what no other one does. */
const readers: readonly ManuscriptReader[] = [
  epub,
  scrivener,
  novelWriter,
  rtf,
  docx,
  odt,
  html,
  vault,
  packedFolder,
  text,
];

/** Plans the import of whatever a writer has. Changes nothing. */
export async function planManuscript(source: ManuscriptSource, split: SplitRule): Promise<Result<ImportedManuscript>> {
  for (const reader of readers) if (reader.fits(source)) return reader.plan(source, split);
  return fail("file-unreadable", `“${source.name}” is nothing that Redraft can read.`, "Save it as DOCX or as text.");
}
