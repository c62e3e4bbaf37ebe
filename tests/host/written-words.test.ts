import { beforeEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { type DocumentName, textDocument } from "../../history/record.ts";
import type { IdRange } from "../../history/structs.ts";
import { writeWhole } from "../../host/disk/write-whole.ts";
import { Action } from "../../host/live/action.ts";
import { restoreVersion } from "../../host/project/history-actions.ts";
import type { Project } from "../../host/project/project.ts";
import { joinChapters, splitChapter } from "../../host/project/text-actions.ts";
import { WrittenLedger } from "../../host/project/written-ledger.ts";
import { applyOutlineEdit } from "../../story/outline-edits.ts";
import { addUp, byItem, type Change } from "../../story/statistics/written.ts";
import { ForgetfulDisk } from "./forgetful-disk.ts";
import { chaptersOf, Installation, unwrap } from "./support.ts";

const day = 24 * 60 * 60 * 1000;
let disk: ReturnType<ForgetfulDisk["session"]>;
let one: Installation;
let project: Project;
let ledger: WrittenLedger;

beforeEach(async () => {
  disk = new ForgetfulDisk().session();
  one = await Installation.make(disk, "/data");
  await one.create("/story", [
    ["One", "It begins here.\n\nAnd a second paragraph of it.\n"],
    ["Two", "It goes on and on.\n"],
  ]);
  project = await one.open("/story");
  ledger = new WrittenLedger(project, new AbortController().signal);
});

/** What the days say, as "day: +added −removed". */
async function days(zone = "UTC"): Promise<readonly string[]> {
  for (const { id } of project.items) ledger.forget(textDocument(id));
  ledger.forget("outline" as never);
  const { days } = await ledger.read(zone, null);
  return days.map(({ day, changes }) => `${day}: ${tell(addUp(changes))}`);
}

function tell({ added, removed }: Change): string {
  return `+${added} −${removed}`;
}

function chapter(place: number) {
  const found = chaptersOf(project)[place];
  if (!found) throw new Error(`There is no chapter ${place}`);
  return found;
}

async function type(place: number, at: number, text: string): Promise<void> {
  await one.type(project, chapter(place).id, at, text);
}

/** As an editor does that knows where the text was copied. */
async function paste(place: number, at: number, text: string, document: DocumentName, source?: IdRange): Promise<void> {
  const target = await project.document(textDocument(chapter(place).id));
  const { clientID: client } = target.doc;
  const copy = { client, clock: target.clockOf(client), length: text.length };
  if (!source) throw new Error("The text to be copied has ids.");
  one.sender.describe("pasted", [{ ...copy, source: { document, client: source.client, clock: source.clock } }]);
  await type(place, at, text);
}

async function split(place: number, at: number): Promise<void> {
  const { text } = await project.document(textDocument(chapter(place).id));
  const position = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, at)) as never;
  unwrap(await splitChapter(project, { chapter: chapter(place).id, at: position, title: "New", into: null }, null));
}

describe("what was written on a day", () => {
  test("is what was typed, in the zone's day, and nothing of what was imported", async () => {
    expect(await days()).toEqual([]);
    await type(0, 0, "Five new words of mine. ");
    expect(await days()).toEqual(["2026-01-05: +5 −0"]);
    one.clock.pass(day);
    await type(1, 0, "Two more. ");
    expect(await days()).toEqual(["2026-01-05: +5 −0", "2026-01-06: +2 −0"]);
    // At noon in London it is past midnight on the other side of the world.
    expect(await days("Pacific/Auckland")).toEqual(["2026-01-06: +5 −0", "2026-01-07: +2 −0"]);
  });

  test("isn't changed by renaming, moving, splitting, joining and restoring", async () => {
    await type(0, 0, "Five new words of mine. ");
    const before = await days();
    one.clock.pass(day);
    const edit = (change: Parameters<typeof applyOutlineEdit>[1]) => {
      const action = new Action("typed", null, null);
      project.act(action, () => unwrap(applyOutlineEdit(project.outlineDocument.doc, change, action)));
    };
    edit({ kind: "rename", item: chapter(0).id, title: "Another name" });
    edit({ kind: "move", item: chapter(0).id, parent: "book", after: chapter(1).id });
    expect(await days()).toEqual(before);
    await split(1, 24);
    expect(await days()).toEqual(before);
    unwrap(
      await joinChapters(project, { first: chapter(1).id, second: chapter(2).id, gap: null, remove: false }, null),
    );
    expect(await days()).toEqual(before);
    await one.type(project, chapter(0).id, 0, "Oops. ");
    const withOops = await days();
    expect(withOops).toEqual([...before, "2026-01-06: +1 −0"]);
    const revisions = await project.history(textDocument(chapter(0).id));
    unwrap(await restoreVersion(project, chapter(0).id, revisions?.index.recordId(0) ?? ""));
    expect(await project.textOf(chapter(0).id)).toBe("It goes on and on.\n");
    expect(await days()).toEqual(withOops);
  });

  test("has what another program wrote into a file, and not what it put back", async () => {
    await project.storing.publish();
    const save = async (text: string) => {
      await writeWhole(disk, "/story/chapters/two.md", new TextEncoder().encode(text));
      await project.mirroring.takeIn();
      await project.storing.publish();
    };
    await save("It goes on and on, and so do I.\n");
    // "on." went and "on," came.
    expect(await days()).toEqual(["2026-01-05: +5 −1"]);
    await save("It goes on and on.\n");
    expect(await days()).toEqual(["2026-01-05: +5 −1"]);
  });

  test("has nothing of what an undo brings back, whenever it does", async () => {
    await type(0, 0, "Five new words of mine. ");
    one.clock.pass(day);
    const document = await project.document(textDocument(chapter(0).id));
    const history = await project.history(document.name);
    const [source] = history?.index.idsAt(history.index.latest(), 0, 24) ?? [];
    await one.edit(project, chapter(0).id, 0, 24, "");
    expect(await days()).toEqual(["2026-01-05: +5 −0", "2026-01-06: +0 −5"]);
    one.clock.pass(day);
    await paste(0, 0, "Five new words of mine. ", document.name, source);
    expect(await days()).toEqual(["2026-01-05: +5 −0"]);
    one.clock.pass(day);
    await one.edit(project, chapter(0).id, 0, 24, "");
    expect(await days()).toEqual(["2026-01-05: +5 −0", "2026-01-08: +0 −5"]);
  });

  test("has nothing of a passage that is cut here and pasted there", async () => {
    const from = await project.document(textDocument(chapter(0).id));
    const history = await project.history(from.name);
    const [source] = history?.index.idsAt(history.index.latest(), 0, 17) ?? [];
    await one.edit(project, chapter(0).id, 0, 17, "");
    expect(await days()).toEqual(["2026-01-05: +0 −3"]);
    await paste(1, 0, "It begins here.\n\n", from.name, source);
    expect(await days()).toEqual([]);
    const { book } = await ledger.read("UTC", null);
    expect(book).toEqual([{ day: "2026-01-05", words: 14 }]);
  });

  test("is told by text and person", async () => {
    await type(0, 0, "Five new words of mine. ");
    await type(1, 0, "Two more. ");
    const { days: found, person } = await ledger.read("UTC", null);
    const changes = found[0]?.changes ?? [];
    expect([...byItem(changes).values()]).toEqual([
      { added: 5, removed: 0 },
      { added: 2, removed: 0 },
    ]);
    expect(new Set(changes.map((change) => change.person))).toEqual(new Set([person]));
  });
});
