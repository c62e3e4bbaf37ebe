import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import { type ExportFormat, exportFormats, isPandocFormat } from "../../story/preset.ts";
import { succeed } from "../../story/problem.ts";
import { calledWrongly } from "../arguments.ts";
import { findChapters } from "../find-chapter.ts";
import { print, table, tell } from "../output.ts";
import type { Verb } from "../verbs.ts";
import { withProject } from "../with-studio.ts";

export const exportVerb: Verb = {
  shape: {
    name: "export",
    takes: "PROJECT --to FORMAT[,FORMAT…] --out FOLDER",
    least: 1,
    most: 1,
    summary: `Writes the book: ${exportFormats.map(named).join(", ")}.`,
    options: [
      { name: "to", value: "FORMAT,…", help: exportFormats.map(named).join(", ") },
      { name: "preset", value: "NAME", help: "how it is to look; else what the format is usually written with" },
      { name: "out", value: "FOLDER", help: "where the files go" },
      { name: "at", value: "VERSION", help: "a label, a revision's id, a draft or a time; else as it stands" },
      { name: "only", value: "CHAPTER,…", help: "these chapters only" },
      { name: "reviews", value: null, help: "with comments and suggestions, where the format has them: docx" },
    ],
  },
  async run({ words, values, switches }, output) {
    if (values.to === undefined)
      return calledWrongly(`--to FORMAT says what to write: ${exportFormats.join(", ")}.`, "export");
    if (values.out === undefined) return calledWrongly("--out FOLDER says where the files go.", "export");
    const formats = values.to.split(",").map((format) => format.trim()) as ExportFormat[];
    const out = resolve(values.out);
    return withProject(resolve(words[0] ?? ""), async (studio, project) => {
      const only = await findChapters(studio, project, values.only);
      if (!only.ok) return only;
      const stop = studio.on("job.progress", ({ what }) => tell(what));
      const written = await studio.call("export.run", {
        project,
        job: randomUUID(),
        formats,
        preset: values.preset ?? null,
        out,
        at: values.at ?? null,
        only: only.value,
        review: switches.has("reviews"),
      });
      stop();
      if (!written.ok) return written;
      const files = written.value.map(({ ticket: _, ...file }) => file);
      print(output, { files }, () => table(files.map((file) => [file.format, file.bytes, `${file.ms} ms`, file.path])));
      return succeed(null);
    });
  },
};

function named(format: ExportFormat): string {
  return isPandocFormat(format) ? `${format} (through Pandoc)` : format;
}
