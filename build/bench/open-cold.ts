// node open-cold.ts chapter|history|automerge PATH: opens it once in a new process, when all code is loaded.
import { readFileSync } from "node:fs";
import * as Y from "yjs";
import { groupRevisions } from "../../history/revisions.ts";
import { TextIndex } from "../../history/text-index.ts";
import { applyUnion, uniteSlices } from "../../history/union.ts";
import { slicesOf } from "./replay.ts";

const [what = "", path = ""] = process.argv.slice(2);
const steps: string[] = [];
const automerge = what === "automerge" ? await import("@automerge/automerge") : null;
const start = performance.now();
let last = start;
const length = automerge
  ? automerge.load<{ text: string }>(readFileSync(path)).text.length
  : what === "chapter"
    ? await openChapter()
    : await openHistory();
const ms = performance.now() - start;
if (length < 1000) throw new Error("There is hardly a text.");
console.log(JSON.stringify({ ms, steps: steps.join(", ") }));

async function openChapter(): Promise<number> {
  const slices = await slicesOf(path);
  step(`read ${slices.length} slices`);
  const union = uniteSlices(slices);
  step("unite");
  const document = new Y.Doc({ gc: false });
  applyUnion(document, union, null);
  const text = document.getText("text").toString();
  step("Y.Doc and text");
  return text.length;
}

async function openHistory(): Promise<number> {
  const slices = await slicesOf(path);
  step(`read ${slices.length} slices`);
  const union = uniteSlices(slices);
  step("unite");
  const index = TextIndex.build(union);
  step("index");
  const revisions = groupRevisions(index);
  step(`${revisions.length} revisions`);
  return index.textAt(index.latest()).length;
}

function step(done: string): void {
  const now = performance.now();
  steps.push(`${done} ${(now - last).toFixed(0)} ms`);
  last = now;
}
