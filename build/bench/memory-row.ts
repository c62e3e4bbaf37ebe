import { existsSync, readFileSync } from "node:fs";
import { connectStudio } from "../../host/contract/studio-client.ts";
import type { Row } from "./figure.ts";
import { startHost } from "./processes.ts";
import { fewChapters, inventStories } from "./stories.ts";

/** Until what opening left behind has been collected, in milliseconds. */
const settled = 20_000;

export const memoryRow: Row = {
  name: "memory",
  about: "the host's memory with 1,000 chapters open, against 10",
  async run(report) {
    if (!existsSync("/proc/self/status")) return report.say("skipped: only Linux tells a process's memory this way");
    const { home, many, few } = await inventStories(report.say);
    const small = await weigh(home, few);
    const large = await weigh(home, many);
    const shared = { unit: "MB", otherName: `MB, ${fewChapters} chapters` };
    report.figure({
      ...shared,
      figure: `host, story open and counted, after ${settled / 1000} s`,
      ours: large.now,
      other: small.now,
      aims: [{ of: "ratio", most: 1.25 }],
      note: "“flat” is read as a quarter more",
    });
    report.figure({ ...shared, figure: "the most it ever had", ours: large.most, other: small.most, aims: [] });
  },
};

async function weigh(home: string, path: string): Promise<{ readonly now: number; readonly most: number }> {
  const host = await startHost(home);
  const joined = await connectStudio(`ws://127.0.0.1:${host.port}/contract`, host.token);
  if (!joined.ok) throw new Error(joined.problem.sentence);
  const { studio, close } = joined.value;
  const opened = await studio.call("project.open", { path });
  if (!opened.ok) throw new Error(opened.problem.sentence);
  await studio.call("project.counts", { project: opened.value.project });
  await new Promise((resolve) => setTimeout(resolve, settled));
  const status = readFileSync(`/proc/${host.pid}/status`, "utf8");
  close();
  await host.stop();
  const megabytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024;
  return { now: megabytes("VmRSS"), most: megabytes("VmHWM") };
}
