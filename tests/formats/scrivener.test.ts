import { describe, expect, test } from "vitest";
import type { ManuscriptSource } from "../../formats/import/flow.ts";
import { planManuscript } from "../../formats/readers.ts";
import { findScenes } from "../../story/scenes.ts";
import { chapterTexts, outline, planSource } from "./planned.ts";
import { folder, type Item, projectFiles, scrivx, settings, zipped } from "./scrivener-project.ts";

const field = (id: string, value: string) =>
  `<CustomMetaData><MetaDataItem><FieldID>${id}</FieldID><Value>${value}</Value></MetaDataItem></CustomMetaData>`;

const note = "AAAAAAAA-0000-4000-8000-000000000001";
const remark = "AAAAAAAA-0000-4000-8000-000000000002";

const novel: readonly Item[] = [
  {
    key: "D0000000-0000-4000-8000-000000000000",
    type: "DraftFolder",
    title: "Draft",
    children: [
      {
        key: "C0000000-0000-4000-8000-000000000001",
        type: "Folder",
        title: "The Lamp",
        synopsis: "It goes out.",
        children: [
          {
            key: "50000000-0000-4000-8000-000000000001",
            title: "Arrival",
            synopsis: "She comes\nat night.",
            metadata: `<LabelID>3</LabelID><StatusID>2</StatusID>${field("pov", "Edith")}`,
            keywords: [2],
            rtf: [
              "The boat {\\i came} in\\'97late. ",
              `<$Scr_Ps::0>She {\\field{\\*\\fldinst{HYPERLINK "scrivcmt://${remark}"}}{\\fldrslt waited}} there<!$Scr_Ps::0>.\\{\\\\Scrv_annot \\\\color=\\{\\\\R=0.6\\\\G=0\\\\B=0\\} \\\\text=Check the `,
              "tide table.\\\\end_Scrv_annot\\} Then",
              `a bell\\{\\\\Scrv_fn=Of {\\b bronze}.\\\\end_Scrv_fn\\} rang{\\field{\\*\\fldinst{HYPERLINK "scrivcmt://${note}"}}{\\fldrslt  twice}}.`,
            ],
            notes: ["Ask Tom about the tide."],
            comments: [
              { id: note, rtf: "Once for each ship.", footnote: true },
              { id: remark, rtf: "Too long?" },
            ],
            snapshots: [
              { date: "2021-03-02 08:00:00 +0100", title: "Before Ada read it", rtf: ["The boat came."] },
              { date: "2020-02-01 08:00:00 -0500", title: "", rtf: ["A boat."] },
            ],
          },
          {
            key: "50000000-0000-4000-8000-000000000002",
            title: "Nothing yet",
            created: "2021-01-01 00:00:00 +0000",
          },
          {
            key: "50000000-0000-4000-8000-000000000003",
            title: "The other way",
            compile: false,
            rtf: ["It did not come."],
          },
        ],
      },
      {
        key: "C0000000-0000-4000-8000-000000000002",
        title: "Coda",
        metadata: `<StatusID>1</StatusID>${field("mood", "0")}`,
        rtf: [
          'See {\\field{\\*\\fldinst{HYPERLINK "scrivlnk://C0000000-0000-4000-8000-000000000001"}}{\\fldrslt the lamp}}, out\\{\\\\Scrv_fn=Or not.\\\\end_Scrv_fn\\}.',
        ],
      },
    ],
  },
  {
    key: "F0000000-0000-4000-8000-000000000001",
    type: "Folder",
    title: "Characters",
    children: [{ key: "F0000000-0000-4000-8000-000000000002", title: "Edith", rtf: ["Tall."], synopsis: "The keeper" }],
  },
  {
    key: "E0000000-0000-4000-8000-000000000000",
    type: "ResearchFolder",
    title: "Research",
    children: [
      {
        key: "E0000000-0000-4000-8000-000000000001",
        type: "Image",
        title: "Lamp room",
        file: { ending: "png", bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1, 2) },
      },
      {
        key: "E0000000-0000-4000-8000-000000000002",
        type: "PDF",
        title: "Tide tables",
        file: { ending: "pdf", bytes: new TextEncoder().encode("%PDF-1.4") },
      },
    ],
  },
  {
    key: "B0000000-0000-4000-8000-000000000000",
    type: "TrashFolder",
    title: "Trash",
    children: [{ key: "B0000000-0000-4000-8000-000000000001", title: "Old end", rtf: ["They all drown."] }],
  },
];

describe("a Scrivener project", () => {
  test.each([
    ["a folder", folder(projectFiles(novel, settings))],
    ["an archive", zipped(projectFiles(novel, settings))],
  ])("as %s: chapters, scenes, what is said of them, notes, comments, earlier texts, the trash", async (_, source) => {
    const story = await planSource(source);
    expect(story).toMatchObject({ title: "The Keeper", author: "Ada Quill", language: "en" });
    expect(outline(story.items)).toEqual(["The Lamp", "The other way", "Coda"]);
    expect(chapterTexts(story.items)).toEqual([
      "%% Arrival %%\n\nThe boat *came* in—late.\n\nShe waited there. Then\n\na bell[^1] rang twice[^2].\n\n[^1]: Of **bronze**.\n\n[^2]: Once for each ship.\n\n***\n\n%% Nothing yet %%\n",
      "It did not come.\n",
      "See [[The Lamp|the lamp]], out[^1].\n\n[^1]: Or not.\n",
    ]);
    const [lamp, other, coda] = story.items;
    const text = lamp?.kind === "chapter" ? lamp.text : "";
    expect(findScenes(text)).toHaveLength(2);
    expect(lamp).toMatchObject({
      said: {
        synopsis: "It goes out.",
        scenes: [
          {
            at: 0,
            synopsis: "She comes\nat night.",
            tags: ["lightning", "Subplot", "In Progress"],
            pointOfView: "Edith",
          },
        ],
        earlier: [
          { time: "2020-02-01T13:00:00.000Z", name: "Arrival", text: "%% Arrival %%\n\nA boat.\n" },
          {
            time: "2021-03-02T07:00:00.000Z",
            name: "Arrival: Before Ada read it",
            text: "%% Arrival %%\n\nThe boat came.\n\n***\n\n%% Nothing yet %%\n",
          },
        ],
      },
    });
    expect(other).toMatchObject({ said: { inBook: false } });
    expect(coda).toMatchObject({ said: { status: "first draft", tags: ["Mood: Dark"] } });
    expect(story.comments?.map((comment) => [comment.chapter, comment.text, comment.from, comment.to])).toEqual([
      [0, "Too long?", text.indexOf("waited"), text.indexOf("waited") + 6],
      [0, "Check the \ntide table.", text.indexOf(" Then"), text.indexOf(" Then")],
    ]);
    expect(outline(story.notes ?? [])).toEqual([
      "Characters > Edith",
      "Research > Lamp room",
      "Notes on the chapters > Arrival",
    ]);
    expect(chapterTexts(story.notes ?? [])).toEqual([
      "Tall.\n",
      "![Lamp room](assets/image-1.png)\n",
      "Ask Tom about the tide.\n",
    ]);
    expect(story.images?.map(({ address }) => address)).toEqual(["assets/image-1.png"]);
    expect(story.setAside).toEqual([
      { kind: "what is not in the book", title: "Old end", text: "Old end\n\nThey all drown.\n" },
    ]);
    expect(story.removed).toEqual([
      "“Tide tables” was left out: it is no text and no image that Redraft can keep, or it is missing.",
    ]);
  });

  const text = (title: string, children: readonly Item[] = [], type = "Folder"): Item => ({
    key: `K${title.replace(/[^A-Za-z0-9]/g, "-")}`,
    title,
    type: children.length > 0 ? type : "Text",
    rtf: children.length > 0 ? [] : [`Text of ${title}.`],
    children,
  });
  const draft = (...children: Item[]): Item[] => [{ key: "D", type: "DraftFolder", title: "My Book", children }];

  test.each([
    [
      "folders of folders are parts",
      draft(text("North", [text("Fog", [text("a"), text("b")]), text("Ice", [text("c")])])),
      "",
      ["North > Fog", "North > Ice"],
    ],
    ["texts alone are chapters", draft(text("One"), text("Two")), "", ["One", "Two"]],
    [
      "titles that say what they are",
      draft(text("Part One", [text("Sea"), text("Land")]), text("Summer", [text("Chapter 1"), text("Chapter 2")])),
      settings,
      ["Part One > Sea", "Part One > Land", "Summer > Chapter 1", "Summer > Chapter 2"],
    ],
    [
      "a template that calls every folder a chapter",
      draft(text("Winter", [text("Snow", [text("a")]), text("Frost", [text("b"), text("c", [text("d")], "Text")])])),
      settings,
      ["Winter > Snow", "Winter > Frost"],
    ],
  ])("parts and chapters: %s", async (_, items, own, titles) => {
    const story = await planSource(folder(projectFiles(items, own)));
    expect(outline(story.items)).toEqual(titles);
    expect(story.title).toBe(own === "" ? "My Book" : "The Keeper");
  });

  test("a project of Scrivener 2 has files with numbers", async () => {
    const xml = scrivx([
      { key: "0", type: "DraftFolder", title: "Draft", children: [{ key: "12", title: "Old", synopsis: "" }] },
    ]).replaceAll("UUID=", "ID=");
    const bytes = (text: string) => new TextEncoder().encode(text);
    const story = await planSource(
      folder([
        { path: "Old.scrivx", bytes: bytes(xml) },
        { path: "Files/Docs/12.rtf", bytes: bytes("{\\rtf1\\ansi Caf\\'e9.}") },
        { path: "Files/Docs/12_synopsis.txt", bytes: bytes("At the bar.") },
      ]),
    );
    expect(story.items).toEqual([
      { kind: "chapter", title: "Old", text: "Café.\n", said: { synopsis: "At the bar." } },
    ]);
  });
});

test("very many snapshots of the scenes of a long chapter are in a note for each scene", async () => {
  const scenes = Array.from({ length: 20 }, (_, scene): Item => {
    const snapshots = Array.from({ length: 20 }, (_each, place) => ({
      date: `20${10 + place}-01-01 10:00:00 +0000`,
      title: `s${scene}t${place}`,
      rtf: [`w${scene}x${place}`],
    }));
    return { key: `S${scene}`, title: `Scene ${scene}`, rtf: ["far ".repeat(1000)], snapshots };
  });
  const children: Item[] = [{ key: "C", type: "Folder", title: "All", children: scenes }];
  const story = await planSource(folder(projectFiles([{ key: "D", type: "DraftFolder", children }])));
  expect(story.items).toMatchObject([{ title: "All" }]);
  const [beside] = story.notes ?? [];
  const notes = beside?.kind === "part" ? beside.children : [];
  expect(notes).toHaveLength(20);
  const [first] = notes;
  expect(first?.title).toBe("Scene 0: earlier texts");
  const said = first?.kind === "chapter" ? first.said?.earlier : [];
  expect(said?.map(({ name, text }) => [name, text])).toEqual(
    Array.from({ length: 19 }, (_, place) => [`s0t${place}`, `w0x${place}\n`]),
  );
  expect(first).toMatchObject({ text: "w0x19\n" });
});

describe("a Scrivener project that is broken", () => {
  const problemOf = async (source: ManuscriptSource) => {
    const result = await planManuscript(source, { kind: "auto" });
    return result.ok ? null : result.problem.code;
  };
  const bytes = new TextEncoder().encode(scrivx(novel));

  test("is one sentence where nothing can be read", async () => {
    const files = projectFiles(novel);
    expect(await problemOf({ name: "Novel.scrivx", files: [{ path: "Novel.scrivx", bytes }], isFolder: false })).toBe(
      "scrivener-file",
    );
    const cut = files.map((file) => (file.path.endsWith(".scrivx") ? { ...file, bytes: bytes.slice(0, 900) } : file));
    expect(await problemOf(folder(cut))).toBe("scrivener-damaged");
    expect(await problemOf(folder([{ path: "binder.scrivproj", bytes }]))).toBe("scrivener-old");
    expect(await problemOf(folder(projectFiles([{ key: "D", type: "DraftFolder" }])))).toBe("scrivener-empty");
    expect(await problemOf(folder([{ path: "Files/version.txt", bytes }]))).toBe("scrivener-damaged");
    const [packed] = zipped(files).files;
    const bomb = Buffer.from(packed?.bytes ?? []);
    // The first entry of the directory says that it unpacks to 4 GB.
    bomb.writeUInt32LE(0xfffffff0, bomb.indexOf("PK\u0001\u0002") + 24);
    const source = { name: "Novel.scriv.zip", files: [{ path: "Novel.scriv.zip", bytes: bomb }], isFolder: false };
    expect(await problemOf(source)).toBe("archive-too-large");
  });

  test("comes in with what is there, and what is not is said", async () => {
    const files = projectFiles([
      {
        key: "D",
        type: "DraftFolder",
        children: [
          { key: "A", title: "Gone" },
          { key: "../../etc", title: "Outside", rtf: ["secret"] },
          { key: "A", title: "Twice" },
          { key: "B", title: "No RTF", rtf: [] },
          { key: "C", title: "Whole", rtf: ["Here."] },
        ],
      },
    ]).map((file) =>
      file.path === "Files/Data/B/content.rtf" ? { ...file, bytes: new TextEncoder().encode("PK") } : file,
    );
    const story = await planSource(folder(files));
    expect(outline(story.items)).toEqual(["Gone", "Outside", "Twice", "No RTF", "Whole"]);
    expect(chapterTexts(story.items).join("")).toBe("Here.\n");
    expect(story.removed).toEqual([
      "“No RTF” was left out: it is no text and no image that Redraft can keep, or it is missing.",
      "The files of “Outside” were not read: the outline names a place where they can't be.",
      "The files of “Twice” were not read: the outline names a place where they can't be.",
    ]);
  });

  test("texts of which the binder knows nothing are set aside, notes on the project are notes", async () => {
    const rtf = (text: string) => new TextEncoder().encode(`{\\rtf1\\ansi ${text}}`);
    const story = await planSource(
      folder([
        ...projectFiles([{ key: "D", type: "DraftFolder", children: [{ key: "A", title: "One", rtf: ["Here."] }] }]),
        { path: "Files/Data/0B0B0B0B-0000-4000-8000-000000000000/content.rtf", bytes: rtf("Left behind.") },
        { path: "Files/ProjectNotes/0.rtf", bytes: rtf("Think of the tide.") },
      ]),
    );
    expect(story.setAside).toEqual([
      { kind: "what could not be placed", title: "Left behind.", text: "Left behind.\n" },
    ]);
    expect(story.notes).toEqual([
      { kind: "chapter", title: "Think of the tide.", isTitleMade: true, text: "Think of the tide.\n" },
    ]);
  });

  test("a damaged entry of an archive is named, the others come in", async () => {
    const source = zipped(projectFiles(novel, settings));
    const [file] = source.files;
    if (!file) throw new Error("no file");
    const marked = Buffer.from(file.bytes);
    const at = marked.indexOf("/C0000000-0000-4000-8000-000000000002/content.rtf") + 60;
    marked[at] = (marked[at] ?? 0) ^ 0xff;
    const story = await planSource({ ...source, files: [{ ...file, bytes: new Uint8Array(marked) }] });
    expect(story.removed?.join(" ")).toContain(
      "“Files/Data/C0000000-0000-4000-8000-000000000002/content.rtf” is damaged and was left out.",
    );
    expect(chapterTexts(story.items)[0]).toContain("The boat");
  });
});
