import type { ImportedManuscript } from "../../formats/import/manuscript.ts";
import type { ItemId } from "../../story/ids.ts";
import { type ItemParent, walkOutline } from "../../story/outline.ts";
import { fail, type Result, succeed } from "../../story/problem.ts";
import type { Calls } from "../contract/contract.ts";
import type { ImportedInto, ImportPlace } from "../contract/importing.ts";
import type { PlannedManuscript } from "../contract/planning.ts";
import type { Host } from "../host.ts";
import { cancelled } from "../jobs/run-work.ts";
import { createProject, freeFolder } from "../project/create-project.ts";
import { type BringingOrder, bringIn } from "../project/importing/bring-in.ts";
import { chaptersThatCame, matchManuscript, ownChapters } from "../project/importing/match-manuscript.ts";
import type { Project } from "../project/project.ts";
import { manifestName } from "../project/project-folder.ts";
import { reportImport } from "./import-report.ts";
import { openAndNote } from "./open-and-note.ts";
import { sourceFile } from "./source-file.ts";
import { type Handlers, withProject, withWritable } from "./with-project.ts";

type ImportCall = Exclude<Extract<keyof Calls, `import.${string}`>, "import.plan" | "import.text">;

/** What the calls do that bring a manuscript in: as a story of its own, or into one that is there. */
export const importingHandlers: Handlers<ImportCall> = {
  "import.accept": (host, { title, author, language, job, into, ...order }) =>
    host.jobs.run(job, async (signal, progress) => {
      progress(0, 3, "Reading the manuscript");
      const planned = await readPlan(host, order, signal);
      if (!planned.ok) return planned;
      if (signal.aborted) return cancelled;
      progress(1, 3, "Making the story’s folder");
      const { manuscript, file } = planned.value;
      const named = {
        title: (title ?? manuscript.title).trim() || "Untitled",
        author: author ?? manuscript.author,
        language: language ?? manuscript.language,
      };
      const folder = await folderFor(host, into ?? null, named.title);
      const made = await createProject(
        folder,
        { ...named, book: [], notes: [] },
        host.openOptions(() => null),
        (project) => bringIn(project, manuscript, orderOf(project, manuscript, file, { folder: null }), signal),
      );
      if (!made.ok) return made;
      progress(2, 3, "Opening it");
      const opened = await openAndNote(host, made.value);
      if (!opened.ok) return opened;
      const project = host.project(opened.value.project);
      if (!project.ok) return project;
      const added = project.value.outline.book.map(({ id }) => id);
      const report = await reportImport(host, project.value, manuscript, added);
      await host.noteInLibrary(project.value);
      host.plan.forget();
      progress(3, 3, "Done");
      return succeed({ ...opened.value, report });
    }),
  "import.into": (host, { project, place, again, draftName, job, ...order }) =>
    bring(host, project, job, order, async (open, { manuscript, file }) => {
      const known = again ? null : await matchManuscript(open, manuscript);
      if (known && !known.ok) return known;
      if (
        known &&
        known.value.length > 0 &&
        known.value.every(({ own, added, removed }) => own && added + removed === 0)
      )
        return fail(
          "import-again",
          "The story has every chapter of this file already, word for word.",
          "Nothing was brought in. If it is to stand there twice, say so.",
        );
      return succeed(orderOf(open, manuscript, file, { place, ...(draftName ? { draftName } : {}) }));
    }),
  "import.match": (host, { project, ...order }) =>
    withProject(host, project, async (open) => {
      const planned = await readPlan(host, order, new AbortController().signal);
      return planned.ok ? matchManuscript(open, planned.value.manuscript) : planned;
    }),
  "import.revise": (host, { project, pairs, place, as, draftName, job, ...order }) =>
    bring(host, project, job, order, async (open, { manuscript, file }) => {
      const named = pairs.filter((own) => own !== null);
      const own = new Set(ownChapters(open).map(({ id }) => id));
      const fits = pairs.length === chaptersThatCame(manuscript).length && named.every((id) => own.has(id));
      if (!fits || new Set(named).size < named.length)
        return fail(
          "pairs-unfit",
          "The chapters that were paired are not the ones of this file and this story.",
          "Look at the pairs again: each chapter of the story once.",
        );
      return succeed(orderOf(open, manuscript, file, { pairs, place, as, ...(draftName ? { draftName } : {}) }));
    }),
};

/** Reads the plan, lets `prepare` say where it is to go, brings it in and says what became of it. */
function bring(
  host: Host,
  project: string,
  job: string,
  order: PlannedManuscript,
  prepare: (
    project: Project,
    planned: { readonly manuscript: ImportedManuscript; readonly file: string },
  ) => Promise<Result<BringingOrder>>,
): Promise<Result<ImportedInto>> {
  return host.jobs.run(job, (signal, progress) =>
    withWritable(host, project, async (open): Promise<Result<ImportedInto>> => {
      progress(0, 2, "Reading the manuscript");
      const planned = await readPlan(host, order, signal);
      if (!planned.ok) return planned;
      const prepared = await prepare(open, planned.value);
      if (!prepared.ok) return prepared;
      progress(1, 2, "Bringing it into the story");
      const brought = await bringIn(open, planned.value.manuscript, prepared.value, signal);
      if (!brought.ok) return brought;
      const { added, ...others } = brought.value;
      const report = await reportImport(host, open, planned.value.manuscript, added);
      host.plan.forget();
      progress(2, 2, "Done");
      return succeed({ ...others, report });
    }),
  );
}

async function readPlan(
  host: Host,
  { source, ...order }: PlannedManuscript,
  signal: AbortSignal,
): Promise<Result<{ readonly manuscript: ImportedManuscript; readonly file: string }>> {
  const file = sourceFile(host, source);
  if (!file.ok) return file;
  const planned = await host.plan.manuscript(host.disk, file.value, order, signal);
  return planned.ok ? succeed({ manuscript: planned.value, file: file.value.name }) : planned;
}

function orderOf(
  project: Project,
  manuscript: ImportedManuscript,
  file: string,
  given: Partial<Omit<BringingOrder, "place">> & { readonly place?: ImportPlace },
): BringingOrder {
  const day = new Date(project.now()).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" });
  return {
    file,
    pairs: chaptersThatCame(manuscript).map(() => null),
    as: "suggestions",
    folder: `From ${file}`,
    draftName: `Suggestions in ${file}, ${day}`,
    ...given,
    place: placeOf(project, given.place?.after ?? null),
  };
}

function placeOf(
  project: Project,
  after: ItemId | null,
): { readonly parent: ItemParent; readonly after: ItemId | null } {
  const item = [...walkOutline(project.outline.book)].find(({ id }) => id === after);
  if (item) return { parent: item.parent, after: item.id };
  return { parent: "book", after: project.outline.book.at(-1)?.id ?? null };
}

/** A named folder that has other things in it gets the story's folder inside; one that is a story is left to `createProject`. */
async function folderFor(host: Host, into: string | null, title: string): Promise<string> {
  if (into === null) return freeFolder(host.disk, await host.libraryFolder(), title);
  const entries = await host.disk.list(into);
  const isStory = entries.some(({ name }) => name === manifestName || name === ".history");
  return entries.length === 0 || isStory ? into : freeFolder(host.disk, into, title);
}
