import { type AutomergeTrace, automergeOf } from "./automerge.ts";
import { median, type Report, type Row } from "./figure.ts";
import { tracePath } from "./places.ts";
import { runScript } from "./processes.ts";
import { type Replay, replayOf } from "./replay.ts";

const name = "automerge-paper-timed";
const runs = 3;

export const openChapterRow: Row = {
  name: "open-chapter",
  about: "a chapter of 260,000 edits for editing, cold, against Automerge.load",
  run: (report) => measure(report, "chapter", 80),
};

export const openHistoryRow: Row = {
  name: "open-history",
  about: "its History panel, cold: index and revisions",
  run: (report) => measure(report, "history", 100),
};

interface Opened {
  readonly ms: number;
  readonly steps?: string;
}

async function measure(report: Report, what: "chapter" | "history", most: number): Promise<void> {
  if (!tracePath(name)) return report.say("skipped: no traces");
  const replay: Replay = replayOf(name, report.say);
  const automerge: AutomergeTrace = automergeOf(name, report.say);
  const ours: Opened[] = [];
  const theirs: Opened[] = [];
  for (let run = 0; run < runs; run++) {
    ours.push(runScript<Opened>("open-cold.ts", what, replay.project));
    theirs.push(runScript<Opened>("open-cold.ts", "automerge", automerge.file));
  }
  const ms = median(ours.map((opened) => opened.ms));
  report.figure({
    figure: `${what === "chapter" ? "chapter" : "History panel"}, ${replay.edits} edits, cold`,
    unit: "ms",
    ours: ms,
    other: median(theirs.map((opened) => opened.ms)),
    otherName: "ms Automerge.load",
    aims: [
      { of: "ours", most },
      { of: "ratio", most: 0.2 },
    ],
    note: ours.find((opened) => opened.ms === ms)?.steps ?? "",
  });
}
