import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { nodeDisk } from "../../host/disk/node-disk.ts";
import { chaptersOf, Installation, textsOf } from "./support.ts";

let place = "";

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), "redraft-moved-"));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

test("a story's folder that is renamed while it is open: it is said, nothing is made at its old place, and no word is lost", async () => {
  const installation = await Installation.make(nodeDisk, join(place, "data"));
  await installation.create(join(place, "Story"), [["One", "~1 ~2\n"]]);
  const project = await installation.open(join(place, "Story"));
  const one = chaptersOf(project)[0];
  if (!one) throw new Error("The chapter is there.");
  await installation.type(project, one.id, 0, "~3 ");
  expect(await project.storing.publish()).toBeNull();
  renameSync(join(place, "Story"), join(place, "Renamed"));
  await installation.type(project, one.id, 0, "~4 ");
  const problem = await project.storing.publish();
  expect(problem?.sentence).toMatch(/^[^\n]+\.$/);
  expect(readdirSync(place).sort()).toEqual(["Renamed", "data"]);
  await project.close({ seal: true });
  expect(readdirSync(place).sort()).toEqual(["Renamed", "data"]);
  const again = await installation.open(join(place, "Renamed"));
  expect([...(await textsOf(again)).values()]).toEqual(["~4 ~3 ~1 ~2\n"]);
  expect(await again.storing.publish()).toBeNull();
  expect(readFileSync(join(place, "Renamed", "chapters/one.md"), "utf8")).toBe("~4 ~3 ~1 ~2\n");
  await again.close({ seal: false });
});
