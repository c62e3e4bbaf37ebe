// Replays the sample story's sessions through the product's own path and leaves the project that a newcomer gets:
//   npm run sample
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Author, textDocument } from "../history/record.ts";
import { openDataFolder } from "../host/data-folder.ts";
import { nodeDisk } from "../host/disk/node-disk.ts";
import { Action } from "../host/live/action.ts";
import type { LiveDocument } from "../host/live/live-document.ts";
import { createSender } from "../host/live/sender.ts";
import { createProject, type NewItem } from "../host/project/create-project.ts";
import { labelVersion } from "../host/project/history-actions.ts";
import { openProject } from "../host/project/open-project.ts";
import type { Project } from "../host/project/project.ts";
import { wordEdits } from "../story/compare.ts";
import type { ItemId } from "../story/ids.ts";
import type { Status } from "../story/outline.ts";
import { applyOutlineEdit, type OutlineEdit } from "../story/outline-edits.ts";

interface SourceItem {
  readonly kind: NewItem["kind"];
  readonly id: string;
  readonly title: string;
  readonly synopsis?: string;
  readonly status?: Status;
  readonly tags?: readonly string[];
  readonly pointOfView?: string;
  readonly target?: number;
  readonly text?: string;
  readonly children?: readonly SourceItem[];
}

interface Session {
  readonly chapter: string;
  readonly person: string;
  readonly started: string;
  readonly minutes: number;
  readonly origin: "typed" | "pasted" | "replaced";
  readonly text: string;
  readonly label?: string;
}

interface Source {
  readonly title: string;
  readonly author: string;
  readonly language: string;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly cover: string;
  readonly outline: readonly SourceItem[];
  readonly notes: readonly SourceItem[];
  readonly sessions: readonly Session[];
}

const base = join(import.meta.dirname, "..", "projects", "an-allowance-for-mud");
const source = JSON.parse(readFileSync(join(base, "source", "story.json"), "utf8")) as Source;
const work = mkdtempSync(join(tmpdir(), "redraft-sample-"));
const target = join(work, "project");
let clock = Date.parse(source.sessions[0]?.started ?? "2026-01-01T00:00:00Z") - 600_000;
/** Longer than the replay takes: rounds of storing happen when this script says. */
const pace = { flush: 50, publish: 3_600_000, retry: 1_000, idle: 3_600_000 };

await replay();
rmSync(join(base, "project"), { recursive: true, force: true });
renameOrCopy(target, join(base, "project"));
rmSync(work, { recursive: true, force: true });

async function replay(): Promise<void> {
  await make();
  let person = "";
  let project: Project | null = null;
  for (const session of source.sessions) {
    if (session.person !== person) {
      await project?.close({ seal: true });
      person = session.person;
      project = await open(person);
    }
    if (!project) throw new Error("A session has a person.");
    await sit(project, session);
  }
  await project?.close({ seal: true });
  project = await open(source.people[0]?.id ?? "");
  await project.close({ seal: true });
}

async function openAs(person: string) {
  const data = await openDataFolder(nodeDisk, join(work, "data", person));
  const name = source.people.find((candidate) => candidate.id === person)?.name ?? person;
  const events = { documentChanged: () => undefined, storage: () => undefined, notices: () => undefined };
  return {
    disk: nodeDisk,
    data: { ...data, person: { ...data.person, name }, device: "" },
    events,
    pace,
    now: () => clock,
  };
}

async function make(): Promise<void> {
  const convert = (item: SourceItem): NewItem => ({
    kind: item.kind,
    title: item.title,
    text: item.text ? readSource(item.text) : "",
    children: (item.children ?? []).map(convert),
  });
  const { title, author, language, outline, notes } = source;
  const story = { title, author, language, book: outline.map(convert), notes: notes.map(convert) };
  const made = await createProject(target, story, await openAs(source.people[0]?.id ?? ""));
  if (!made.ok) throw new Error(made.problem.sentence);
  mkdirSync(join(target, "assets"), { recursive: true });
  cpSync(join(base, "source", source.cover), join(target, "assets", "cover.png"));
  const project = await open(source.people[0]?.id ?? "");
  describe(project, [...outline, ...notes]);
  await project.close({ seal: true });
}

async function open(person: string): Promise<Project> {
  const opened = await openProject(target, await openAs(person));
  if (!opened.ok) throw new Error(opened.problem.sentence);
  return opened.value;
}

function describe(project: Project, items: readonly SourceItem[]): void {
  const action = new Action("typed", null, null);
  const edit = (change: OutlineEdit) => {
    const applied = applyOutlineEdit(project.outlineDocument.doc, change, action);
    if (!applied.ok) throw new Error(applied.problem.sentence);
  };
  project.act(action, () => {
    const visit = (list: readonly SourceItem[]) => {
      for (const { title, synopsis, status, tags, pointOfView, target: words, children } of list) {
        const item = idOf(project, title);
        if (synopsis) edit({ kind: "setSynopsis", item, synopsis });
        if (status) edit({ kind: "setStatus", item, status });
        if (tags) edit({ kind: "setTags", item, tags });
        if (pointOfView) edit({ kind: "setPointOfView", item, pointOfView });
        if (words) edit({ kind: "setTarget", item, target: words });
        visit(children ?? []);
      }
    };
    visit(items);
  });
}

/** One evening: the chapter's edits in order, typed at a writer's pace over the session's minutes. */
async function sit(project: Project, session: Session): Promise<void> {
  clock = Math.max(clock + 1000, Date.parse(session.started));
  const chapter = findSource(session.chapter);
  const id = idOf(project, chapter.title);
  const document = await project.document(textDocument(id));
  const { data } = project;
  const author: Author = { id: data.person.id, name: data.person.name };
  const edits = wordEdits(document.text.toString(), readSource(session.text));
  if (session.origin === "replaced") {
    const action = new Action("replaced", null, null);
    project.act(action, () => {
      document.doc.transact(() => {
        for (const edit of [...edits].reverse()) {
          document.text.delete(edit.from, edit.to - edit.from);
          document.text.insert(edit.from, edit.insert);
        }
      }, action);
    });
  } else await type(document, edits, author, session);
  if (session.label) {
    const labelled = await labelVersion(project, id, "now", session.label);
    if (!labelled.ok) throw new Error(labelled.problem.sentence);
  }
  const problem = await project.storing.publish();
  if (problem) throw new Error(problem.sentence);
}

async function type(
  document: LiveDocument,
  edits: readonly { readonly from: number; readonly to: number; readonly insert: string }[],
  author: Author,
  session: Session,
): Promise<void> {
  const sender = createSender(session.started, author);
  const strokes = edits.reduce((sum, edit) => sum + Math.ceil(edit.insert.length / 7) + 1, 0);
  const step = Math.max(1, Math.min(4, (session.minutes * 60) / Math.max(1, strokes)));
  let shift = 0;
  for (const edit of edits) {
    const at = edit.from + shift;
    if (edit.to > edit.from) stroke(() => document.text.delete(at, edit.to - edit.from));
    const pieces = session.origin === "pasted" ? [edit.insert] : (edit.insert.match(/[\s\S]{1,7}/gu) ?? []);
    let written = 0;
    for (const piece of pieces) {
      stroke(() => document.text.insert(at + written, piece));
      written += piece.length;
    }
    shift += edit.insert.length - (edit.to - edit.from);
  }

  function stroke(change: () => void): void {
    clock += Math.ceil(step) * 1000;
    sender.describe(session.origin === "pasted" ? "pasted" : "typed", []);
    document.doc.transact(change, sender);
  }
}

function idOf(project: Project, title: string): ItemId {
  const item = project.items.find((candidate) => candidate.title === title);
  if (!item) throw new Error(`There is no “${title}”.`);
  return item.id;
}

function findSource(id: string): SourceItem {
  const found = source.outline.flatMap((item) => [item, ...(item.children ?? [])]).find((item) => item.id === id);
  if (!found) throw new Error(`There is no chapter ${id}.`);
  return found;
}

function readSource(path: string): string {
  return readFileSync(join(base, "source", path), "utf8");
}

function renameOrCopy(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch {
    cpSync(from, to, { recursive: true });
  }
}
