import { join } from "node:path";
import { forgetAgain } from "../../history/forgetting.ts";
import { type DocumentName, textDocument } from "../../history/record.ts";
import type { TextIndex } from "../../history/text-index.ts";
import { recordAt } from "../../history/union.ts";
import { versionToObject } from "../../history/version.ts";
import type { OutlineItem } from "../../story/outline.ts";
import { DiskError } from "../disk/disk.ts";
import { diskProblem } from "../disk/disk-problem.ts";
import { makeLastingFolder } from "../disk/lasting-folder.ts";
import { writeWhole } from "../disk/write-whole.ts";
import { Action } from "../live/action.ts";
import type { LiveDocument } from "../live/live-document.ts";
import { applyEdits, applyOutside, decodeStrictly } from "./apply-outside.ts";
import { rowsKnowing } from "./file-states.ts";
import { reconcileFiles } from "./folder-files.ts";
import { editsOfLost } from "./lost-words.ts";
import { hashBytes, hexOf, type MirrorEntry } from "./mirror-state.ts";
import { itemOfDocument } from "./mirroring.ts";
import { findBase, judgeOutside, normaliseLines, rebaseEdits } from "./outside-text.ts";
import type { Project } from "./project.ts";
import { findHalf, findRetractable, findReturned, type Half, type Retractable } from "./retractable.ts";

/**
 * Looks at every text's file, and takes in what is not as it was last seen.
 *
 * @param fromOthers documents to which other replicas' logs have brought something
 * @returns whether anything has to be stored or written again
 */
export async function takeInTexts(project: Project, fromOthers: readonly DocumentName[]): Promise<boolean> {
  let changed = await reconcileFiles(project);
  for (const item of project.items) {
    const file = project.mirroring.fileOf(item);
    if (file === null) continue;
    const name = textDocument(item.id);
    if (await takeInReadable(project, item, name, file)) changed = true;
  }
  for (const name of new Set([...fromOthers, ...project.lost.takeMended()])) {
    if (!itemOfDocument(name)) continue;
    await dropOlderNotices(project, name);
    if (await project.using([name], async ([document]) => document !== undefined && takeBack(project, document)))
      changed = true;
  }
  return changed;
}

/** One file that can't be read doesn't keep the others, or the story, from being opened; it isn't written over either. */
async function takeInReadable(project: Project, item: OutlineItem, name: DocumentName, file: string): Promise<boolean> {
  const { notices } = project.mirroring;
  const id = `unreadable ${name}`;
  try {
    const wasBroken = project.lost.isUnmended(name);
    const changed = await takeInFile(project, item, name, file);
    if (wasBroken) project.lost.mended(name);
    if (wasBroken && !changed) sayLost(project, item, name);
    notices.drop(id);
    return changed;
  } catch (cause) {
    if (cause instanceof DiskError && cause.code === "absent") return false;
    // Whoever holds it says nothing when it is let go.
    if (cause instanceof DiskError && cause.code === "busy")
      project.storing.later(() => void project.mirroring.takeInSoon());
    const { sentence, next } = diskProblem(cause);
    if (notices.has(id)) return false;
    notices.put({
      holds: name,
      notice: {
        id,
        item: item.id,
        problem: {
          code: "file-unreadable",
          sentence: `The file of “${item.title}” was not looked at. ${sentence}`,
          next,
        },
        answers: [{ id: "again", label: "Look again" }],
      },
      answer: () => project.mirroring.takeInSoon(),
    });
    return false;
  }
}

/** Of a text whose log has lost a part, and of which its file shows nothing more. */
function sayLost(project: Project, item: OutlineItem, name: DocumentName): void {
  const { notices, missing } = project.mirroring;
  const isSaid = project.logProblems.some(({ sentence }) => sentence.includes(`${name}/`));
  if (isSaid || missing?.hasGivenUp(name) || notices.has(`repaired ${name}`)) return;
  notices.say(`lost ${name}`, {
    code: "history-lost",
    sentence: `A part of the history of “${item.title}” is not in the folder any more.`,
    next: "If you have a backup of the story, copy the files that are missing from its .history folder back.",
  });
}

async function takeInFile(project: Project, item: OutlineItem, name: DocumentName, file: string): Promise<boolean> {
  const { disk, folder, mirroring } = project;
  const entry = mirroring.state.get(name);
  const path = await folder.resolve(file);
  if (!path.ok) {
    mirroring.notices.refuse(name, path.problem);
    return false;
  }
  const stat = await disk.stat(path.value);
  if (stat?.kind !== "file") return false;
  if (entry?.file === file && entry.size === stat.size && entry.modified === stat.modified) {
    return repairLost(project, name, item);
  }
  const bytes = await disk.read(path.value);
  const hash = hashBytes(bytes);
  const seen = { file, hash: hexOf(hash), size: stat.size, modified: stat.modified };
  if (entry?.hash === seen.hash) {
    mirroring.notices.keepOnly(`doubtful ${name} `, new Set());
    mirroring.state.set(name, { ...entry, ...seen });
    return repairLost(project, name, item);
  }
  const history = await project.history(name);
  // Against a text of which a part is still on its way, the file would come in a second time: it is looked at when that is here.
  if (
    (!history && entry) ||
    mirroring.isIncomplete(name) ||
    project.lost.areAwaited(name, history?.union.waiting ?? [])
  )
    return false;
  const lastSeen = entry?.text ?? (history ? history.index.textAt(entry?.version ?? history.index.latest()) : "");
  const finding = judgeOutside({
    hash: seen.hash,
    text: decodeStrictly(bytes),
    base: lastSeen,
    seen: entry?.version ?? null,
    own: project.log?.key ?? ("" as never),
    index: history?.index ?? null,
    isAnothers: mirroring.state.textsWith(seen.hash).some((other) => other !== name),
  });
  if (finding.kind !== "doubtful") mirroring.notices.keepOnly(`doubtful ${name} `, new Set());
  const shown = normaliseLines(decodeStrictly(bytes) ?? "");
  const half = finding.kind === "doubtful" ? null : await takeBackHalf(project, name, bytes);
  switch (finding.kind) {
    case "mirrored":
    case "another-text": {
      // What stands there is in some log already; the next round writes the text as it is now. Until then another program's
      // next change starts from these words, and not from those that the file showed before.
      mirroring.state.set(name, {
        ...seen,
        version: entry?.version ?? project.versionOf(name),
        ...(finding.kind === "mirrored" ? { text: shown } : {}),
      });
      await project.document(name);
      if (finding.kind === "mirrored" && finding.isOlder && decodeStrictly(bytes) !== (await project.textOf(item.id))) {
        project.mirroring.notices.say(`older ${name} ${seen.hash}`, {
          code: "file-older",
          sentence: `Another program put an older text into the file of “${item.title}”; the newer one was written again.`,
          next: "If you meant to go back to the older text, restore it from History.",
        });
      }
      return true;
    }
    case "doubtful":
      askAbout(project, item, name, finding.sentence, bytes, seen);
      return false;
    case "edit": {
      // Who has not read the file again since saving it last goes on from what was saved then.
      const saved = half ? [] : mirroring.lastTaken.get(name);
      const base = findBase(finding.text, [lastSeen, ...(saved ?? [])], history?.index ?? null, half);
      await applyOutside(project, name, base, forgetAgain(base, finding.text), { hash, size: bytes.length });
      mirroring.lastTaken.set(name, [finding.text]);
      mirroring.state.set(name, { ...seen, version: project.versionOf(name), text: finding.text });
      return true;
    }
  }
}

/** What was put back was another replica's doing: it had the same text, and its log says so now. */
async function dropOlderNotices(project: Project, name: DocumentName): Promise<void> {
  const { notices } = project.mirroring;
  const start = `older ${name} `;
  for (const { id } of notices.list) {
    if (!id.startsWith(start)) continue;
    const history = await project.history(name);
    const own = project.log?.key.split(".")[0];
    const knowing = history ? rowsKnowing(history.index, id.slice(start.length)) : [];
    const isOthers = knowing.some(
      (row) => history && recordAt(history.union.records, row).replica.split(".")[0] !== own,
    );
    if (isOthers) notices.drop(id);
  }
}

/**
 * The file is as it was written, but the log no longer has all that it shows (a damaged tail, a lost segment): then the
 * file is the only place where those words are, and they come in from it.
 */
async function repairLost(project: Project, name: DocumentName, item: OutlineItem): Promise<boolean> {
  const entry = project.mirroring.state.get(name);
  const { log } = project;
  if (!entry || !log || (log.holds(entry.version) && !project.lost.isBroken(name))) return false;
  const path = await project.folder.resolve(entry.file);
  if (!path.ok) return false;
  const bytes = await project.disk.read(path.value);
  const text = decodeStrictly(bytes);
  const document = await project.document(name);
  const live = document.text.toString();
  if (text === null || text === live) return false;
  const edits = editsOfLost(entry, text, live, (await project.history(name))?.index ?? null);
  if (edits.length === 0) return false;
  const shows = versionToObject(entry.version);
  const action = new Action("outside", null, { hash: hashBytes(bytes), size: bytes.length, shows });
  project.act(action, () => applyEdits(document, edits, action));
  project.mirroring.state.set(name, { ...entry, version: project.versionOf(name) });
  project.mirroring.notices.say(`repaired ${name}`, {
    code: "history-repaired",
    sentence: `A part of the history of “${item.title}” is damaged; its words were brought back from the chapter's file.`,
    next: "Read through the end of the chapter. The revision “from outside” shows what came back.",
  });
  return true;
}

/** Takes back own outside edits that have turned out to be another replica's writing, or of which the logs have the words again. */
async function takeBack(project: Project, document: LiveDocument): Promise<boolean> {
  const { log } = project;
  if (!log || document.waiting.length > 0) return false;
  let changed = false;
  for (;;) {
    const history = await project.history(document.name);
    const found = history && (findRetractable(history.index, log.key) ?? findReturned(history.index, log.key));
    if (!history || !found) return changed;
    takeBackRow(project, document, history.index, found);
    changed = true;
  }
}

/** Takes back what was made of a file that was looked at half written, once or more: nobody has deleted its end. */
async function takeBackHalf(project: Project, name: DocumentName, bytes: Uint8Array): Promise<Half | null> {
  for (let last: Half | null = null; ; ) {
    const history = await project.history(name);
    const half = history && findHalf(history.index, project.log?.key ?? ("" as never), bytes);
    if (!history || !half) return last;
    takeBackRow(project, await project.document(name), history.index, half);
    last = half;
  }
}

function takeBackRow(
  project: Project,
  document: LiveDocument,
  index: TextIndex,
  { row, repeated, takenBack }: Retractable,
): void {
  const action = new Action("untaken", null, { record: index.recordId(row) });
  const shown = index.textAt(index.latest());
  const edits = rebaseEdits(index.editsWithout(row, repeated, takenBack), shown, document.text.toString());
  project.act(action, () => {
    applyEdits(document, edits, action);
    // Said even where nothing is left to take back: it must not be looked for again.
    action.copy(document.name, []);
  });
}

type SeenFile = Pick<MirrorEntry, "file" | "hash" | "size" | "modified">;

function askAbout(
  project: Project,
  item: OutlineItem,
  name: DocumentName,
  why: string,
  bytes: Uint8Array,
  seen: SeenFile,
): void {
  const id = `doubtful ${name} ${seen.hash}`;
  project.mirroring.notices.keepOnly(`doubtful ${name} `, new Set([id]));
  if (project.mirroring.notices.has(id)) return;
  project.mirroring.notices.put({
    holds: name,
    notice: {
      id,
      item: item.id,
      problem: {
        code: "file-doubtful",
        sentence: `Another program changed the file of “${item.title}”: ${why}. It was not taken in.`,
        next: "Keep the text as it is here, or take the file's as the chapter's new text. Either way the other stays in reach.",
      },
      answers: [
        { id: "keep", label: "Keep the text here" },
        { id: "take", label: "Take the file's text" },
      ],
    },
    answer: async (answer) => {
      const document = await project.document(name);
      if (answer === "take") {
        const text = new TextDecoder().decode(bytes).replaceAll("\0", "");
        await applyOutside(project, name, document.text.toString(), text, {
          hash: hashBytes(bytes),
          size: bytes.length,
        });
      } else if (bytes.length > 0) {
        const folder = join(project.folder.path, "trash");
        const time = new Date(project.now()).toISOString().slice(0, 19).replaceAll(":", "");
        await makeLastingFolder(project.disk, folder, project.folder.path);
        await writeWhole(
          project.disk,
          join(folder, `${seen.file.replaceAll("/", "-").replace(/\.md$/, "")}-${time}.txt`),
          bytes,
        );
      }
      // What was asked about may be written over now; anything that came after it may not.
      project.mirroring.state.set(name, { ...seen, version: project.versionOf(name) });
      project.storing.changed();
    },
  });
}
