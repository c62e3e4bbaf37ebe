import { fail, type Result, succeed } from "../../story/problem.ts";
import { looksLikeArchive, openArchive, unpacksTooFar } from "./archive.ts";
import type { ManuscriptSource, SourceFile } from "./flow.ts";

/** Bytes: what a folder of texts with its images has at most. */
const largestFolder = 256 * 1024 * 1024;

/** Whether this is an archive that somebody made, and not one that a program calls a document. */
export function isPackedFolder({ name, files, isFolder }: ManuscriptSource): boolean {
  return !isFolder && /\.zip$/i.test(name) && looksLikeArchive(files[0]?.bytes ?? new Uint8Array());
}

/**
 * What a folder was before somebody packed it. Hidden files stay out; a folder that holds all the others is none of theirs.
 *
 * Problems: those of `openArchive`, "file-unreadable" where nothing is in it.
 */
export function unpackFolder(source: ManuscriptSource): Result<ManuscriptSource> {
  const archive = openArchive(source.files[0]?.bytes ?? new Uint8Array());
  if (!archive.ok) return archive;
  const files: SourceFile[] = [];
  let size = 0;
  for (const [path, read] of archive.value) {
    if (path.endsWith("/") || path.split("/").some((name) => name.startsWith(".") || name === "__MACOSX")) continue;
    const bytes = read();
    if (!bytes.ok) return bytes;
    size += bytes.value.length;
    if (size > largestFolder) return unpacksTooFar();
    files.push({ path, bytes: bytes.value });
  }
  const first = files[0];
  if (!first) {
    return fail("file-unreadable", `“${source.name}” is nothing that Redraft can read.`, "Save it as DOCX or as text.");
  }
  const top = first.path.slice(0, first.path.indexOf("/") + 1);
  const isWithin = top !== "" && files.every(({ path }) => path.startsWith(top));
  const name = source.name.replace(/\.zip$/i, "");
  return succeed({
    name,
    files: isWithin ? files.map(({ path, bytes }) => ({ path: path.slice(top.length), bytes })) : files,
    isFolder: true,
  });
}
