import { join } from "node:path";
import type { CallResult, Studio } from "../../host/contract/contract.ts";
import type { SearchPlace } from "../../host/contract/searching.ts";
import { connectStudio } from "../../host/contract/studio-client.ts";
import type { ProjectId } from "../../story/ids.ts";
import { median, type Row } from "./figure.ts";
import { findProgram, startHost, timeProcess } from "./processes.ts";
import { vocabulary } from "./random.ts";
import { inventStories } from "./stories.ts";

const runs = 5;
/** As many as the studio shows. */
const mostHits = 5000;

export const searchRow: Row = {
  name: "search",
  about: "a word in five million, in the running host, against ripgrep",
  async run(report) {
    const { home, many } = await inventStories(report.say);
    const ripgrep = findProgram("rg");
    if (!ripgrep) report.say("ripgrep is not here; nothing is compared with it.");
    const words = vocabulary(6000);
    const host = await startHost(home);
    try {
      const joined = await connectStudio(`ws://127.0.0.1:${host.port}/contract`, host.token);
      if (!joined.ok) throw new Error(joined.problem.sentence);
      const { studio, close } = joined.value;
      const opened = await studio.call("project.open", { path: many });
      if (!opened.ok) throw new Error(opened.problem.sentence);
      const { project } = opened.value;
      await studio.call("project.counts", { project });
      for (const [text, kind, regex] of [
        [` ${words[5990]} `, "a rare word", false],
        [` ${words[300]} ${words[0]}`, "a phrase", false],
        [words[0] ?? "", "the commonest word", false],
        ["no such words", "what is not there", false],
        [`\\b${words[5990]}\\w* \\w+`, "a regular expression", true],
      ] as const) {
        const first: number[] = [];
        const ours: number[] = [];
        const theirs: number[] = [];
        let hits = 0;
        for (let run = 0; run < runs; run++) {
          const found = await search(studio, project, text, regex);
          first.push(found.first);
          ours.push(found.all);
          hits = found.hits;
          const flags = `-n -i ${regex ? "" : "-F"} -m ${mostHits} -e '${text}'`;
          const command = `${ripgrep} ${flags} '${join(many, "chapters")}' | head -n ${mostHits} > /dev/null`;
          if (ripgrep) theirs.push(await timeProcess("/bin/sh", ["-c", command]));
        }
        // The very first has started the thread and read every chapter.
        if (kind === "a rare word") {
          report.figure({
            figure: "the first search since the start: first hits",
            unit: "ms",
            ours: first[0] ?? 0,
            other: null,
            otherName: "",
            aims: [{ of: "ours", most: 100 }],
          });
        }
        report.figure({
          figure: `${kind}: first hits`,
          unit: "ms",
          ours: median(first),
          other: null,
          otherName: "",
          aims: [{ of: "ours", most: 100 }],
        });
        report.figure({
          figure: `${kind}: ${hits === mostHits ? `the first ${hits}` : `all ${hits}`} hits`,
          unit: "ms",
          ours: median(ours),
          other: ripgrep ? median(theirs) : null,
          otherName: "ms ripgrep",
          aims: [{ of: "ratio", most: 1 }],
        });
      }
      close();
    } finally {
      await host.stop();
    }
  },
};

/** As the pane asks: a page after the other, milliseconds until the first with hits (or the end) and until all. */
async function search(studio: Studio, project: ProjectId, text: string, regex: boolean) {
  const find = { text, regex, matchCase: false, wholeWord: false, dialogue: false };
  const scope = { within: null, notes: true, trash: false };
  const start = performance.now();
  let first: number | null = null;
  let hits = 0;
  let from: SearchPlace | null = null;
  do {
    const page: CallResult<"project.search"> = await studio.call("project.search", {
      project,
      find,
      replacement: null,
      scope,
      past: false,
      from,
    });
    if (!page.ok) throw new Error(page.problem.sentence);
    hits += page.value.hits.length;
    if (hits > 0) first ??= performance.now() - start;
    from = page.value.next;
  } while (from !== null && hits < mostHits);
  const all = performance.now() - start;
  return { first: first ?? all, all, hits: Math.min(hits, mostHits) };
}
