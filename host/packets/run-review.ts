import { chmod } from "node:fs/promises";
import { basename, join } from "node:path";
import { fail, type Problem, type Result, succeed } from "../../story/problem.ts";
import { encodeJson } from "../data-folder.ts";
import type { Disk } from "../disk/disk.ts";
import { DiskError } from "../disk/disk.ts";
import { diskProblem } from "../disk/disk-problem.ts";
import { makeLastingFolder } from "../disk/lasting-folder.ts";
import { readIfThere } from "../disk/read-if-there.ts";
import { writeWhole } from "../disk/write-whole.ts";
import { Host, type HostOptions } from "../host.ts";
import { announcePort, waitForLock } from "../lock.ts";
import type { Project } from "../project/project.ts";
import { startServer } from "../server/server.ts";
import type { Serving } from "../server/serving.ts";
import { readServerSettings, writeServerSettings } from "../server/settings.ts";
import type { Links } from "../sharing/links.ts";
import { AnswerWriter } from "./answer-writer.ts";
import type { Packet } from "./packet.ts";
import { readPacketAt } from "./read-packet.ts";
import { makeReviewCopy } from "./review-copy.ts";
import { takeAnswer } from "./take-answer.ts";

export interface ReviewOrder extends Pick<HostOptions, "pace"> {
  readonly disk: Disk;
  /** Of the packet's file. */
  readonly path: string;
  /** Of the reviewer's installation: the copy in which they work lies in it. */
  readonly dataFolder: string;
  /** Folder of the studio's bundle. */
  readonly studio: string;
  readonly serving: Serving;
  /** Is told why the file can't be written, and null when it is again. */
  readonly told: (problem: Problem | null) => void;
}

export interface RunningReview {
  readonly packet: Packet;
  /** By which the reviewer's browser comes in. */
  readonly address: string;
  /** Ends it when the file has everything; null where another process shows this packet already. */
  readonly stop: (() => Promise<Result<null>>) | null;
}

/** How long it waits for one that is just ending, in milliseconds. */
const patience = 30_000;

/**
 * Shows a packet to its reviewer in a browser of this machine, from a host that has a copy of it and nothing else, and writes what
 * they suggest and say into the file. The copy stays: what a crash kept out of the file comes into it when it is next opened.
 */
export async function runReview(order: ReviewOrder): Promise<Result<RunningReview>> {
  try {
    const packet = await readPacketAt(order.disk, order.path);
    return packet.ok ? await runPacket(order, packet.value) : packet;
  } catch (cause) {
    if (!(cause instanceof DiskError)) throw cause;
    return { ok: false, problem: diskProblem(cause) };
  }
}

async function runPacket(order: ReviewOrder, packet: Packet): Promise<Result<RunningReview>> {
  const { disk, serving } = order;
  const folder = join(order.dataFolder, "reviews", packet.id);
  const home = join(folder, "home");
  await makeLastingFolder(disk, home);
  const { port, token } = await readServerSettings(disk, home);
  const lock = await waitForLock(home, token, patience);
  if (!lock.ok) return lock;
  if (lock.value.kind === "elsewhere") {
    const address = addressOf(lock.value.holder.port ?? 0, (await readDoor(disk, folder)) ?? "");
    return succeed({ packet, address, stop: null });
  }
  const { release } = lock.value;
  const { pace } = order;
  const host = await Host.start({
    disk,
    dataFolder: home,
    libraryFolder: folder,
    watch: false,
    ...(pace ? { pace } : {}),
  });
  const giveUp = async (refused: Result<never>): Promise<Result<never>> => {
    await host.stop({ seal: false });
    release();
    return refused;
  };
  const copy = await openCopy(host, order, { folder, packet });
  if (!copy.ok) return giveUp(copy);
  const { project, door } = copy.value;
  const server = await startServer(host, token, { port, studio: order.studio, serving });
  await server.keepOpen(project.folder.path);
  await writeServerSettings(disk, home, { port: server.port, token });
  announcePort(home, server.port, token);
  const writer = new AnswerWriter({ ...order, packet, project });
  const stopFollowing = host.on("history.changed", () => writer.writeSoon());
  // The copy may have more than the file: what the last run could not write.
  writer.writeSoon();
  const stop = async (): Promise<Result<null>> => {
    await server.stop();
    stopFollowing();
    const problem = await writer.write();
    const stopped = await host.stop({ seal: true });
    release();
    return problem ? { ok: false, problem } : stopped;
  };
  return succeed({ packet, address: addressOf(server.port, door), stop });
}

/** Opens the reviewer's copy with all that the file has, made now where this is the first time. */
async function openCopy(
  host: Host,
  order: ReviewOrder,
  { folder, packet }: { readonly folder: string; readonly packet: Packet },
): Promise<Result<{ readonly project: Project; readonly door: string }>> {
  const { disk } = order;
  const path = join(folder, "story");
  if (!(await disk.stat(path))) {
    const made = await makeReviewCopy(
      path,
      packet,
      host.openOptions(() => null),
    );
    if (!made.ok) return made;
  }
  const opened = await host.open(path);
  if (!opened.ok) return opened;
  const project = host.project(opened.value.project);
  const links = host.links(opened.value.project);
  if (!project.ok || !links) throw new Error("A story that was opened is open.");
  const { person: guest, role, texts } = packet;
  const sender = { guest, role, chapters: [...texts.keys()], file: basename(order.path) };
  const { removed } = await takeAnswer(project.value, sender, packet.answer);
  // What could not be read would be gone when the file is next written.
  if (removed[0])
    return fail("packet-answer", removed[0], "Ask for the packet again, or open the copy of it that you sent back.");
  return succeed({ project: project.value, door: await openDoor(disk, folder, links, packet) });
}

/** The token by which the reviewer comes in: the same each time, so that a browser finds back. @throws DiskError */
async function openDoor(disk: Disk, folder: string, links: Links, packet: Packet): Promise<string> {
  const known = await readDoor(disk, folder);
  if (known && links.guest(packet.person.id)) return known;
  const { role, person } = packet;
  const order = { role, name: person.name, note: "", expires: null, once: false };
  const { token } = await links.makeFor(order, { guest: person.id });
  await writeWhole(disk, doorPath(folder), encodeJson({ token }));
  await chmod(doorPath(folder), 0o600);
  return token;
}

async function readDoor(disk: Disk, folder: string): Promise<string | null> {
  const bytes = await readIfThere(disk, doorPath(folder));
  try {
    const { token } = JSON.parse(new TextDecoder().decode(bytes ?? new Uint8Array())) as { readonly token?: unknown };
    return typeof token === "string" ? token : null;
  } catch {
    return null;
  }
}

function doorPath(folder: string): string {
  return join(folder, "door.json");
}

function addressOf(port: number, door: string): string {
  return `http://127.0.0.1:${port}/#join=${door}`;
}
