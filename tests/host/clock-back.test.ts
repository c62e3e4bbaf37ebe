import { expect, test } from "vitest";
import { textDocument } from "../../history/record.ts";
import { checkProject } from "../../host/project/check.ts";
import { showVersion } from "../../host/project/history-actions.ts";
import { TimelineLedger } from "../../host/project/timeline-ledger.ts";
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
  ["from a year ahead", [365 * day, -365 * day]],
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

test("a co-author whose clock is a year ahead: what happened later is later, and a time names whole texts", async () => {
  const disk = new ForgetfulDisk();
  const ada = await Installation.make(disk.session(), "/ada");
  await ada.create("/story", [["One", "It begins.\n"]]);
  const ben = await Installation.make(disk.session(), "/ben");
  ben.clock.milliseconds = ada.clock.milliseconds + 365 * day;
  const [adas, bens] = [await ada.open("/story"), await ben.open("/story")];
  const chapter = chaptersOf(adas)[0]!.id;
  const texts: string[] = [];
  for (let turn = 0; turn < 3; turn++) {
    for (const [installation, project] of [
      [ada, adas],
      [ben, bens],
    ] as const) {
      await project.mirroring.takeIn();
      ada.clock.pass(hour);
      ben.clock.pass(hour);
      const { text } = await project.document(textDocument(chapter));
      await installation.type(project, chapter, text.length, `~${texts.length} `);
      await project.storing.publish();
      texts.push(await project.textOf(chapter));
    }
  }
  await adas.mirroring.takeIn();
  const revisions = (await summariseRevisions(adas, chapter)).filter(({ origin }) => origin === "typed");
  const shown: string[] = [];
  for (const { id } of revisions) shown.push(unwrap(await showVersion(adas, chapter, id)).text);
  expect(shown).toEqual(texts);
  const { sessions } = await new TimelineLedger(adas).read();
  const typed = sessions.filter(({ texts: [only] }) => only?.origins.includes("typed"));
  expect(typed.map(({ id }) => id)).toEqual(revisions.map(({ id }) => id));
  // Ada asks for a time by her own clock, which is right: the text is one that somebody had before them.
  const now = new Date(ada.clock.milliseconds).toISOString();
  expect(texts).toContain(unwrap(await showVersion(adas, chapter, now)).text);
  await bens.close({ seal: true });
  await adas.close({ seal: true });
});
