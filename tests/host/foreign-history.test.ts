import { expect, test } from "vitest";
import { openProject } from "../../host/project/open-project.ts";
import { ForgetfulDisk } from "./forgetful-disk.ts";
import { chaptersOf, Installation, noticeCodes, unwrap } from "./support.ts";

/** Two stories of one writer, each with a history. */
async function begin() {
  const disk = new ForgetfulDisk();
  const ada = await Installation.make(disk.session(), "/ada");
  for (const [folder, text] of [
    ["/one", "The first story.\n"],
    ["/other", "The other story.\n"],
  ] as const) {
    await ada.create(folder, [["Chapter", text]]);
    const project = await ada.open(folder);
    await ada.type(project, chaptersOf(project)[0]!.id, 0, "Written here. ");
    await project.close({ seal: true });
  }
  return { disk, ada };
}

async function copy(disk: ForgetfulDisk, from: string, to: string): Promise<void> {
  const session = disk.session();
  await session.makeFolder(to);
  for (const { name, kind } of await session.list(from)) {
    if (kind === "folder") await copy(disk, `${from}/${name}`, `${to}/${name}`);
    else {
      const file = await session.create(`${to}/${name}`);
      file.write(await session.read(`${from}/${name}`));
      await file.flush();
      await file.close();
    }
  }
}

/** All that lies in a folder, byte for byte. */
function filesIn(disk: ForgetfulDisk, folder: string): ReadonlyMap<string, string> {
  return new Map(disk.files(folder));
}

test("a history that belongs to another story is said, and neither it nor the chapters are written over", async () => {
  const { disk, ada } = await begin();
  await disk.session().rename("/one/.history", "/kept");
  await copy(disk, "/other/.history", "/one/.history");
  const before = filesIn(disk, "/one");
  const opened = unwrap(await openProject("/one", ada.options()));
  expect(opened.access).toMatchObject({ kind: "read-only", problem: { code: "history-foreign" } });
  expect(opened.outline.book.map(({ title }) => title)).toEqual(["Chapter"]);
  await opened.close({ seal: true });
  expect(filesIn(disk, "/one")).toEqual(before);
  // The own one brought back, everything is as it was.
  await disk.session().rename("/one/.history", "/foreign");
  await disk.session().rename("/kept", "/one/.history");
  const again = await ada.open("/one");
  expect(await again.textOf(chaptersOf(again)[0]!.id)).toBe("Written here. The first story.\n");
  await again.close({ seal: true });
});

test("another story's log among the story's own is left out by name, and as it is", async () => {
  const { disk, ada } = await begin();
  const [folder] = (await disk.session().list("/other/.history")).filter(({ kind }) => kind === "folder");
  await copy(disk, `/other/.history/${folder!.name}`, `/one/.history/${folder!.name}`);
  const before = filesIn(disk, `/one/.history/${folder!.name}`);
  const project = await ada.open("/one");
  expect(project.outline.book).toHaveLength(1);
  expect(await project.textOf(chaptersOf(project)[0]!.id)).toBe("Written here. The first story.\n");
  expect([...noticeCodes(project), ...project.logProblems.map(({ code }) => code)]).toContain("history-foreign-part");
  await project.close({ seal: true });
  expect(filesIn(disk, `/one/.history/${folder!.name}`)).toEqual(before);
});

test.each([
  ["under a name that a file manager gives", (key: string) => `${key} (copy)`],
  ["under a name that another log could have", (key: string) => `${"0".repeat(15)}.${key.split(".")[1]}`],
])("a copy of a log %s is left out by name, and as it is", async (_how, nameOf) => {
  const { disk, ada } = await begin();
  const ben = await Installation.make(disk.session(), "/ben", ada.clock);
  const theirs = await ben.open("/one");
  await ben.type(theirs, chaptersOf(theirs)[0]!.id, 0, "Ben's. ");
  await theirs.storing.publish();
  await theirs.close({ seal: false });
  const [adas, bens] = (await disk.session().list("/one/.history"))
    .filter(({ kind }) => kind === "folder")
    .map(({ name }) => name)
    .sort((a) => (a === theirs.log!.key ? 1 : -1));
  for (const key of [adas!, bens!]) {
    const whole = disk.copy();
    const path = `/one/.history/${nameOf(key)}`;
    await copy(whole, `/one/.history/${key}`, path);
    const before = filesIn(whole, path);
    const at = await Installation.make(whole.session(), "/ada", ada.clock);
    const project = await at.open("/one");
    expect(noticeCodes(project)).toEqual(["history-copy"]);
    expect([...project.log!.version().keys()].sort()).toEqual([adas, bens].sort());
    await at.type(project, chaptersOf(project)[0]!.id, 0, "Ada's. ");
    expect(await project.textOf(chaptersOf(project)[0]!.id)).toBe("Ada's. Ben's. Written here. The first story.\n");
    await project.storing.rest();
    await project.close({ seal: true });
    expect(filesIn(whole, path)).toEqual(before);
  }
});

test("a log that says by a flipped bit to be another story's, or another log's, is still the own one", async () => {
  const { disk, ada } = await begin();
  const [folder] = (await disk.session().list("/one/.history")).filter(({ kind }) => kind === "folder");
  const path = `/one/.history/${folder!.name}/info.json`;
  const info = JSON.parse(new TextDecoder().decode(await disk.session().read(path)));
  for (const wrong of [
    { ...info, project: `${info.project.slice(0, -1)}x` },
    { ...info, replica: "0".repeat(15) },
  ]) {
    const bad = disk.copy();
    await bad.session().remove(path);
    const file = await bad.session().create(path);
    file.write(new TextEncoder().encode(JSON.stringify(wrong)));
    await file.flush();
    const project = await (await Installation.make(bad.session(), "/ada", ada.clock)).open("/one");
    expect(project.log!.key).toBe(folder!.name);
    expect(await project.textOf(chaptersOf(project)[0]!.id)).toBe("Written here. The first story.\n");
    await project.close({ seal: true });
  }
});
