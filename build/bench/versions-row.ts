import { readFileSync } from "node:fs";
import * as Automerge from "@automerge/automerge";
import { TextIndex } from "../../history/text-index.ts";
import { uniteSlices } from "../../history/union.ts";
import { automergeOf } from "./automerge.ts";
import { fastest, quantile, type Row } from "./figure.ts";
import { tracePath } from "./places.ts";
import { seededRandom } from "./random.ts";
import { replayOf, slicesOf } from "./replay.ts";

const name = "automerge-paper-timed";
const rounds = 200;
/** Automerge is asked once for so many times that we are. */
const every = 5;
const tries = 5;

export const versionsRow: Row = {
  name: "versions",
  about: "any version and the exact difference of any two, against Automerge's view and diff",
  async run(report) {
    if (!tracePath(name)) return report.say("skipped: no traces");
    const index = TextIndex.build(uniteSlices(await slicesOf(replayOf(name, report.say).project)));
    const automerge = automergeOf(name, report.say);
    const document = Automerge.load<{ text: string }>(readFileSync(automerge.file));
    const random = seededRandom(7);
    const row = () => Math.floor(random() * index.records.count);
    const heads = () => automerge.heads[Math.floor(random() * automerge.heads.length)] as Automerge.Heads;
    const view = (at: Automerge.Heads) => Automerge.view(document, at).text.length;
    for (let warm = 0; warm < 5; warm++) index.spans(index.versionOf(row()), index.versionOf(row()));
    const times = { view: [] as number[], theirView: [] as number[], diff: [] as number[], theirDiff: [] as number[] };
    for (let round = 0; round < rounds; round++) {
      const first = row();
      const second = row();
      times.view.push(await fastest(tries, () => index.textAt(index.versionOf(first)).length));
      times.diff.push(await fastest(tries, () => lengthOfSpans(index, first, second)));
      if (round % every > 0) continue;
      const [one, other] = [heads(), heads()];
      times.theirView.push(await fastest(tries, () => view(one)));
      times.theirDiff.push(await fastest(tries, () => Automerge.diff(document, one, other).length));
    }
    report.figure({
      unit: "ms",
      figure: "any version, p95",
      ours: quantile(times.view, 0.95),
      other: quantile(times.theirView, 0.95),
      otherName: "ms Automerge.view",
      aims: [
        { of: "ours", most: 1 },
        { of: "ratio", most: 0.03 },
      ],
    });
    report.figure({
      unit: "ms",
      figure: "exact difference of any two, with its text, p95",
      ours: quantile(times.diff, 0.95),
      other: quantile(times.theirDiff, 0.95),
      otherName: "ms Automerge.diff",
      aims: [
        { of: "ours", most: 2 },
        { of: "ratio", most: 0.03 },
      ],
      note: `${rounds} random ones of ${index.records.count} records; Automerge ${rounds / every} of ${automerge.changes} changes; the fastest of ${tries} tries each`,
    });
  },
};

/** Spans give their text only when it is asked for. */
function lengthOfSpans(index: TextIndex, first: number, second: number): number {
  const spans = index.spans(index.versionOf(Math.min(first, second)), index.versionOf(Math.max(first, second)));
  return spans.reduce((sum, span) => sum + (span.kind === "kept" ? 0 : span.text.length), 0);
}
