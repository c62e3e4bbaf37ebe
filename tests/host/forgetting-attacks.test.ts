import { brotliDecompressSync } from "node:zlib";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { outlineDocument, textDocument } from "../../history/record.ts";
import type { RelativePosition } from "../../host/contract/contract.ts";
import type { Disk } from "../../host/disk/disk.ts";
import { makeLastingFolder } from "../../host/disk/lasting-folder.ts";
import { Action } from "../../host/live/action.ts";
import { forgetPassage } from "../../host/project/forgetting.ts";
import type { Project } from "../../host/project/project.ts";
import { splitChapter } from "../../host/project/text-actions.ts";
import { ForgetfulDisk } from "./forgetful-disk.ts";
import { chaptersOf, Installation, textsOf, unwrap } from "./support.ts";

const secret = "Lorelei Quickthorn";
const passage = `${secret} lived at the harbour in those days.`;

async function begin() {
  const disk = new ForgetfulDisk();
  const ada = await Installation.make(disk.session(), "/ada");
  await ada.create("/story", [
    ["One", `It begins.\n\n${passage}\n\nIt goes on.\n`],
    ["Two", "Nothing of that here.\n"],
  ]);
  return { disk, ada, project: await ada.open("/story") };
}

/** Every file under a folder, unpacked where it is a segment, in which these words can be read. */
async function filesWith(disk: Disk, words: string, folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { name, kind } of await disk.list(folder)) {
    const path = `${folder}/${name}`;
    if (kind === "folder") found.push(...(await filesWith(disk, words, path)));
    else {
      const bytes = await disk.read(path);
      const body = name.endsWith(".seg") ? brotliDecompressSync(bytes.subarray(6)) : bytes;
      if (Buffer.from(body).includes(words)) found.push(path);
    }
  }
  return found;
}

async function copyFolder(disk: Disk, from: string, to: string): Promise<void> {
  await makeLastingFolder(disk, to);
  for (const { name, kind } of await disk.list(from)) {
    if (kind === "folder") await copyFolder(disk, `${from}/${name}`, `${to}/${name}`);
    else await writeFile(disk, `${to}/${name}`, await disk.read(`${from}/${name}`));
  }
}

async function removeFolder(disk: Disk, folder: string): Promise<void> {
  for (const { name, kind } of await disk.list(folder)) {
    if (kind === "folder") await removeFolder(disk, `${folder}/${name}`);
    else await disk.remove(`${folder}/${name}`);
  }
}

async function writeFile(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
  if (await disk.stat(path)) await disk.remove(path);
  const file = await disk.create(path);
  file.write(bytes);
  await file.flush();
  await file.close();
}

async function forget(project: Project, whole = passage) {
  const [one] = chaptersOf(project);
  const text = await project.textOf(one!.id);
  const from = text.indexOf(whole);
  return unwrap(
    await forgetPassage(project, { chapter: one!.id, at: "now", from, to: from + whole.length, text: whole }, null),
  );
}

test("a story that was copied to another place forgets in what it brought with it", async () => {
  const { disk, ada, project } = await begin();
  await project.close({ seal: true });
  const session = disk.session();
  await copyFolder(session, "/story", "/elsewhere");
  const moved = await ada.open("/elsewhere");
  await forget(moved);
  expect(await filesWith(session, secret, "/elsewhere")).toEqual([]);
  await moved.close({ seal: true });
});

test("what a machine that knew nothing of it split off meanwhile is forgotten, too, on both", async () => {
  const { disk, ada, project } = await begin();
  await project.storing.rest();
  const session = disk.session();
  await copyFolder(session, "/story", "/offline");
  const ben = await Installation.make(disk.session(), "/ben", ada.clock);
  const theirs = await ben.open("/offline");
  const [one] = chaptersOf(theirs);
  const text = await theirs.textOf(one!.id);
  const document = await theirs.document(textDocument(one!.id));
  const place = Y.createRelativePositionFromTypeIndex(document.text, text.indexOf("Lorelei"));
  unwrap(
    await splitChapter(
      theirs,
      { chapter: one!.id, at: Y.relativePositionToJSON(place) as RelativePosition, title: "Split off", into: null },
      null,
    ),
  );
  await theirs.storing.rest();
  await theirs.close({ seal: true });
  await forget(project);
  // Ben's log comes over.
  for (const { name } of await session.list("/offline/.history"))
    if (!(await session.stat(`/story/.history/${name}`)))
      await copyFolder(session, `/offline/.history/${name}`, `/story/.history/${name}`);
  await project.mirroring.takeIn();
  await project.storing.rest();
  const texts = [...(await textsOf(project)).values()].join("|");
  expect(texts).toContain("It goes on.");
  expect(texts).not.toContain(secret);
  // And Ben, who gets Ada's.
  await removeFolder(session, `/offline/.history/${project.log!.key}`);
  for (const { name } of await session.list("/story/.history"))
    if (name !== "format.json") await copyFolder(session, `/story/.history/${name}`, `/offline/.history/${name}`);
  const again = await ben.open("/offline");
  await again.mirroring.takeIn();
  await again.storing.rest();
  expect([...(await textsOf(again)).values()].join("|")).not.toContain(secret);
  await again.close({ seal: true });
  await project.mirroring.takeIn();
  await project.close({ seal: true });
  expect(await filesWith(session, secret, "/offline/.history")).toEqual([]);
  expect(await filesWith(session, secret, "/offline/chapters")).toEqual([]);
});

test("an older file that a sync client puts back does not bring it back", async () => {
  const { disk, ada, project } = await begin();
  const session = disk.session();
  const [one] = chaptersOf(project);
  const old = await session.read(`/story/${one!.file}`);
  await ada.type(project, one!.id, 0, "Before. ");
  await project.storing.rest();
  await forget(project);
  await writeFile(session, `/story/${one!.file}`, old);
  await project.mirroring.takeIn();
  await project.storing.rest();
  expect(await project.textOf(one!.id)).toBe("Before. It begins.\n\n\n\nIt goes on.\n");
  await project.close({ seal: true });
  for (const folder of ["/story", "/ada"]) expect(await filesWith(session, secret, folder)).toEqual([]);
});

test("what another program writes in the file at the same time comes in without it", async () => {
  const { disk, ada, project } = await begin();
  const session = disk.session();
  const [one] = chaptersOf(project);
  await ada.type(project, one!.id, 0, "Before. ");
  await project.storing.rest();
  const file = Buffer.from(await session.read(`/story/${one!.file}`)).toString();
  await writeFile(session, `/story/${one!.file}`, Buffer.from(file.replace("It goes on.", "It goes on. Then more.")));
  await forget(project);
  await project.mirroring.takeIn();
  await project.storing.rest();
  expect(await project.textOf(one!.id)).toBe("Before. It begins.\n\n\n\nIt goes on. Then more.\n");
  await project.close({ seal: true });
  for (const folder of ["/story", "/ada"]) expect(await filesWith(session, secret, folder)).toEqual([]);
});

test("what another program wrote on another machine, when it learns of it, comes in without it", async () => {
  const { disk, ada, project } = await begin();
  const session = disk.session();
  await project.storing.rest();
  await copyFolder(session, "/story", "/offline");
  const ben = await Installation.make(disk.session(), "/ben", ada.clock);
  const theirs = await ben.open("/offline");
  const [one] = chaptersOf(theirs);
  await ben.type(theirs, one!.id, 0, "Ben. ");
  await theirs.storing.rest();
  await forget(project);
  await project.storing.rest();
  const file = Buffer.from(await session.read(`/offline/${one!.file}`)).toString();
  await writeFile(session, `/offline/${one!.file}`, Buffer.from(file.replace("It goes on.", "It goes on. Then more.")));
  for (const { name } of await session.list("/story/.history"))
    if (name !== "format.json") await copyFolder(session, `/story/.history/${name}`, `/offline/.history/${name}`);
  await theirs.mirroring.takeIn();
  await theirs.storing.rest();
  expect(await theirs.textOf(one!.id)).toBe("Ben. It begins.\n\n\n\nIt goes on. Then more.\n");
  expect((await theirs.history(textDocument(one!.id)))!.index.life.text).not.toContain(secret);
  await theirs.close({ seal: true });
});

test("two machines forget passages that overlap", async () => {
  const { disk, ada, project } = await begin();
  const session = disk.session();
  await project.storing.rest();
  await copyFolder(session, "/story", "/offline");
  const ben = await Installation.make(disk.session(), "/ben", ada.clock);
  const theirs = await ben.open("/offline");
  await theirs.storing.rest();
  await forget(project, "lived at the harbour");
  await forget(theirs, `${secret} lived at`);
  await project.storing.rest();
  await theirs.storing.rest();
  await copyFolder(session, `/story/.history/${project.log!.key}`, `/offline/.history/${project.log!.key}`);
  await copyFolder(session, `/offline/.history/${theirs.log!.key}`, `/story/.history/${theirs.log!.key}`);
  await project.mirroring.takeIn();
  await theirs.mirroring.takeIn();
  const [one] = chaptersOf(project);
  expect(await theirs.textOf(one!.id)).toBe("It begins.\n\n in those days.\n\nIt goes on.\n");
  expect(await project.textOf(one!.id)).toBe("It begins.\n\n in those days.\n\nIt goes on.\n");
  await project.close({ seal: true });
  await theirs.close({ seal: true });
});

test("what is typed in the same chapter while it is forgotten is all there", async () => {
  let count = 0;
  for (let seed = 0; seed < 40; seed++) {
    const { disk, ada, project } = await begin();
    const [one] = chaptersOf(project);
    await project.storing.rest();
    await project.document(textDocument(one!.id));
    project.use(textDocument(one!.id));
    let typed = "";
    const done = forget(project).then(
      () => true,
      () => false,
    );
    for (let i = 0; i < seed; i++) await Promise.resolve();
    for (let i = 0; i < 12; i++) {
      const loaded = project.loaded(textDocument(one!.id));
      if (loaded) {
        loaded.doc.transact(() => loaded.text.insert(loaded.text.toString().length, `~${i} `), ada.sender);
        typed += `~${i} `;
      }
      for (let j = 0; j < seed * 3; j++) await Promise.resolve();
    }
    const isDone = await done;
    count += isDone ? 1 : 0;
    const text = await project.textOf(one!.id);
    expect(text, `seed ${seed}`).toBe(`It begins.\n\n${isDone ? "" : passage}\n\nIt goes on.\n${typed}`);
    project.leave(textDocument(one!.id));
    await project.close({ seal: true });
    const again = await ada.open("/story");
    expect(await again.textOf(one!.id), `seed ${seed} again`).toBe(
      `It begins.\n\n${isDone ? "" : passage}\n\nIt goes on.\n${typed}`,
    );
    if (isDone) expect(await filesWith(disk.session(), secret, "/story"), `seed ${seed}`).toEqual([]);
    if (isDone) expect(await filesWith(disk.session(), secret, "/ada"), `seed ${seed}`).toEqual([]);
    await again.close({ seal: true });
  }
  expect(count).toBeGreaterThan(10);
});

test("a co-author's record that names another story's files takes nothing out of them", async () => {
  const { disk, ada, project } = await begin();
  const session = disk.session();
  await ada.create("/other", [["Private", "Nobody else may touch these words.\n"]]);
  const other = await ada.open("/other");
  const [secretChapter] = chaptersOf(other);
  const name = textDocument(secretChapter!.id);
  const ids = (await other.history(name))!.index.idsAt((await other.history(name))!.index.latest(), 0, 34);
  await other.close({ seal: true });
  const before = disk.files("/other");
  const mallory = await Installation.make(session, "/mallory", ada.clock);
  const theirs = await mallory.open("/story");
  const outside = `text/../../../../other/.history/${other.log!.key}/${name}`;
  const named = ids.flatMap(({ client, clock, length }) => [client, clock, length]);
  const detail = { ranges: { [outside]: named, [outlineDocument]: named } };
  const action = new Action("forgotten", null, detail);
  theirs.act(action, () => action.copy(outlineDocument, []));
  const copied = new Action("restored", null, null);
  const [one] = chaptersOf(theirs);
  const document = await theirs.document(textDocument(one!.id));
  theirs.act(copied, () => {
    const [{ client, clock } = { client: 0, clock: 0 }] = ids;
    const source = { document: outside as never, client, clock };
    const at = Y.getState(document.doc.store, document.doc.clientID);
    copied.copy(document.name, [{ client: document.doc.clientID, clock: at, length: 6, source }]);
    document.doc.transact(() => document.text.insert(document.text.toString().indexOf(" lived"), " Hello"), copied);
  });
  await theirs.storing.rest();
  await theirs.close({ seal: true });
  await project.mirroring.takeIn();
  expect(chaptersOf(project)).toHaveLength(2);
  expect([...disk.files("/other")]).toEqual([...before]);
  await forget(project, await lineOf(project));
  await project.close({ seal: true });
  expect([...disk.files("/other")]).toEqual([...before]);
});

async function lineOf(project: Project): Promise<string> {
  const [one] = chaptersOf(project);
  return (await project.textOf(one!.id)).split("\n").find((line) => line.startsWith("Lorelei"))!;
}

test("a document is not read anew while something is being done to it", async () => {
  const { ada, project } = await begin();
  const [one] = chaptersOf(project);
  const name = textDocument(one!.id);
  let reloading: Promise<void> | null = null;
  await project.using([name], async ([document]) => {
    reloading = project.reload(name);
    // As long as anything that is looked up meanwhile may take.
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    document!.doc.transact(() => document!.text.insert(0, "~1 "), ada.sender);
  });
  await reloading;
  expect(await project.textOf(one!.id)).toMatch(/^~1 It begins/);
  await project.close({ seal: true });
  const again = await ada.open("/story");
  expect(await again.textOf(one!.id)).toMatch(/^~1 It begins/);
  await again.close({ seal: true });
});

test("what can't be read of an old tail is left where it is, and the rest is forgotten", async () => {
  const { disk, ada, project } = await begin();
  const session = disk.session();
  await project.close({ seal: false });
  const folder = `/story/.history/${project.log!.key}`;
  const path = `${folder}/tail-1.log`;
  const bytes = Buffer.from(await session.read(path));
  // The folder goes back to an older state, and a bit of the tail is flipped: it stays as the log of an epoch that is over.
  const at = bytes.indexOf("Nothing of that here");
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(session, path, bytes);
  const again = await ada.open("/story");
  expect(again.log!.key).not.toBe(project.log!.key);
  const [one] = chaptersOf(again);
  if ((await again.textOf(one!.id)).includes(passage)) await forget(again);
  const now = Buffer.from(await session.read(path));
  expect(now.includes("othing of that here")).toBe(true);
  await again.close({ seal: true });
});
