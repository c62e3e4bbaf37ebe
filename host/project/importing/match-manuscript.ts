import type { ImportedItem, ImportedManuscript } from "../../../formats/import/manuscript.ts";
import { draftText } from "../../../history/record.ts";
import type { ItemId } from "../../../story/ids.ts";
import { type OutlineItem, walkOutline } from "../../../story/outline.ts";
import { countPrintedWords } from "../../../story/printed-text.ts";
import { type Result, succeed } from "../../../story/problem.ts";
import type { ChapterMatch } from "../../contract/importing.ts";
import { findMatches, type MatchOrder } from "../../jobs/match-manuscript.ts";
import { runWork } from "../../jobs/run-work.ts";
import type { Project } from "../project.ts";

export type Came = MatchOrder["came"][number];

/** The chapters of a manuscript in reading order, each with what is said of it. */
export function chaptersThatCame(manuscript: ImportedManuscript): MatchOrder["came"] {
  const within = (items: readonly ImportedItem[]): { title: string; text: string }[] =>
    items.flatMap((item) => (item.kind === "part" ? within(item.children) : [item]));
  return within(manuscript.items).map(({ title, text }, place) => ({
    title,
    text,
    suggestions: (manuscript.suggestions ?? []).filter(({ chapter }) => chapter === place),
    comments: (manuscript.comments ?? []).filter(({ chapter }) => chapter === place),
  }));
}

/** Which chapters of the story came back in a manuscript, and what is different in each. As many as the manuscript has. */
export async function matchManuscript(
  project: Project,
  manuscript: ImportedManuscript,
): Promise<Result<readonly ChapterMatch[]>> {
  const came = chaptersThatCame(manuscript);
  const chapters = ownChapters(project);
  const own: { id: string; title: string; text: string }[] = [];
  for (const { id, title } of chapters) own.push({ id, title, text: await project.textOf(id) });
  const waiting = await waitingTexts(project);
  const order = { came, own, waiting };
  const found = isShort([...came, ...own])
    ? succeed(findMatches(order))
    : await runWork<"match">({ kind: "match", ...order }, new AbortController().signal);
  if (!found.ok) return found;
  return succeed(
    found.value.map((match, place) => ({
      ...match,
      own: match.own as ItemId | null,
      title: came[place]?.title ?? "",
      words: countPrintedWords(came[place]?.text ?? ""),
      ownTitle: chapters.find(({ id }) => id === match.own)?.title ?? "",
    })),
  );
}

/** So little that a thread of its own would take longer to begin than the work. */
export function isShort(texts: readonly { readonly text: string }[]): boolean {
  return texts.reduce((sum, { text }) => sum + text.length, 0) < 100_000;
}

/** The book's chapters in reading order. */
export function ownChapters(project: Project): readonly OutlineItem[] {
  return [...walkOutline(project.outline.book)].filter(({ kind, file }) => kind === "chapter" && file !== null);
}

/** What drafts of suggestions make of chapters. @throws DiskError */
export async function waitingTexts(project: Project): Promise<MatchOrder["waiting"]> {
  const waiting: { chapter: ItemId; draft: string; text: string }[] = [];
  for (const { id, name, suggests, archived, removed } of project.draftTexts.list) {
    if (!suggests || archived || removed) continue;
    for (const chapter of project.draftTexts.chaptersOf(id)) {
      const { text } = await project.document(draftText(id, chapter));
      waiting.push({ chapter, draft: name, text: text.toString() });
      project.trim();
    }
  }
  return waiting;
}
