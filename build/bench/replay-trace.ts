// node replay-trace.ts TRACE FOLDER: replays a trace through the product's own path into FOLDER/project.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { textDocument } from "../../history/record.ts";
import { versionToObject } from "../../history/version.ts";
import { openDataFolder } from "../../host/data-folder.ts";
import { nodeDisk } from "../../host/disk/node-disk.ts";
import type { LiveDocument } from "../../host/live/live-document.ts";
import { createSender } from "../../host/live/sender.ts";
import { createProject } from "../../host/project/create-project.ts";
import { type OpenOptions, openProject } from "../../host/project/open-project.ts";
import type { Project } from "../../host/project/project.ts";
import { usualPace } from "../../host/project/storing.ts";
import type { TraceName } from "./places.ts";
import { seededRandom } from "./random.ts";
import { type Sample, sizeOf } from "./replay.ts";
import { readTrace, type Stroke } from "./traces.ts";

/** A longer pause ends a session: the project is closed and opened again. */
const sessionPause = 30 * 60_000;
/** One publication in so many is looked at again afterwards. */
const sampled = 0.01;

const [name = "", folder = ""] = process.argv.slice(2);
const trace = readTrace(name as TraceName);
const random = seededRandom(5);
const path = join(folder, "project");
const history = join(path, ".history");
let clock = (trace.strokes[0]?.time ?? 0) - 60_000;
/** Rounds of storing happen when this script says; only the write-ahead log is flushed by itself. */
const pace = { flush: 50, publish: 2 ** 30, retry: 1_000, idle: 2 ** 30 };
const samples: Sample[] = [];
const curve: [number, number][] = [];
let edits = 0;
let publications = 0;
let sessions = 0;

mkdirSync(folder, { recursive: true });
const chapter = { kind: "chapter" as const, title: "The text", text: "", children: [] };
const story = { title: name, author: "", language: "en", book: [chapter], notes: [] };
const made = await createProject(path, story, await options());
if (!made.ok) throw new Error(made.problem.sentence);

for (let at = 0; at < trace.strokes.length; ) at = await session(at);
writeFileSync(
  join(folder, "replay.json"),
  JSON.stringify({ edits, publications, sessions, samples, curve, text: trace.endContent }),
);
console.log("{}");
process.exit(0);

async function options(): Promise<OpenOptions> {
  const data = await openDataFolder(nodeDisk, join(folder, "home"));
  const events = { documentChanged: () => undefined, storage: () => undefined, notices: () => undefined };
  return { disk: nodeDisk, data: { ...data, device: "desk" }, events, pace, now: () => clock };
}

/** From opening the story to closing it; gives the place of the first stroke after it. */
async function session(from: number): Promise<number> {
  const first = trace.strokes[from] as Stroke;
  clock = first.time;
  const opened = await openProject(path, await options());
  if (!opened.ok) throw new Error(opened.problem.sentence);
  const project = opened.value;
  const item = project.items.find(({ kind }) => kind === "chapter");
  if (!item) throw new Error("The chapter is gone.");
  const document = await project.document(textDocument(item.id));
  // The first actor is the installation's own person; the others wrote as guests.
  const { id, name: own } = project.data.person;
  const author = first.agent === 0 ? { id, name: own } : { id: `guest${first.agent}`, name: `Guest ${first.agent}` };
  const sender = createSender(`${from}`, author);
  let at = from;
  let unpublishedSince: number | null = null;
  for (; at < trace.strokes.length; at++) {
    const stroke = trace.strokes[at] as Stroke;
    const pause = stroke.time - clock;
    if (stroke.agent !== first.agent || Math.abs(pause) > sessionPause) break;
    if (unpublishedSince !== null && stroke.time - unpublishedSince >= usualPace.publish) {
      clock = Math.max(clock, unpublishedSince + usualPace.publish);
      await publish(project, at - 1);
      unpublishedSince = null;
    }
    if (pause >= usualPace.idle) {
      clock += usualPace.idle;
      await project.storing.rest();
    }
    clock = stroke.time;
    write(document, stroke, sender);
    unpublishedSince ??= stroke.time;
  }
  clock += 10_000;
  const problem = await project.close({ seal: true });
  if (problem) throw new Error(problem.sentence);
  sessions += 1;
  curve.push([edits, sizeOf(history)]);
  return at;
}

function write(document: LiveDocument, stroke: Stroke, sender: ReturnType<typeof createSender>): void {
  document.doc.transact(() => {
    for (const [position, deleted, inserted] of stroke.patches) {
      if (deleted > 0) document.text.delete(position, deleted);
      if (inserted) document.text.insert(position, inserted);
    }
  }, sender);
  edits += stroke.patches.length;
}

/** What the product does five seconds after a change; a full tail is sealed with the round after. */
async function publish(project: Project, at: number): Promise<void> {
  if (project.log?.isTailFull) await project.storing.rest();
  else {
    const problem = await project.storing.publish();
    if (problem) throw new Error(problem.sentence);
  }
  publications += 1;
  // All records are closed just now, so that asking for the version changes nothing.
  if (random() < sampled && project.log) samples.push({ at, version: versionToObject(project.log.version()) });
}
