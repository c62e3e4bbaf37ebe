import { EventEmitter } from "node:events";
import { beforeEach, expect, test, vi } from "vitest";
import type { HostDeath } from "../../electron/host-service.ts";

const children = vi.hoisted(() => [] as EventEmitter[]);
const system = vi.hoisted(() => ({ hasProcesses: true }));

vi.mock("electron", () => ({
  utilityProcess: {
    fork: () => {
      if (!system.hasProcesses) throw new Error("no more processes");
      const child = Object.assign(new EventEmitter(), { kill: () => true, postMessage: () => undefined });
      children.push(child);
      return child;
    },
  },
}));

const { HostService } = await import("../../electron/host-service.ts");
const place = { port: 4000, token: "token" };

beforeEach(() => void children.splice(0));

function start() {
  const deaths: HostDeath[] = [];
  const host = new HostService("host-process.js", (death) => deaths.push(death));
  return { host, deaths };
}

async function run(host: InstanceType<typeof HostService>) {
  const found = host.find();
  children.at(-1)?.emit("message", { kind: "running", place });
  return found;
}

test("a host that runs out of memory ends nothing but itself, and what V8 said is in the report", async () => {
  const { host, deaths } = start();
  expect(await run(host)).toEqual({ ok: true, value: place });
  const [child] = children;
  child?.emit("error", "FatalError", "Reached heap limit", "{}");
  child?.emit("exit", 134);
  expect(deaths).toEqual([{ code: 134, lines: ["FatalError at Reached heap limit"] }]);
  expect(children).toHaveLength(2);
});

test("one that dies again and again is started again only when a window asks", async () => {
  const { host, deaths } = start();
  await run(host);
  for (let death = 0; death < 3; death++) {
    const child = children.at(-1);
    child?.emit("message", { kind: "running", place });
    child?.emit("exit", 1);
  }
  expect(deaths).toHaveLength(3);
  expect(children).toHaveLength(3);
  expect(await run(host)).toEqual({ ok: true, value: place });
  expect(children).toHaveLength(4);
});

test("where the system gives no process, that is said, and asked again the next time", async () => {
  const { host } = start();
  system.hasProcesses = false;
  expect(await host.find()).toMatchObject({ ok: false, problem: { code: "host-failed" } });
  system.hasProcesses = true;
  expect(await run(host)).toEqual({ ok: true, value: place });
});

test("one that ends while it starts has not started", async () => {
  const { host, deaths } = start();
  const found = host.find();
  children[0]?.emit("exit", 1);
  expect(await found).toMatchObject({ ok: false, problem: { code: "host-failed" } });
  expect(deaths).toEqual([]);
});
