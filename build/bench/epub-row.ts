import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { median, type Row } from "./figure.ts";
import { makeScratch, manuscriptPath } from "./places.ts";
import { findProgram, timeProcess, timeRedraft } from "./processes.ts";

const runs = 3;

export const epubRow: Row = {
  name: "epub",
  about: "EPUB, HTML and DOCX of War and Peace, the whole process, against Pandoc",
  async run(report) {
    const manuscript = manuscriptPath("war-and-peace.txt");
    if (!manuscript) return report.say("skipped: no manuscripts");
    const pandoc = findProgram("pandoc");
    if (!pandoc) report.say("Pandoc is not here; nothing is compared with it.");
    const scratch = makeScratch();
    const home = join(scratch, "home");
    const story = join(scratch, "story");
    const out = join(scratch, "out");
    await timeRedraft(["import", manuscript, "--into", story], home);
    await timeRedraft(["export", story, "--to", "markdown", "--out", out], home);
    const markdown = join(out, readdirSync(out).find((name) => name.endsWith(".md")) ?? "");
    if (statSync(markdown).size < 3_000_000) throw new Error("The exported Markdown is not the whole book.");
    for (const format of ["epub", "html", "docx"] as const) {
      const ours: number[] = [];
      const theirs: number[] = [];
      for (let run = 0; run < runs; run++) {
        ours.push(await timeRedraft(["export", story, "--to", format, "--out", out], home));
        const words = ["-s", markdown, "-o", join(scratch, `pandoc.${format}`), "--metadata", "title=War and Peace"];
        if (pandoc) theirs.push(await timeProcess(pandoc, words));
      }
      report.figure({
        figure: `${format.toUpperCase()} of War and Peace, whole process`,
        unit: "s",
        ours: median(ours) / 1000,
        other: pandoc ? median(theirs) / 1000 : null,
        otherName: "s Pandoc",
        aims: [...(format === "epub" ? [{ of: "ours" as const, most: 2 }] : []), { of: "ratio", most: 0.2 }],
      });
    }
    rmSync(scratch, { recursive: true });
  },
};
