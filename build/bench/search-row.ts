import { join } from "node:path";
import { connectStudio } from "../../host/contract/studio-client.ts";
import { median, type Row } from "./figure.ts";
import { findProgram, startHost, timeProcess } from "./processes.ts";
import { vocabulary } from "./random.ts";
import { inventStories } from "./stories.ts";

const runs = 5;

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
      for (const [text, kind] of [
        [` ${words[5990]} `, "a rare word"],
        [` ${words[300]} ${words[0]}`, "a phrase"],
        ["no such words", "what is not there"],
      ] as const) {
        const ours: number[] = [];
        const theirs: number[] = [];
        let hits = 0;
        for (let run = 0; run < runs; run++) {
          const start = performance.now();
          const found = await studio.call("project.search", { project, text, regex: false, past: false });
          ours.push(performance.now() - start);
          if (!found.ok) throw new Error(found.problem.sentence);
          hits = found.value.length;
          const search = `${ripgrep} -n -i -F -e '${text}' '${join(many, "chapters")}' > /dev/null || [ $? -eq 1 ]`;
          if (ripgrep) theirs.push(await timeProcess("/bin/sh", ["-c", search]));
        }
        report.figure({
          figure: `${kind}, all ${hits} hits`,
          unit: "ms",
          ours: median(ours),
          other: ripgrep ? median(theirs) : null,
          otherName: "ms ripgrep",
          aims: [
            { of: "ours", most: 100 },
            { of: "ratio", most: 1 },
          ],
        });
      }
      close();
    } finally {
      await host.stop();
    }
  },
};
