import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { ColumnsBuilder } from "../../history/columns.ts";
import { origins } from "../../history/record.ts";
import { encodeSegment, packSegment } from "../../history/segment.ts";
import { type LogSlice, mergeSlices } from "../../history/slice.ts";
import { TextIndex } from "../../history/text-index.ts";
import { uniteSlices } from "../../history/union.ts";
import { emptyVersion, versionFromObject } from "../../history/version.ts";
import { pack } from "../../host/log/packing.ts";
import { type AutomergeTrace, automergeOf } from "./automerge.ts";
import type { Report, Row } from "./figure.ts";
import { type TraceName, traceNames, tracePath } from "./places.ts";
import { type Replay, replayOf, sizeOf, slicesOf } from "./replay.ts";
import { readTrace, textsAfter } from "./traces.ts";

export const historySizeRow: Row = {
  name: "history-size",
  about: "bytes of .history after the product's own path, against Automerge",
  async run(report) {
    for (const name of traceNames) {
      if (!tracePath(name)) report.say("skipped: no traces");
      else await measure(name, report);
    }
  },
};

async function measure(name: TraceName, report: Report): Promise<void> {
  const replay = replayOf(name, report.say);
  const automerge = automergeOf(name, report.say);
  const slices = await slicesOf(replay.project);
  const checked = check(name, replay, slices);
  const bytes = sizeOf(replay.history);
  const perEdit = { figure: `${name}: history`, unit: "B/edit" };
  const text = Buffer.byteLength(replay.text);
  // The blog post was written over and over: three times as much was typed as is left.
  const isRewritten = name === "seph-blog1";
  report.figure({
    ...perEdit,
    ours: bytes / replay.edits,
    other: automerge.bytes / replay.edits,
    otherName: "Automerge",
    aims: [
      { of: "ours", most: 1.2 },
      { of: "ratio", most: 0.75 },
    ],
    note:
      `${bytes} bytes (${describe(replay)}) against ${automerge.bytes}; ${replay.edits} edits, ` +
      `${replay.sessions} sessions, ${replay.publications} publications; ` +
      `final text and ${checked} versions equal the trace's own; ${whatIf(slices)}`,
  });
  report.figure({
    figure: `${name}: history over the final text`,
    unit: "× text",
    ours: bytes / text,
    other: automerge.bytes / text,
    otherName: "Automerge",
    aims: [{ of: "ours", most: isRewritten ? 3 : 1.3 }],
  });
  for (const curve of curvesOf(name, replay, automerge)) report.curve(curve);
}

/** The history must say what was written, or its size says nothing. */
function check(name: TraceName, replay: Replay, slices: readonly LogSlice[]): number {
  const trace = readTrace(name);
  const index = TextIndex.build(uniteSlices(slices));
  if (index.textAt(index.latest()) !== trace.endContent) throw new Error(`${name} ends in another text.`);
  const texts = textsAfter(
    trace,
    replay.samples.map(({ at }) => at),
  );
  replay.samples.forEach((sample, place) => {
    const version = versionFromObject(sample.version);
    if (!version || index.textAt(version) !== texts[place]) {
      throw new Error(`${name} was another text after stroke ${sample.at}.`);
    }
  });
  return replay.samples.length;
}

/** What the segments would weigh as one, and what of that are the hashes of mirrors. */
function whatIf(slices: readonly LogSlice[]): string {
  const merged = mergeSlices(slices);
  const kept = new ColumnsBuilder();
  let mirrors = 0;
  for (let row = 0; row < merged.timeline.count; row++) {
    if (origins[merged.timeline.origin[row] ?? 0] === "mirror") mirrors += 1;
    else kept.copy(merged.timeline, row, emptyVersion);
  }
  const weigh = (slice: LogSlice) => packSegment(encodeSegment(slice), pack).length;
  const without = weigh({ ...merged, timeline: kept.build() });
  return `merged into one segment ${weigh(merged)} bytes, without its ${mirrors} mirror records ${without}`;
}

/** Where the bytes are, by kind of file. */
function describe(replay: Replay): string {
  const kinds = new Map<string, { count: number; bytes: number }>();
  for (const entry of readdirSync(replay.history, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const isOutline = entry.parentPath.endsWith("outline");
    const kind = entry.name.endsWith(".seg")
      ? isOutline
        ? "segments of the outline"
        : "segments"
      : entry.name.startsWith("seal")
        ? "seal lists"
        : entry.name.startsWith("tail")
          ? "tails"
          : "others";
    const known = kinds.get(kind) ?? { count: 0, bytes: 0 };
    kinds.set(kind, { count: known.count + 1, bytes: known.bytes + statSync(path).size });
  }
  return [...kinds].map(([kind, { count, bytes }]) => `${bytes} in ${count} ${kind}`).join(", ");
}

function curvesOf(name: TraceName, replay: Replay, automerge: AutomergeTrace) {
  return [
    { name, points: [[0, 0] as const, ...replay.curve] },
    { name: `${name}, Automerge`, points: [[0, 0] as const, ...automerge.curve] },
  ];
}
