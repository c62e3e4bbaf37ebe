import { join } from "node:path";
import { encodeJson } from "../data-folder.ts";
import type { Disk } from "../disk/disk.ts";
import { makeLastingFolder } from "../disk/lasting-folder.ts";
import { readIfThere } from "../disk/read-if-there.ts";
import { writeWhole } from "../disk/write-whole.ts";

// A browser keeps what is not sent yet, and the secret that leads in, for an address with its port: each host that is joined has
// one port here, for ever.

/** 0 where there is none yet. @throws DiskError */
export async function joinedPort(disk: Disk, dataFolder: string, fingerprint: string): Promise<number> {
  return (await readPorts(disk, dataFolder))[fingerprint] ?? 0;
}

/** @throws DiskError */
export async function keepJoinedPort(disk: Disk, dataFolder: string, fingerprint: string, port: number): Promise<void> {
  const ports = await readPorts(disk, dataFolder);
  if (ports[fingerprint] === port) return;
  await makeLastingFolder(disk, dataFolder);
  await writeWhole(disk, pathIn(dataFolder), encodeJson({ ...ports, [fingerprint]: port }));
}

async function readPorts(disk: Disk, dataFolder: string): Promise<{ readonly [fingerprint: string]: number }> {
  const bytes = await readIfThere(disk, pathIn(dataFolder));
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes ?? new Uint8Array()));
    const ports = typeof value === "object" && value !== null ? Object.entries(value) : [];
    return Object.fromEntries(ports.filter(([, port]) => Number.isInteger(port) && port > 0 && port < 65_536));
  } catch {
    return {};
  }
}

function pathIn(dataFolder: string): string {
  return join(dataFolder, "joined.json");
}
