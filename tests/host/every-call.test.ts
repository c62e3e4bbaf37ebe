import { beforeAll, expect, test } from "vitest";
import { DiskError, type DiskErrorCode } from "../../host/disk/disk.ts";
import { writeWhole } from "../../host/disk/write-whole.ts";
import { openProject } from "../../host/project/open-project.ts";
import type { Project } from "../../host/project/project.ts";
import type { ItemId } from "../../story/ids.ts";
import { ForgetfulDisk } from "./forgetful-disk.ts";
import { chaptersOf, countTags, Installation, stillPace, textsOf } from "./support.ts";

// A day with a story, from its opening to its closing, is lived through with its first, second… call to the disk refused, looks
// and reads too, until it has no more calls. After that the disk takes everything again: each word is there, once, in the story
// and in its files, what another program wrote included, and nobody waits for ever.

/** As fast as can be: what an opening that failed left behind would write, too. */
const pace = { ...stillPace, flush: 1, publish: 1 };
const prepared = new ForgetfulDisk();
const begun = ["~1", "~2", "~3", "~4", "~5"];

beforeAll(async () => {
  const installation = await Installation.make(prepared.session(), "/data");
  await installation.create("/story", [
    ["One", "~1 and ~2 stand at the beginning.\n"],
    ["Two", "~3 comes second.\n"],
  ]);
  const project = await installation.open("/story");
  const [one, two] = chaptersOf(project);
  await installation.type(project, one!.id, 0, "~4 ");
  await project.storing.rest();
  await installation.type(project, two!.id, 0, "~5 ");
  expect(await project.close({ seal: false })).toBeNull();
  await writeFile(prepared, "/story/chapters/two.md", (text) => `${text}\n~outside was here.\n`);
});

async function writeFile(disk: ForgetfulDisk, path: string, change: (text: string) => string): Promise<void> {
  const before = new TextDecoder().decode(await disk.session().read(path));
  await writeWhole(disk.session(), path, new TextEncoder().encode(change(before)));
}

/** What the disk refuses is told to whoever asked, who asks again. */
async function patiently<Value>(act: () => Promise<Value>): Promise<Value> {
  for (;;) {
    try {
      return await act();
    } catch (cause) {
      if (!(cause instanceof DiskError)) throw cause;
    }
  }
}

/** A story that does not open says why; one that only opens for reading is opened again. */
async function openPatiently(disk: ForgetfulDisk): Promise<{ installation: Installation; project: Project }> {
  for (;;) {
    const installation = await patiently(() => Installation.make(disk.session(), "/data"));
    const opened = await openProject("/story", { ...installation.options(), pace });
    if (opened.ok && opened.value.access.kind === "writable") return { installation, project: opened.value };
    if (opened.ok) await opened.value.close({ seal: false });
    else expect(opened.problem.sentence).toMatch(/^[^\n]+\.$/);
  }
}

/** True where the day had that many calls. */
async function live(nth: number, code: DiskErrorCode): Promise<boolean> {
  const disk = prepared.copy();
  let calls = 0;
  disk.refuse = () => (++calls === nth ? code : null);
  const { installation, project } = await openPatiently(disk);
  const [one, two] = chaptersOf(project);
  const type = (chapter: ItemId, word: string) => patiently(() => installation.type(project, chapter, 0, word));
  await type(one!.id, "~typed ");
  await project.storing.stored(true);
  await project.storing.publish();
  await writeFile(disk, "/story/chapters/one.md", (text) => `${text}\n~later was here.\n`).catch(() => undefined);
  const hasLater = Buffer.from(disk.files("/story/chapters").get("/story/chapters/one.md")!, "base64").includes(
    "~later",
  );
  await patiently(() => project.mirroring.takeIn());
  await type(two!.id, "~last ");
  await project.storing.rest();
  const problem = await project.close({ seal: true });
  disk.refuse = () => null;
  const what = `“${code}” at call ${nth}`;
  const again = await openPatiently(disk);
  await again.project.mirroring.takeIn();
  expect(await again.project.storing.publish(), what).toBeNull();
  const words = [...begun, "~outside", "~typed", ...(hasLater ? ["~later"] : []), "~last"];
  const counts = (texts: Iterable<string>) => Object.fromEntries([...countTags(texts)].sort());
  const expected = Object.fromEntries(words.map((word) => [word, 1] as const).sort());
  expect(counts((await textsOf(again.project)).values()), `${what}, closed with ${problem?.code}`).toEqual(expected);
  const files = [...disk.files("/story")].filter(([path]) => path.endsWith(".md"));
  const written = files.map(([, bytes]) => Buffer.from(bytes, "base64").toString());
  expect(counts(written), `${what}, in the files`).toEqual(expected);
  expect(
    files.map(([path]) => path),
    what,
  ).toEqual(["/story/chapters/one.md", "/story/chapters/two.md"]);
  expect(await again.project.close({ seal: true }), what).toBeNull();
  return calls >= nth;
}

test.each<DiskErrorCode>(["full", "failed", "busy", "refused"])(
  "a day with any one call refused: “%s”",
  {
    timeout: 120_000,
  },
  async (code) => {
    let nth = 1;
    while (await live(nth, code)) nth++;
    expect(nth).toBeGreaterThan(100);
  },
);
