import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { nodeDisk } from "../../host/disk/node-disk.ts";
import { Host } from "../../host/host.ts";
import type { Project } from "../../host/project/project.ts";
import { unwrap } from "./support.ts";

let place = "";
let host: Host;
let project: Project;
let file = "";

beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), "redraft-watch-"));
  const folders = { dataFolder: join(place, "data"), libraryFolder: join(place, "Library") };
  host = await Host.start({ disk: nodeDisk, ...folders, watch: true });
  const made = unwrap(await host.call("library.create", { title: "Story", author: "", language: "en" }));
  project = unwrap(host.project(made.project));
  file = join(made.path, project.outline.book[0]?.file ?? "");
});
afterEach(async () => {
  await host.stop({ seal: false });
  rmSync(place, { recursive: true, force: true });
});

const text = () => project.textOf(project.outline.book[0]!.id);

test("what another program writes is taken in, from the very moment that the story is open, and after its folder was away", {
  timeout: 60_000,
}, async () => {
  writeFileSync(file, "~first.\n");
  await expect.poll(text, { timeout: 20_000 }).toBe("~first.\n");
  renameSync(project.folder.path, join(place, "Away"));
  expect(await project.storing.publish()).toMatchObject({ code: "disk-absent" });
  writeFileSync(join(place, "Away", project.outline.book[0]!.file!), "~first.\n\n~second.\n");
  renameSync(join(place, "Away"), project.folder.path);
  await expect.poll(text, { timeout: 20_000 }).toBe("~first.\n\n~second.\n");
});
