import { randomBytes } from "node:crypto";
import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { encodeJson } from "../data-folder.ts";
import type { Disk } from "../disk/disk.ts";
import { writeWhole } from "../disk/write-whole.ts";

/**
 * Kept from run to run: the studio's origin, and what browsers keep for it, stay the same, and a window whose host died
 * finds the next one with what was not sent yet.
 */
export interface ServerSettings {
  readonly port: number;
  readonly token: string;
}

/** Where nothing else usually listens; the next run takes whichever it was. */
const firstPort = 47_810;

/** Only this account may read the file: it holds the token. */
export async function readServerSettings(disk: Disk, dataFolder: string): Promise<ServerSettings> {
  const path = join(dataFolder, "server.json");
  const fresh = { port: firstPort, token: randomBytes(32).toString("base64url") };
  if (!(await disk.stat(path))) return fresh;
  try {
    const value = JSON.parse(new TextDecoder().decode(await disk.read(path))) as Partial<ServerSettings> | null;
    const port = typeof value?.port === "number" && Number.isInteger(value.port) ? value.port : fresh.port;
    const token = typeof value?.token === "string" && value.token.length >= 40 ? value.token : fresh.token;
    return { port, token };
  } catch (cause) {
    if (cause instanceof SyntaxError) return fresh;
    throw cause;
  }
}

export async function writeServerSettings(disk: Disk, dataFolder: string, settings: ServerSettings): Promise<void> {
  const path = join(dataFolder, "server.json");
  await writeWhole(disk, path, encodeJson(settings));
  await chmod(path, 0o600);
}
