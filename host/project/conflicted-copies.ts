import { textDocument } from "../../history/record.ts";
import type { OutlineItem } from "../../story/outline.ts";
import { DiskError } from "../disk/disk.ts";
import { readIfThere } from "../disk/read-if-there.ts";
import { applyOutside, decodeStrictly } from "./apply-outside.ts";
import { hashBytes, hexOf } from "./mirror-state.ts";
import { findBase, judgeOutside } from "./outside-text.ts";
import type { Project } from "./project.ts";

/** "chapter (conflicted copy 2026-01-05).md", "chapter.sync-conflict-20260105-….md": what sync clients leave. */
const conflictPattern = /^(.+?)(?: \([^)]*conflicted copy[^)]*\)|\.sync-conflict-[0-9A-Za-z-]+)\.md$/i;

/** The text that a sync client's second copy is of, by its name; also one that has only its accents apart. */
export function originalOf(file: string, known: ReadonlyMap<string, OutlineItem>): OutlineItem | null {
  const match = conflictPattern.exec(file);
  const original = match ? `${match[1]}.md` : file;
  return known.get(original.normalize("NFC")) ?? null;
}

/**
 * A sync client keeps the second of two changes of one file beside it. What the copy has and the chapter has not comes in as
 * an edit from outside, as if it had been saved into the chapter's own file; then the copy goes to trash/. Several machines
 * may do so with the same bytes: their records say the hash, and the first by id stays (findRetractable).
 *
 * @returns "waits" while what the logs still have to bring may be the very text; "unlike" where it is no text of this chapter
 */
export async function mergeConflictedCopy(
  project: Project,
  file: string,
  original: OutlineItem,
): Promise<"merged" | "waits" | "unlike"> {
  const { disk, folder, mirroring, log } = project;
  const name = textDocument(original.id);
  const entry = mirroring.state.get(name);
  const from = await folder.resolve(file);
  const bytes = from.ok ? await readIfThere(disk, from.value) : null;
  if (!from.ok || !bytes || !entry) return "unlike";
  const history = await project.history(name);
  if (!history || !log || mirroring.isIncomplete(name) || project.lost.areAwaited(name, history.union.waiting))
    return "waits";
  const hash = hashBytes(bytes);
  const lastSeen = entry.text ?? history.index.textAt(entry.version);
  const finding = judgeOutside({
    hash: hexOf(hash),
    text: decodeStrictly(bytes),
    base: lastSeen,
    seen: entry.version,
    own: log.key,
    index: history.index,
    isAnothers: false,
  });
  if (finding.kind === "doubtful") return "unlike";
  if (finding.kind === "edit" && hexOf(hash) !== entry.hash) {
    await applyOutside(project, name, findBase(finding.text, [lastSeen], history.index), finding.text, {
      hash,
      size: bytes.length,
    });
  }
  await disk.makeFolder(`${folder.path}/trash`);
  try {
    await disk.rename(from.value, `${folder.path}/trash/${file.replaceAll("/", "-")}`);
  } catch (cause) {
    if (!(cause instanceof DiskError) || cause.code !== "absent") throw cause;
  }
  return "merged";
}
