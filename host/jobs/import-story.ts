import { basename } from "node:path";
import type { SourceFile } from "../../formats/import/flow.ts";
import type { ImportedItem, ImportedManuscript, SetAside } from "../../formats/import/manuscript.ts";
import { fail, type Result } from "../../story/problem.ts";
import { findScenes } from "../../story/scenes.ts";
import { countWords } from "../../story/words.ts";
import type { ImportPlan, PlannedItem, SplitRule } from "../contract/contract.ts";
import type { Disk } from "../disk/disk.ts";
import { diskProblem } from "../disk/disk-problem.ts";
import type { NewItem, NewStory } from "../project/create-project.ts";
import { runWork } from "./run-work.ts";

/** No manuscript is larger: War and Peace has 3.3 MB. */
export const largestManuscript = 64 * 1024 * 1024;

/** Reads a manuscript, or a folder of Markdown, and says what would become of it. Changes nothing. */
export async function planManuscript(
  disk: Disk,
  path: string,
  name: string,
  split: SplitRule,
  signal: AbortSignal,
): Promise<Result<ImportedManuscript>> {
  try {
    const stat = await disk.stat(path);
    if (!stat) {
      return fail("file-absent", `There is no file at ${path}.`, "Check the name and the folder.");
    }
    if (stat.kind === "folder") return await planFolder(disk, path, split, signal);
    if (stat.size > largestManuscript) {
      const size = `${Math.round(stat.size / 1024 / 1024)} MB`;
      return fail(
        "file-too-large",
        `“${name}” has ${size}; a manuscript of more than ${largestManuscript / 1024 / 1024} MB isn't read.`,
        "Check that it is the manuscript, or divide it and import the parts one by one.",
      );
    }
    const bytes = await disk.read(path);
    const source = { name, files: [{ path: name, bytes }], isFolder: false };
    const planned = await runWork<"plan">({ kind: "plan", source, split }, signal);
    return planned.ok
      ? planned
      : { ok: false, problem: { ...planned.problem, sentence: naming(name, planned.problem.sentence) } };
  } catch (cause) {
    return { ok: false, problem: diskProblem(cause) };
  }
}

/** Readers see bytes and call them "this file"; the writer, who may have chosen several, is told which. */
function naming(name: string, sentence: string): string {
  return sentence.includes(name) ? sentence : sentence.replace(/^This file/, `“${name}”`);
}

async function planFolder(
  disk: Disk,
  path: string,
  split: SplitRule,
  signal: AbortSignal,
): Promise<Result<ImportedManuscript>> {
  const files: SourceFile[] = [];
  let size = 0;
  const collect = async (folder: string, inside: string): Promise<void> => {
    for (const { name, kind } of await disk.list(folder)) {
      if (name.startsWith(".") || size > largestManuscript) continue;
      const at = `${folder}/${name}`;
      if (kind === "folder") await collect(at, `${inside}${name}/`);
      if (kind !== "file") continue;
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
  return runWork({ kind: "plan", source: { name: basename(path), files, isFolder: true }, split }, signal);
}

/** The plan as the writer sees it before saying yes. */
export function showPlan(manuscript: ImportedManuscript): ImportPlan {
  const { title, author, language, rule, words } = manuscript;
  const items: PlannedItem[] = [];
  const show = (list: readonly ImportedItem[], depth: number): number => {
    let sum = 0;
    for (const item of list) {
      if (item.kind === "part") {
        const place = items.length;
        items.push({ kind: "part", title: item.title, depth, words: 0, scenes: 0, firstLine: "" });
        const inside = show(item.children, depth + 1);
        items[place] = { kind: "part", title: item.title, depth, words: inside, scenes: 0, firstLine: "" };
        sum += inside;
      } else {
        const words = countWords(item.text);
        items.push({
          kind: "chapter",
          title: item.title,
          depth,
          words,
          scenes: findScenes(item.text).length,
          firstLine: firstLine(item.text),
        });
        sum += words;
      }
    }
    return sum;
  };
  show(manuscript.items, 0);
  const setAside = manuscript.setAside.map(({ kind, text }) => ({
    kind,
    words: countWords(text),
    firstLine: firstLine(text),
  }));
  return { title, author, language, rule, items, setAside, words };
}

/** The story that a plan makes; what was set aside becomes notes beside it. */
export function storyOf(
  manuscript: ImportedManuscript,
  named: { readonly title: string; readonly author: string; readonly language: string },
): NewStory {
  const convert = (item: ImportedItem): NewItem =>
    item.kind === "part"
      ? { kind: "part", title: item.title, text: "", children: item.children.map(convert) }
      : { kind: "chapter", title: item.title, text: item.text, children: [] };
  return {
    ...named,
    book: manuscript.items.map(convert),
    notes: manuscript.setAside.map(noteOf),
  };
}

function noteOf({ kind, text }: SetAside): NewItem {
  const title = `Set aside: ${kind}`;
  return { kind: "note", title, text: text.endsWith("\n") ? text : `${text}\n`, children: [] };
}

function firstLine(text: string): string {
  const line = text.split("\n").find((candidate) => candidate.trim() !== "") ?? "";
  const plain = line
    .replaceAll(/[*_`\\]/g, "")
    .replace(/^[#>\s]+/, "")
    .trim();
  return plain.length <= 120 ? plain : `${plain.slice(0, 119).trimEnd()}…`;
}
