import { expect, test } from "vitest";
import { textDocument } from "../../history/record.ts";
import { checkProject } from "../../host/project/check.ts";
import { showVersion } from "../../host/project/history-actions.ts";
import { summariseRevisions } from "../../host/project/versions.ts";
import { ForgetfulDisk } from "./forgetful-disk.ts";
import { chaptersOf, Installation, noticeCodes, unwrap } from "./support.ts";

const hour = 3_600_000;
const day = 24 * hour;

// A battery that is empty, a journey, a clock that was set wrong and right again: what was written later is shown later.
test.each([
  ["an hour while a story is written", [-hour]],
  ["a day between two sessions", [-day]],
  ["years, and is set right again", [-5 * 365 * day, 5 * 365 * day]],
  ["and forth", [day, -2 * day, hour, -hour]],
])("a clock that goes back %s changes neither the order of history nor a version", async (_name, jumps) => {
  const disk = new ForgetfulDisk();
  const installation = await Installation.make(disk.session(), "/data");
  await installation.create("/story", [["One", "It begins.\n"]]);
  let project = await installation.open("/story");
  const chapter = chaptersOf(project)[0]!.id;
  const texts: string[] = [];
  const write = async (word: string) => {
    const { text } = await project.document(textDocument(chapter));
    await installation.type(project, chapter, text.length, `${word} `);
    await project.storing.publish();
    texts.push(await project.textOf(chapter));
    installation.clock.pass(10 * 60_000);
  };
  await write("~0");
  for (const [place, jump] of jumps.entries()) {
    installation.clock.pass(jump);
    await write(`~${2 * place + 1}`);
    expect(await project.close({ seal: place % 2 === 0 })).toBeNull();
    project = await installation.open("/story");
    await write(`~${2 * place + 2}`);
  }
  const revisions = await summariseRevisions(project, chapter);
  const typed = revisions.filter(({ origin }) => origin === "typed");
  const shown: string[] = [];
  for (const { id } of typed) shown.push(unwrap(await showVersion(project, chapter, id)).text);
  // Writing is one revision where the clock says that there was no pause: of each text that is shown, the order is kept.
  expect(shown).toEqual(texts.filter((text) => shown.includes(text)));
  expect(shown.at(-1)).toBe(texts.at(-1));
  expect(noticeCodes(project)).toEqual([]);
  expect((await checkProject(project, false)).problems).toEqual([]);
  expect(await project.close({ seal: true })).toBeNull();
});
