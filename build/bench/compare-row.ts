import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { replicaOfRow } from "../../history/union.ts";
import { openDataFolder } from "../../host/data-folder.ts";
import { nodeDisk } from "../../host/disk/node-disk.ts";
import { compareVersions } from "../../host/project/comparison.ts";
import { itemOfDocument } from "../../host/project/mirroring.ts";
import { openProject } from "../../host/project/open-project.ts";
import { fastest, quantile, type Row } from "./figure.ts";
import { otherDifferences } from "./other-differences.ts";
import { makeScratch, tracePath } from "./places.ts";
import { seededRandom } from "./random.ts";
import { replayOf, textOfReplay } from "./replay.ts";

const name = "automerge-paper-timed";
const rounds = 60;
const hour = 3600;
const tries = 3;

export const compareRow: Row = {
  name: "compare",
  about: "the readable difference with authors, an hour apart and half the life apart",
  async run(report) {
    if (!tracePath(name)) return report.say("skipped: no traces");
    const replay = replayOf(name, report.say);
    const scratch = makeScratch();
    const path = join(scratch, "project");
    cpSync(replay.project, path, { recursive: true });
    const events = { documentChanged: () => undefined, storage: () => undefined, notices: () => undefined };
    const data = await openDataFolder(nodeDisk, join(scratch, "home"));
    const opened = await openProject(path, { disk: nodeDisk, data, events });
    if (!opened.ok) throw new Error(opened.problem.sentence);
    const project = opened.value;
    const document = textOfReplay(path);
    const chapter = itemOfDocument(document);
    const history = await project.history(document);
    if (!history || !chapter) throw new Error("The chapter has no history.");
    const { records } = history.index;
    const idOf = (row: number) => `${replicaOfRow(records, row)}:${records.seq[row]}`;
    const anHourLater = (row: number) => {
      const end = (records.wall[row] as number) + hour;
      let at = row;
      while (at + 1 < records.count && (records.wall[at + 1] as number) <= end) at++;
      return at;
    };
    const textAt = (row: number) => history.index.textAt(history.index.versionOf(row));
    const half = Math.floor(records.count / 2);
    for (const [apart, later] of [
      ["an hour", anHourLater],
      ["half the life", (row: number) => row + half],
    ] as const) {
      const random = seededRandom(9);
      const times: number[] = [];
      let changes = 0;
      const others = Object.keys(otherDifferences).map((name) => ({
        name,
        times: [] as number[],
        changes: 0,
        splits: 0,
        gaveUp: 0,
      }));
      for (let round = 0; round < rounds + 3; round++) {
        // Not the first strokes: a chapter of this length is compared.
        const row = Math.floor((0.1 + 0.4 * random()) * records.count);
        const [from, to] = [idOf(row), idOf(later(row))];
        const took = await fastest(tries, () => compareVersions(project, chapter, from, to));
        if (round < 3) continue;
        times.push(took);
        const compared = await compareVersions(project, chapter, from, to);
        if (compared.ok) changes += compared.value.changes.length;
        // They take seconds for half a life: some of the rounds tell enough.
        if (round % 12 !== 3) continue;
        const [before, after] = [textAt(row), textAt(later(row))];
        for (const other of others) {
          const start = performance.now();
          const found = otherDifferences[other.name]?.(before, after);
          other.times.push(performance.now() - start);
          if (!found) other.gaveUp++;
          other.changes += found?.changes ?? 0;
          other.splits += found?.splitWords ?? 0;
        }
      }
      const told = others.map(({ name, times: own, changes: count, splits, gaveUp }) => {
        if (gaveUp === own.length) return `${name} gave up after 2 s`;
        const each = (sum: number) => Math.round(sum / (own.length - gaveUp));
        return `${name} ${quantile(own, 0.5).toFixed(0)} ms, ${each(count)} changes, ${each(splits)} of their ends inside a word`;
      });
      const [first] = others;
      report.figure({
        figure: `readable difference, ${apart} apart, p95`,
        unit: "ms",
        ours: quantile(times, 0.95),
        other: first ? quantile(first.times, 0.95) : null,
        otherName: first?.name ?? "",
        aims: [{ of: "ours", most: 50 }],
        note: `median ${quantile(times, 0.5).toFixed(1)} ms, ${Math.round(changes / rounds)} changes; 12,900 words at the end; the fastest of ${tries} tries each; median of the others: ${told.join("; ")}`,
      });
    }
    await project.close({ seal: false });
    rmSync(scratch, { recursive: true });
  },
};
