import { setImmediate as turn } from "node:timers/promises";
import type { Disk } from "../../host/disk/disk.ts";
import type { Random } from "../story/random.ts";

/** A disk on which each step of writing takes its time, one more than another: others that were begun later may be done before. */
export function slowDisk(disk: Disk, random: Random): Disk {
  const late =
    <Given extends readonly unknown[], Value>(act: (...given: Given) => Promise<Value>) =>
    async (...given: Given): Promise<Value> => {
      for (let turns = random.below(4); turns > 0; turns--) await turn();
      return act(...given);
    };
  return {
    ...disk,
    create: late(disk.create),
    append: late(disk.append),
    rename: late(disk.rename),
    remove: late(disk.remove),
    removeFolder: late(disk.removeFolder),
    makeFolder: late(disk.makeFolder),
    flushFolder: late(disk.flushFolder),
  };
}
