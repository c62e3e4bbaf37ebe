import { fail, type Result } from "../../story/problem.ts";
import type { Disk } from "../disk/disk.ts";
import type { Packet } from "./packet.ts";
import { largestPacket, readPacket } from "./packet-file.ts";

/** @throws DiskError */
export async function readPacketAt(disk: Disk, path: string): Promise<Result<Packet>> {
  const found = await disk.stat(path);
  if (found?.kind !== "file")
    return fail("packet-absent", `There is no packet at ${path}.`, "Check the name and the folder.");
  if (found.size > largestPacket)
    return fail("packet-too-large", "This file is larger than any packet for a review.", "Choose another one.");
  return readPacket(await disk.read(path));
}
