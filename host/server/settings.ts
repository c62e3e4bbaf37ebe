import { join } from "node:path";
import { encodeJson } from "../data-folder.ts";
import type { Disk } from "../disk/disk.ts";
import { writeWhole } from "../disk/write-whole.ts";

/** Kept from run to run, so that the studio's origin, and what browsers keep for it, stay the same. */
export interface ServerSettings {
  readonly port: number;
}

/** Where nothing else usually listens; the next run takes whichever it was. */
const firstPort = 47_810;

export async function readServerSettings(disk: Disk, dataFolder: string): Promise<ServerSettings> {
  const path = join(dataFolder, "server.json");
  if (!(await disk.stat(path))) return { port: firstPort };
  try {
    const value = JSON.parse(new TextDecoder().decode(await disk.read(path))) as { port?: unknown } | null;
    return { port: typeof value?.port === "number" && Number.isInteger(value.port) ? value.port : firstPort };
  } catch (cause) {
    if (cause instanceof SyntaxError) return { port: firstPort };
    throw cause;
  }
}

export async function writeServerSettings(disk: Disk, dataFolder: string, settings: ServerSettings): Promise<void> {
  await writeWhole(disk, join(dataFolder, "server.json"), encodeJson(settings));
}
