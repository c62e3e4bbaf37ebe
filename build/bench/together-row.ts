import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import WebSocket from "ws";
import type { Studio } from "../../host/contract/contract.ts";
import type { Role } from "../../host/contract/sharing.ts";
import { connectStudio } from "../../host/contract/studio-client.ts";
import type { ProjectId } from "../../story/ids.ts";
import { type Figure, quantile, type Report, type Row } from "./figure.ts";
import { makeScratch } from "./places.ts";
import { buildStudio, type RunningHost, startHost, startRelay } from "./processes.ts";
import { makeStory } from "./stories.ts";
import { type Opening, Typist } from "./typist.ts";

const writers = 50;
const readers = 500;
/** Guests that one link takes. */
const guestsOfLink = 150;

export const togetherRow: Row = {
  name: "together",
  about: "50 writers in one chapter, with and without 500 readers, against a relay that only passes on",
  async run(report) {
    buildStudio();
    const scratch = makeScratch();
    try {
      const home = join(scratch, "home");
      const path = await makeStory(home, join(scratch, "story"), "Together", 1, 1000);
      for (const [watching, pace] of [
        [0, { seconds: 6, edits: 200 }],
        [readers, { seconds: 6, edits: 10 }],
      ] as const) {
        const ours = await measureOurs(home, path, watching, pace);
        const other = await measureRelay(watching, pace);
        tell(report, watching, ours, other);
      }
    } finally {
      rmSync(scratch, { recursive: true });
    }
  },
};

interface Pace {
  readonly seconds: number;
  /** A second, of all writers together. */
  readonly edits: number;
}

interface Measured {
  /** Milliseconds from an edit to each other window. */
  readonly waits: readonly number[];
  /** Milliseconds from an edit to the last window. */
  readonly lasts: readonly number[];
  /** Of the server's processor, an edit; milliseconds. */
  readonly processor: number;
  readonly memory: number;
  /** Bytes that one window gets of an edit. */
  readonly bytes: number;
  readonly lost: number;
}

function tell(report: Report, watching: number, ours: Measured, other: Measured): void {
  const who = watching === 0 ? `${writers} writers` : `${writers} writers, ${watching} readers`;
  const figure = (name: string, unit: string, of: (measured: Measured) => number, aims: Figure["aims"] = []) =>
    report.figure({
      figure: `${who}: ${name}`,
      unit,
      ours: of(ours),
      other: of(other),
      otherName: `${unit}, a bare relay`,
      aims,
    });
  figure("an edit to another, p50", "ms", ({ waits }) => quantile(waits, 0.5));
  figure("an edit to another, p99", "ms", ({ waits }) => quantile(waits, 0.99), [{ of: "ratio", most: 1.5 }]);
  figure("an edit to all others, p99", "ms", ({ lasts }) => quantile(lasts, 0.99));
  figure("the host's processor, an edit", "ms", ({ processor }) => processor);
  figure("the host's memory", "MB", ({ memory }) => memory);
  figure("on the wire, an edit and window", "bytes", ({ bytes }) => bytes);
  if (ours.lost + other.lost > 0) report.say(`Not arrived: ${ours.lost} here, ${other.lost} there.`);
}

async function measureOurs(home: string, path: string, watching: number, pace: Pace): Promise<Measured> {
  const host = await startHost(home);
  try {
    const joined = await connectStudio(`ws://127.0.0.1:${host.port}/contract`, host.token);
    if (!joined.ok) throw new Error(joined.problem.sentence);
    const { studio, close } = joined.value;
    const opened = await studio.call("project.open", { path });
    if (!opened.ok) throw new Error(opened.problem.sentence);
    const { project } = opened.value;
    const outline = await studio.call("project.outline", { project });
    const chapter = outline.ok ? outline.value.book[0]?.id : undefined;
    const address = `ws://127.0.0.1:${host.port}/live`;
    const text = `text/${chapter}`;
    const openings: Opening[] = [];
    for (let writer = 0; writer < writers; writer++) {
      const lease = await studio.call("live.lease", { project, document: text });
      if (!lease.ok) throw new Error(lease.problem.sentence);
      const token = JSON.stringify({ token: host.token, ...lease.value });
      openings.push({ address, document: { name: `${project}/${text}`, token }, client: lease.value.client });
    }
    const secrets = await enterReaders(host, studio, project, watching);
    const watchers = secrets.map((secret) => ({
      address,
      document: { name: `${project}/read/${chapter}`, token: JSON.stringify({ token: secret, client: 0, proof: "" }) },
      client: 1,
    }));
    const measured = await measure(host, openings, watchers, pace);
    close();
    return measured;
  } finally {
    await host.stop();
  }
}

async function measureRelay(watching: number, pace: Pace): Promise<Measured> {
  const relay = await startRelay();
  try {
    const opening = (client: number): Opening => ({ address: `ws://127.0.0.1:${relay.port}`, document: null, client });
    const openings = Array.from({ length: writers }, (_, writer) => opening(writer + 1));
    return await measure(
      relay,
      openings,
      Array.from({ length: watching }, () => opening(1000)),
      pace,
    );
  } finally {
    await relay.stop();
  }
}

/** Each reader comes in by a link, as in life. */
async function enterReaders(
  host: RunningHost,
  studio: Studio,
  project: ProjectId,
  count: number,
): Promise<readonly string[]> {
  const secrets: string[] = [];
  let shown = "";
  for (let reader = 0; reader < count; reader++) {
    if (reader % guestsOfLink === 0) {
      const order = { role: "read" as Role, name: "", note: "", expires: null, once: false };
      const made = await studio.call("share.make", { project, ...order });
      shown = made.ok ? (made.value.addresses[0]?.split("#join=")[1] ?? "") : "";
    }
    secrets.push(await enter(`ws://127.0.0.1:${host.port}/contract`, shown));
  }
  return secrets;
}

function enter(address: string, shown: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address);
    socket.on("open", () => socket.send(JSON.stringify({ hello: { join: shown } })));
    socket.on("message", (data) => {
      const { welcome } = JSON.parse(String(data)) as { welcome?: { guest?: { secret?: string } } };
      if (welcome) resolve(welcome.guest?.secret ?? "");
      socket.close();
    });
    socket.on("close", (code, reason) => reject(new Error(`${code} ${reason.toString()}`)));
  });
}

async function measure(
  server: RunningHost,
  writing: readonly Opening[],
  watching: readonly Opening[],
  pace: Pace,
): Promise<Measured> {
  const total = pace.seconds * pace.edits;
  const sent = new Float64Array(total);
  const last = new Float64Array(total);
  const arrivals = new Uint16Array(total);
  const waits: number[] = [];
  const seen = (edit: number) => {
    // What was written by an earlier measurement comes with the text.
    if (!sent[edit]) return;
    const wait = performance.now() - sent[edit];
    waits.push(wait);
    last[edit] = wait;
    arrivals[edit] = (arrivals[edit] ?? 0) + 1;
  };
  const typists: Typist[] = [];
  for (const opening of [...writing, ...watching]) typists.push(await Typist.open(opening, seen));
  await pause(500);
  const before = { processor: processorTime(server.pid), bytes: typists[0]?.received ?? 0 };
  const start = performance.now();
  for (let edit = 0; edit < total; edit++) {
    const due = start + (edit * 1000) / pace.edits;
    const early = due - performance.now();
    if (early > 1) await pause(early);
    sent[edit] = performance.now();
    typists[edit % writing.length]?.write(edit);
  }
  const everyone = typists.length - 1;
  const deadline = performance.now() + 10_000;
  while (arrivals.some((count) => count < everyone) && performance.now() < deadline) await pause(50);
  const processor = (processorTime(server.pid) - before.processor) / total;
  const bytes = ((typists[0]?.received ?? 0) - before.bytes) / total;
  const memory = residentMemory(server.pid);
  for (const typist of typists) typist.close();
  const lost = arrivals.reduce((sum, count) => sum + Math.max(0, everyone - count), 0);
  return { waits, lasts: [...last], processor, memory, bytes, lost };
}

/** Milliseconds of processor that a process has used (proc(5): utime and stime, in hundredths of a second). */
function processorTime(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Megabytes. */
function residentMemory(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
}
