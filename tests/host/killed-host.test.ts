import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Studio } from "../../host/contract/contract.ts";
import { connectStudio } from "../../host/contract/studio-client.ts";
import { walkOutline } from "../../story/outline.ts";
import { createRandom, type Random } from "../story/random.ts";
import { LiveClient } from "./live-client.ts";
import { countTags, unwrap } from "./support.ts";

const base = mkdtempSync(join(tmpdir(), "redraft-kill-"));
const children = new Set<ChildProcess>();
afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
});
afterAll(() => rmSync(base, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }));
const token = "t".repeat(43);
const program = join(base, "host-process.js");

/** In one file, because 200 starts would otherwise take longer than all that they test. */
beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: "silent",
    root: fileURLToPath(new URL("../..", import.meta.url)),
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL("host-process.ts", import.meta.url)),
      outDir: base,
      emptyOutDir: false,
      minify: false,
    },
  });
});

/** What writers have been told is stored, and what they had written but not been told of when the host died. */
class Promises {
  readonly stored = new Set<string>();
  readonly removed = new Set<string>();
  readonly open = new Set<string>();
  count = 0;
}

interface Running {
  readonly child: ChildProcess;
  readonly port: number;
  readonly studio: Studio;
  readonly close: () => void;
}

async function start(dataFolder: string): Promise<Running> {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", program, dataFolder, token, base], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.add(child);
  child.once("exit", () => children.delete(child));
  const [line] = (await once(child.stdout!, "data")) as [Buffer];
  const port = Number(line.toString().trim());
  const { studio, close } = unwrap(await connectStudio(`ws://127.0.0.1:${port}/contract`, token));
  return { child, port, studio, close };
}

/** Types in every chapter until the host is killed, at a moment that only the seed and the disk decide. */
async function writeUntilKilled(running: Running, path: string, promises: Promises, random: Random): Promise<void> {
  const { studio, port, child } = running;
  const { project } = unwrap(await studio.call("project.open", { path }));
  const outline = unwrap(await studio.call("project.outline", { project }));
  const chapters = [...walkOutline(outline.book)].slice(0, 2);
  const clients = await Promise.all(
    chapters.map(({ id }) => LiveClient.open(studio, { port, token, project, document: `text/${id}` })),
  );
  assertKept(
    promises,
    clients.map(({ text }) => text.toString()),
  );
  const steps = 1 + random.below(12);
  const { promise: dead, resolve } = Promise.withResolvers<void>();
  child.once("exit", () => resolve());
  for (let step = 0; step < steps; step++) {
    const client = random.pick(clients);
    const text = client.text.toString();
    const tags = [...text.matchAll(/~\w+ /g)];
    if (tags.length > 8 && random.next() < 0.4) {
      const tag = random.pick(tags);
      client.text.delete(tag.index, tag[0].length);
      const word = tag[0].trim();
      promises.stored.delete(word);
      promises.open.add(word);
      const marked = client.mark(random.next() < 0.5).then(() => promises.removed.add(word));
      if (random.next() < 0.5) await Promise.race([marked, dead]);
      continue;
    }
    const word = `~k${promises.count++}`;
    promises.open.add(word);
    client.text.insert(random.pick([0, text.length, ...tags.map(({ index }) => index)]), `${word} `);
    const marked = client.mark(random.next() < 0.5).then(() => promises.stored.add(word));
    if (random.next() < 0.6) await Promise.race([marked, dead]);
  }
  for (let turn = random.below(4); turn > 0; turn--) await new Promise((next) => setImmediate(next));
  child.kill("SIGKILL");
  await dead;
  for (const client of clients) client.destroy();
  running.close();
}

function assertKept(promises: Promises, texts: readonly string[]): void {
  const counts = countTags(texts);
  for (const word of promises.removed) expect(counts.get(word) ?? 0, `${word} was removed`).toBe(0);
  for (const word of promises.stored)
    if (!promises.removed.has(word)) expect(counts.get(word), `${word} was stored`).toBe(1);
  for (const [word, times] of counts) expect(times, word).toBe(1);
  // Whatever was open when the host died is settled now, one way or the other.
  for (const word of promises.open) if (counts.has(word)) promises.stored.add(word);
  promises.open.clear();
}

test("whatever was answered “stored” is there after the host was killed, 200 times", { timeout: 900_000 }, async () => {
  const seed = Number(process.env.REDRAFT_SEED ?? 1);
  const lanes = [0, 1].map(async (lane) => {
    const random = createRandom(seed * 2 + lane);
    const dataFolder = join(base, `lane-${lane}`);
    const promises = new Promises();
    let path = "";
    for (let round = 0; round < 100; round++) {
      try {
        const running = await start(dataFolder);
        if (path === "") {
          const made = unwrap(
            await running.studio.call("library.create", { title: "Killed", author: "", language: "en" }),
          );
          path = made.path;
          const { project } = made;
          unwrap(
            await running.studio.call("text.create", {
              project,
              kind: "chapter",
              title: "Two",
              parent: "book",
              after: null,
            }),
          );
        }
        await writeUntilKilled(running, path, promises, random);
      } catch (cause) {
        throw new Error(`REDRAFT_SEED=${seed}, lane ${lane}, round ${round}`, { cause });
      }
    }
    const last = await start(dataFolder);
    const { project } = unwrap(await last.studio.call("project.open", { path }));
    const report = unwrap(await last.studio.call("project.check", { project, repair: false }));
    expect(report.problems.filter(({ code }) => code !== "file-differs")).toEqual([]);
    last.close();
    last.child.kill("SIGKILL");
    return promises.count;
  });
  const counts = await Promise.all(lanes);
  expect(Math.min(...counts)).toBeGreaterThan(150);
});
