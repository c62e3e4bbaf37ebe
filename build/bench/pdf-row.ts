import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { median, type Row } from "./figure.ts";
import { makeScratch, manuscriptPath } from "./places.ts";
import { findProgram, timeProcess, timeRedraft } from "./processes.ts";

const runs = 2;

export const pdfRow: Row = {
  name: "pdf",
  about: "PDF of War and Peace as a paperback, the whole process, against LibreOffice from the Word document",
  async run(report) {
    const manuscript = manuscriptPath("war-and-peace.txt");
    if (!manuscript) return report.say("skipped: no manuscripts");
    const office = findProgram("soffice");
    if (!office) report.say("LibreOffice is not here; nothing is compared with it.");
    const scratch = makeScratch();
    const home = join(scratch, "home");
    const story = join(scratch, "story");
    const out = join(scratch, "out");
    await timeRedraft(["import", manuscript, "--into", story], home);
    await timeRedraft(["export", story, "--to", "docx", "--preset", "Plain", "--out", out], home);
    const word = join(out, readdirSync(out).find((name) => name.endsWith(".docx")) ?? "");
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let run = 0; run < runs; run++) {
      ours.push(await timeRedraft(["export", story, "--to", "pdf", "--preset", "Paperback", "--out", out], home));
      const profile = `-env:UserInstallation=file://${join(scratch, "office")}`;
      const words = [profile, "--headless", "--convert-to", "pdf", "--outdir", scratch, word];
      if (office) theirs.push(await timeProcess(office, words));
    }
    const made = (folder: string) =>
      statSync(join(folder, readdirSync(folder).find((name) => name.endsWith(".pdf")) ?? "")).size;
    if (made(out) < 1_000_000 || (office && made(scratch) < 1_000_000)) throw new Error("A PDF is not the whole book.");
    report.figure({
      figure: "PDF of War and Peace, whole process",
      unit: "s",
      ours: median(ours) / 1000,
      other: office ? median(theirs) / 1000 : null,
      otherName: "s LibreOffice",
      aims: [{ of: "ratio", most: 1 / 1.3 }],
      note: "Ours is hyphenated, with openers, running heads and tags, and read back word by word.",
    });
    rmSync(scratch, { recursive: true });
  },
};
