import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { nodeDisk } from "../../host/disk/node-disk.ts";
import { buildingFolder } from "../../host/project/building-folder.ts";

const parent = mkdtempSync(join(tmpdir(), "redraft-building-"));
afterAll(() => rmSync(parent, { recursive: true }));

test("what a process that died has left of a story is removed a day later, and nothing else ever", async () => {
  const yesterday = (Date.now() - 25 * 60 * 60 * 1000) / 1000;
  const make = (name: string, isOld: boolean) => {
    mkdirSync(join(parent, name));
    writeFileSync(join(parent, name, "one.md"), "It rained.");
    if (isOld) utimesSync(join(parent, name), yesterday, yesterday);
  };
  make(".redraft-new-0123456789ab", true);
  make(".redraft-new-ba9876543210", false);
  make(".redraft-new-of-mine", true);
  make("A Story", true);
  const building = await buildingFolder(nodeDisk, parent);
  expect(existsSync(building)).toBe(false);
  expect(readdirSync(parent).sort()).toEqual([".redraft-new-ba9876543210", ".redraft-new-of-mine", "A Story"]);
  await expect(buildingFolder(nodeDisk, join(parent, "absent"))).resolves.toContain("absent");
});
