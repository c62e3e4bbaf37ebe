import { brotliDecompressSync } from "node:zlib";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { draftText, textDocument } from "../../history/record.ts";
import type { RelativePosition } from "../../host/contract/contract.ts";
import { checkProject } from "../../host/project/check.ts";
import { createDraft } from "../../host/project/drafts/draft-list.ts";
import { forgetPassage, previewForgetting } from "../../host/project/forgetting.ts";
import { restoreVersion, showVersion } from "../../host/project/history-actions.ts";
import type { Project } from "../../host/project/project.ts";
import { splitChapter } from "../../host/project/text-actions.ts";
import { summariseRevisions } from "../../host/project/versions.ts";
import { ForgetfulDisk } from "./forgetful-disk.ts";
import { chaptersOf, Installation, noticeCodes, textsOf, unwrap } from "./support.ts";

const secret = "Lorelei Quickthorn";

async function begin() {
  const disk = new ForgetfulDisk();
  const ada = await Installation.make(disk.session(), "/ada");
  await ada.create("/story", [
    ["One", `It begins.\n\n${secret} lived at the harbour in those days.\n\nIt goes on.\n`],
    ["Two", "Nothing of that here.\n"],
  ]);
  return { disk, ada, project: await ada.open("/story") };
}

/** Every file of the disk, unpacked where it is a segment, in which these words can be read. */
async function filesWith(disk: ForgetfulDisk, words: string, folder = "/"): Promise<readonly string[]> {
  const found: string[] = [];
  const session = disk.session();
  for (const { name, kind } of await session.list(folder)) {
    const path = folder === "/" ? `/${name}` : `${folder}/${name}`;
    if (kind === "folder") found.push(...(await filesWith(disk, words, path)));
    else {
      const bytes = await session.read(path);
      const body = name.endsWith(".seg")
        ? Buffer.concat([bytes, brotliDecompressSync(bytes.subarray(6))])
        : Buffer.from(bytes);
      if (body.includes(words)) found.push(path);
    }
  }
  return found;
}

function order(project: Project, text: string, whole: string) {
  const from = text.indexOf(whole);
  const [one] = chaptersOf(project);
  return { chapter: one!.id, at: "now", from, to: from + whole.length, text: whole };
}

test("a passage is gone from the text, from every version and from every file, and all else is there", async () => {
  const { disk, ada, project } = await begin();
  const [one] = chaptersOf(project);
  await ada.type(project, one!.id, 0, "Before. ");
  await project.storing.rest();
  ada.clock.pass(400_000);
  await ada.type(project, one!.id, 0, "Later. ");
  await project.storing.publish();
  const text = await project.textOf(one!.id);
  const passage = `${secret} lived at the harbour in those days.`;
  expect(await filesWith(disk, secret)).not.toEqual([]);
  const preview = unwrap(await previewForgetting(project, order(project, text, passage)));
  expect(preview.places.map(({ title, words, standing }) => [title, words, standing])).toEqual([["One", 9, 9]]);
  expect(preview.places[0]!.text).toBe(passage);
  expect(await project.textOf(one!.id), "looking changes nothing").toBe(text);

  expect(unwrap(await forgetPassage(project, order(project, text, passage), null)).left).toEqual([]);
  expect(await project.textOf(one!.id)).toBe("Later. Before. It begins.\n\n\n\nIt goes on.\n");
  expect(await filesWith(disk, secret)).toEqual([]);
  expect(await filesWith(disk, "harbour")).toEqual([]);
  const revisions = await summariseRevisions(project, one!.id);
  const first = unwrap(await showVersion(project, one!.id, revisions[0]!.id)).text;
  expect(first).toMatch(/^It begins\.\n\n░+\n\nIt goes on\.\n$/);
  unwrap(await restoreVersion(project, one!.id, revisions[0]!.id));
  await project.storing.rest();
  expect(await filesWith(disk, secret)).toEqual([]);
  await project.close({ seal: true });
  const again = await ada.open("/story");
  expect(await filesWith(disk, secret)).toEqual([]);
  expect((await checkProject(again, false)).problems).toEqual([]);
  await again.close({ seal: true });
});

test("earlier forms of the passage and its copies in other chapters go with it", async () => {
  const { disk, ada, project } = await begin();
  const [one] = chaptersOf(project);
  const text = await project.textOf(one!.id);
  // Another name stood there for a while; then the second half of the chapter is split off.
  const at = text.indexOf(" lived");
  await ada.edit(project, one!.id, at - 10, 10, "Thistledown");
  await project.storing.publish();
  const written = await project.textOf(one!.id);
  const document = await project.document(textDocument(one!.id));
  const place = Y.createRelativePositionFromTypeIndex(document.text, written.indexOf("Lorelei"));
  unwrap(
    await splitChapter(
      project,
      { chapter: one!.id, at: Y.relativePositionToJSON(place) as RelativePosition, title: "Split off", into: null },
      null,
    ),
  );
  const split = chaptersOf(project).find(({ title }) => title === "Split off")!;
  const now = await project.textOf(split.id);
  const passage = "Lorelei Thistledown lived at the harbour in those days.";
  const from = now.indexOf(passage);
  expect(from).toBe(0);
  await project.storing.rest();
  const asked = { chapter: split.id, at: "now", from, to: passage.length, text: passage };
  expect(unwrap(await forgetPassage(project, asked, null)).left).toEqual([]);
  for (const words of ["Lorelei", "Thistledown", "harbour"]) expect(await filesWith(disk, words), words).toEqual([]);
  expect([...(await textsOf(project)).values()].join("|")).toContain("It goes on.");
  await project.close({ seal: true });
});

test("another computer forgets when it learns of it, says so, and never shows it from an old log", async () => {
  const { disk, ada, project } = await begin();
  const ben = await Installation.make(disk.session(), "/ben", ada.clock);
  const theirs = await ben.open("/story");
  const [one] = chaptersOf(project);
  // Ben's own log holds a part of the passage, too.
  const before = await theirs.textOf(one!.id);
  await ben.type(theirs, one!.id, before.indexOf(" lived"), " the Younger");
  await theirs.storing.rest();
  await project.mirroring.takeIn();
  const text = await project.textOf(one!.id);
  const passage = `${secret} the Younger lived at the harbour in those days.`;
  expect(text).toContain(passage);
  unwrap(await forgetPassage(project, order(project, text, passage), null));
  expect((await filesWith(disk, "the Younger")).some((path) => path.startsWith("/story/.history"))).toBe(true);
  expect(await textOfAll(project)).not.toContain("Younger");

  await theirs.mirroring.takeIn();
  expect(await theirs.textOf(one!.id)).toBe("It begins.\n\n\n\nIt goes on.\n");
  expect(noticeCodes(theirs)).toContain("passage-forgotten");
  expect(await filesWith(disk, "the Younger")).toEqual([]);
  expect(await filesWith(disk, secret)).toEqual([]);
  await theirs.close({ seal: true });
  await project.close({ seal: true });
});

async function textOfAll(project: Project): Promise<string> {
  const [one] = chaptersOf(project);
  const { index } = (await project.history(textDocument(one!.id)))!;
  return index.life.text;
}

test("interrupted at any point it is not begun, or is done at the next opening", { timeout: 120_000 }, async () => {
  let done = 0;
  let notBegun = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const { disk, ada, project } = await begin();
    const [one] = chaptersOf(project);
    await ada.type(project, one!.id, 0, "Before. ");
    await project.storing.rest();
    await ada.type(project, one!.id, 0, "More. ");
    await project.storing.stored(true);
    const text = await project.textOf(one!.id);
    const passage = `${secret} lived at the harbour in those days.`;
    const dark = disk.loseAfter(seed - 1);
    await Promise.race([dark, forgetPassage(project, order(project, text, passage), null)]);
    void project.storing.stop();
    disk.powerLoss(seed);
    const next = await Installation.make(disk.session(), "/ada", ada.clock);
    const again = await next.open("/story");
    const found = await again.textOf(one!.id);
    if (found.includes(secret)) {
      notBegun++;
      expect(found, `seed ${seed}`).toBe(text);
    } else {
      done++;
      expect(found, `seed ${seed}`).toBe(text.replace(passage, ""));
      expect(await filesWith(disk, secret), `seed ${seed}`).toEqual([]);
    }
    await again.close({ seal: true });
    expect((await filesWith(disk, secret)).length > 0, `seed ${seed}`).toBe(found.includes(secret));
  }
  expect(done).toBeGreaterThan(30);
  expect(notBegun).toBeGreaterThan(1);
});

test("what stands elsewhere as a plain file is told; a passage that has changed is not forgotten", async () => {
  const { disk, project } = await begin();
  const [one] = chaptersOf(project);
  const text = await project.textOf(one!.id);
  const passage = `${secret} lived at the harbour in those days.`;
  const file = await disk.session().create("/story/letter.txt");
  file.write(new TextEncoder().encode(`Dear agent, ${passage}`));
  await file.flush();
  await file.close();
  const wrong = await forgetPassage(project, { ...order(project, text, passage), from: 3, to: 9 }, null);
  expect(wrong).toMatchObject({ ok: false, problem: { code: "passage-changed" } });
  expect(await project.textOf(one!.id)).toBe(text);
  expect(unwrap(await forgetPassage(project, order(project, text, passage), null)).left).toEqual(["letter.txt"]);
  await project.close({ seal: true });
});

test("a draft that was begun before shows it no more either, and what was written in the draft stays", async () => {
  const { disk, ada, project } = await begin();
  const [one] = chaptersOf(project);
  const text = await project.textOf(one!.id);
  const { draft } = unwrap(await createDraft(project, { name: "Darker", chapter: null, at: "now" }));
  const name = draftText(draft, one!.id);
  await project.using([name], async ([document]) => {
    document!.doc.transact(() => document!.text.insert(0, "In the draft. "), ada.sender);
  });
  await project.storing.rest();
  const passage = `${secret} lived at the harbour in those days.`;
  expect(unwrap(await forgetPassage(project, order(project, text, passage), null)).left).toEqual([]);
  expect(await filesWith(disk, secret)).toEqual([]);
  const own = await project.using([name], async ([document]) => document!.text.toString());
  expect(own).toBe("In the draft. It begins.\n\n\n\nIt goes on.\n");
  await project.close({ seal: true });
  const again = await ada.open("/story");
  expect(await again.using([name], async ([document]) => document!.text.toString())).toBe(own);
  expect(await filesWith(disk, secret)).toEqual([]);
  await again.close({ seal: true });
});
