import { rmSync } from "node:fs";
import { join } from "node:path";
import { median, type Row } from "./figure.ts";
import { makeScratch, manuscriptPath } from "./places.ts";
import { timeRedraft } from "./processes.ts";

export const importRow: Row = {
  name: "import",
  about: "War and Peace from text, the whole process",
  async run(report) {
    const manuscript = manuscriptPath("war-and-peace.txt");
    if (!manuscript) return report.say("skipped: no manuscripts");
    const scratch = makeScratch();
    const times: number[] = [];
    for (let run = 0; run < 3; run++) {
      const into = join(scratch, `story ${run}`);
      times.push(await timeRedraft(["import", manuscript, "--into", into], join(scratch, "home")));
    }
    rmSync(scratch, { recursive: true });
    report.figure({
      figure: "War and Peace from text, whole process",
      unit: "s",
      ours: median(times) / 1000,
      other: null,
      otherName: "",
      aims: [
        { of: "ours", most: 2 },
        { of: "ours", most: 1 },
      ],
    });
  },
};
