// node make-automerge.ts TRACE FOLDER: the same trace as an Automerge document, a change for every second of an actor.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as Automerge from "@automerge/automerge";
import type { TraceName } from "./places.ts";
import { readTrace, type Stroke } from "./traces.ts";

const [name = "", folder = ""] = process.argv.slice(2);
const { strokes, edits, endContent } = readTrace(name as TraceName);
let document = Automerge.from({ text: "" }, { actor: actorOf(0) });
const heads: Automerge.Heads[] = [];
const curve: [number, number][] = [];
let agent = 0;
let done = 0;
let changes = 0;

for (let at = 0; at < strokes.length; ) {
  const first = strokes[at] as Stroke;
  const second = Math.floor(first.time / 1000);
  if (first.agent !== agent) {
    document = Automerge.clone(document, { actor: actorOf(first.agent) });
    agent = first.agent;
  }
  const from = at;
  while (strokes[at]?.agent === agent && Math.floor((strokes[at]?.time ?? 0) / 1000) === second) at++;
  document = Automerge.change(document, { time: second }, (draft) => {
    for (const { patches } of strokes.slice(from, at)) {
      for (const [position, deleted, inserted] of patches) {
        Automerge.splice(draft, ["text"], position, deleted, inserted);
        done += 1;
      }
    }
  });
  changes += 1;
  if (changes % 100 === 0) heads.push(Automerge.getHeads(document));
  if (done - (curve.at(-1)?.[0] ?? 0) > edits / 15) curve.push([done, Automerge.save(document).length]);
}
if (document.text !== endContent) throw new Error("Automerge's text is another.");
const saved = Automerge.save(document);
curve.push([done, saved.length]);
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "saved.automerge"), saved);
console.log("{}");
writeFileSync(join(folder, "automerge.json"), JSON.stringify({ bytes: saved.length, changes, curve, heads }));

function actorOf(place: number): string {
  return (place + 1).toString(16).padStart(32, "0");
}
