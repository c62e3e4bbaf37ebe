import { basename, dirname, join } from "node:path";
import { filesBeside } from "../../formats/html/beside.ts";
import type { ManuscriptSource, SourceFile } from "../../formats/import/flow.ts";
import type { ImportedManuscript, SplitRule } from "../../formats/import/manuscript.ts";
import { fail, type Result, succeed } from "../../story/problem.ts";
import { isUnreadFile } from "../../story/unread-files.ts";
import type { Disk } from "../disk/disk.ts";
import { diskProblem } from "../disk/disk-problem.ts";
import { throughPandoc } from "./read-through-pandoc.ts";
import { runWork } from "./run-work.ts";

/** No manuscript is larger: War and Peace has 3.3 MB. */
export const largestManuscript = 64 * 1024 * 1024;

/** Everything of a manuscript, or of a folder of texts, in memory. */
export async function readSource(disk: Disk, path: string, name: string): Promise<Result<ManuscriptSource>> {
  try {
    const stat = await disk.stat(path);
    if (!stat) {
      return fail("file-absent", `There is no file at ${path}.`, "Check the name and the folder.");
    }
    if (stat.kind === "folder") return await readFolder(disk, path);
    if (stat.size > largestManuscript) {
      const size = `${Math.round(stat.size / 1024 / 1024)} MB`;
      return fail(
        "file-too-large",
        `“${name}” has ${size}; a manuscript of more than ${largestManuscript / 1024 / 1024} MB isn't read.`,
        "Check that it is the manuscript, or divide it and import the parts one by one.",
      );
    }
    const file = { path: name, bytes: await disk.read(path) };
    const beside = /\.(?:html?|xhtml)$/i.test(name) ? await readBeside(disk, path, file.bytes) : [];
    return await throughPandoc({ name, files: [file, ...beside], isFolder: false });
  } catch (cause) {
    return { ok: false, problem: diskProblem(cause) };
  }
}

/** Says what would become of it. Changes nothing. */
export async function planSource(
  source: ManuscriptSource,
  split: SplitRule,
  signal: AbortSignal,
): Promise<Result<ImportedManuscript>> {
  const planned = await runWork<"plan">({ kind: "plan", source, split }, signal);
  return planned.ok
    ? planned
    : { ok: false, problem: { ...planned.problem, sentence: naming(source.name, planned.problem.sentence) } };
}

/** Readers see bytes and call them "this file"; the writer, who may have chosen several, is told which. */
function naming(name: string, sentence: string): string {
  return sentence.includes(name) ? sentence : sentence.replace(/^This file/, `“${name}”`);
}

/** What a page names beside it, as far as it is there; more than a manuscript's size of it is not read. */
async function readBeside(disk: Disk, path: string, page: Uint8Array): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  let size = page.length;
  for (const name of filesBeside(page)) {
    const at = join(dirname(path), name);
    const stat = await disk.stat(at).catch(() => null);
    if (stat?.kind !== "file") continue;
    size += stat.size;
    if (size > largestManuscript) break;
    files.push({ path: name, bytes: await disk.read(at) });
  }
  return files;
}

async function readFolder(disk: Disk, path: string): Promise<Result<ManuscriptSource>> {
  const files: SourceFile[] = [];
  let size = 0;
  const collect = async (folder: string, inside: string): Promise<void> => {
    for (const { name, kind } of await disk.list(folder)) {
      if (name.startsWith(".") || size > largestManuscript) continue;
      const at = `${folder}/${name}`;
      if (kind === "folder") await collect(at, `${inside}${name}/`);
      if (kind !== "file") continue;
      if (isUnreadFile(name)) {
        files.push({ path: `${inside}${name}`, bytes: new Uint8Array() });
        continue;
      }
      size += (await disk.stat(at))?.size ?? 0;
      if (size <= largestManuscript) files.push({ path: `${inside}${name}`, bytes: await disk.read(at) });
    }
  };
  await collect(path, "");
  if (size > largestManuscript) {
    return fail(
      "folder-too-large",
      `What is in “${basename(path)}” has more than ${largestManuscript / 1024 / 1024} MB.`,
      "Import its folders one by one.",
    );
  }
  return succeed({ name: basename(path), files, isFolder: true });
}
