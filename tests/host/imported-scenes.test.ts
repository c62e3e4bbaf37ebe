import { expect, test } from "vitest";
import type { ImportedManuscript } from "../../formats/import/manuscript.ts";
import { editPlan } from "../../formats/import/plan-edits.ts";
import { showVersion } from "../../host/project/history-actions.ts";
import { bringIn } from "../../host/project/importing/bring-in.ts";
import { readRevisions } from "../../host/project/versions.ts";
import { heldStretch } from "../../story/scene-places.ts";
import { ForgetfulDisk } from "./forgetful-disk.ts";
import { Installation, unwrap } from "./support.ts";

const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1, 2);
const lamp = "![](assets/image-1.png)\n\nThe lamp went out.\n\n***\n\n%% Arrival %%\n\nA boat came.\n";
const sea = "The sea rose.\n";

const manuscript: ImportedManuscript = {
  title: "",
  author: "",
  language: "en",
  rule: "",
  items: [
    {
      kind: "chapter",
      title: "The Lamp",
      text: lamp,
      said: {
        scenes: [
          { at: 0, synopsis: "Dark.", status: "revised" },
          { at: lamp.indexOf("%%"), synopsis: "She comes.", tags: ["Subplot"], pointOfView: "Edith" },
        ],
        earlier: [
          { time: "2020-02-01T13:00:00.000Z", name: "", text: "The lamp.\n" },
          { time: "2021-03-02T07:00:00.000Z", name: "Before Ada read it", text: "The lamp went.\n" },
          { time: "2021-03-02T09:00:00.000Z", name: "Before Ada read it", text: "The lamp went!\n" },
        ],
      },
    },
    { kind: "chapter", title: "The Sea", text: sea, said: { scenes: [{ at: 0, synopsis: "It rises." }] } },
  ],
  setAside: [],
  words: { source: 16, chapters: 12, titles: 4, setAside: 0 },
  images: [{ address: "assets/image-1.png", bytes: png }],
};

async function brought(came: ImportedManuscript) {
  const disk = new ForgetfulDisk();
  const installation = await Installation.make(disk.session(), "/data");
  await installation.create("/story", []);
  const project = await installation.open("/story");
  const order = {
    file: "Novel.scriv",
    pairs: came.items.map(() => null),
    place: { parent: "book" as const, after: null },
    as: "suggestions" as const,
    folder: null,
    draftName: "Suggestions",
  };
  unwrap(await bringIn(project, came, order, new AbortController().signal));
  await project.close({ seal: true });
  return installation.open("/story");
}

/** What is said of each scene, and the words that it is said of. */
async function scenesOf(project: Awaited<ReturnType<typeof brought>>) {
  const said: string[] = [];
  for (const { anchor, synopsis, status, tags, pointOfView } of project.outline.scenes) {
    await project.using([`text/${anchor.chapter}` as never], async ([document]) => {
      const held = document && heldStretch(document.text, anchor);
      const words = held ? document.text.toString().slice(held.from, held.to).split("\n").at(-1) : "";
      said.push([synopsis, status ?? "", tags.join(), pointOfView, words].join("|"));
    });
  }
  return said.sort();
}

test("what a project says of its scenes is held by their text, and its snapshots are labelled revisions", async () => {
  const project = await brought(manuscript);
  expect(await scenesOf(project)).toEqual([
    "Dark.|revised|||The lamp went out.",
    "It rises.||||The sea rose.",
    "She comes.||Subplot|Edith|A boat came.",
  ]);
  const [chapter] = project.outline.book;
  if (!chapter) throw new Error("no chapter");
  const { revisions } = (await readRevisions(project, chapter.id)) ?? { revisions: [] };
  const labels = ["2020-02-01", "Before Ada read it, 2021-03-02", "Before Ada read it, 2021-03-02 09:00"];
  expect(revisions.map(({ label }) => label)).toEqual([...labels, null]);
  for (const [place, text] of ["The lamp.\n", "The lamp went.\n", "The lamp went!\n"].entries())
    expect(unwrap(await showVersion(project, chapter.id, labels[place] ?? "")).text).toBe(text);
  expect(await project.textOf(chapter.id)).toMatch(/^!\[\]\(assets\/[^)]+\.png\)\n\nThe lamp went out\.\n\n\*\*\*/);
});

test("chapters that are joined and split in the plan keep what is said of their scenes", async () => {
  const joined = unwrap(editPlan(manuscript, [{ kind: "join", item: 1 }]));
  expect(await scenesOf(await brought(joined))).toEqual([
    "Dark.|revised|||The lamp went out.",
    "It rises.||||The sea rose.",
    "She comes.||Subplot|Edith|A boat came.",
  ]);
  const line = lamp.split("\n").indexOf("%% Arrival %%");
  const split = unwrap(editPlan(manuscript, [{ kind: "split", item: 0, line, title: "The Boat" }]));
  expect(split.items.map((item) => (item.kind === "chapter" ? item.said?.scenes?.map(({ at }) => at) : null))).toEqual([
    [0],
    [0],
    [0],
  ]);
  expect(await scenesOf(await brought(split))).toEqual([
    "Dark.|revised|||The lamp went out.",
    "It rises.||||The sea rose.",
    "She comes.||Subplot|Edith|A boat came.",
  ]);
});
