import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { textDocument } from "../../history/record.ts";
import { nodeDisk } from "../../host/disk/node-disk.ts";
import { Host } from "../../host/host.ts";
import { createSender } from "../../host/live/sender.ts";
import { stillPace, unwrap } from "./support.ts";

const base = mkdtempSync(join(tmpdir(), "redraft-forgotten-"));
let host: Host;

afterEach(async () => {
  await host.stop({ seal: false });
  rmSync(base, { recursive: true, force: true });
});

test("what was made of a text and kept, to be shown again, shows a forgotten passage no more", async () => {
  const folders = { dataFolder: join(base, "data"), libraryFolder: join(base, "library") };
  host = await Host.start({ disk: nodeDisk, ...folders, pace: stillPace, watch: false });
  const { project } = unwrap(await host.call("library.create", { title: "Story", author: "", language: "en" }));
  const [item] = unwrap(await host.call("project.outline", { project })).book;
  const chapter = item!.id;
  const open = host.projects[0]!;
  const sender = createSender("a window", host.data.person);
  const write = (at: number, text: string) =>
    open.using([textDocument(chapter)], async ([document]) => {
      document!.doc.transact(() => document!.text.insert(at, text), sender);
      await open.storing.stored(true);
    });
  unwrap(await host.call("history.label", { project, chapter: null, at: "now", name: "Empty" }));
  await write(0, "It begins. Lorelei Quickthorn. It goes on.");
  unwrap(await host.call("history.label", { project, chapter: null, at: "now", name: "Written" }));
  const compare = async () =>
    JSON.stringify(
      unwrap(await host.call("history.compareInBook", { project, chapter, from: "Empty", to: "Written" })),
    );
  expect(await compare()).toContain("Quickthorn");
  const { ticket } = unwrap(await host.call("history.tape", { project, chapter, draft: null }));
  const { path } = host.uploads.find(ticket)!;
  // A tape's text is in UTF-16.
  const made = () =>
    readdirSync(join(path, "..")).map((name) => readFileSync(join(path, "..", name)).toString("utf16le"));
  expect(made().join()).toContain("Quickthorn");
  const text = "Lorelei Quickthorn.";
  const from = (await open.textOf(chapter)).indexOf(text);
  unwrap(await host.call("forget.run", { project, chapter, at: "now", from, to: from + text.length, text }));
  expect(made().join()).not.toContain("Quickthorn");
  expect(await compare()).not.toContain("Quickthorn");
  unwrap(await host.call("history.tape", { project, chapter, draft: null }));
  expect(made().join()).toContain("It goes on.");
  expect(made().join()).not.toContain("Quickthorn");
});
