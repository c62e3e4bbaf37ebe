import { describe, expect, test } from "vitest";
import type { ManuscriptSource, SourceFile } from "../../formats/import/flow.ts";
import { planManuscript } from "../../formats/readers.ts";
import { createRandom } from "../story/random.ts";
import { chapterTexts, outline, planSource } from "./planned.ts";
import { zipped } from "./scrivener-project.ts";

interface Item {
  readonly kind: string;
  readonly name: string;
  /** Of a file; a folder, or a root, has none. */
  readonly text?: string;
  readonly layout?: "DOCUMENT" | "NOTE";
  readonly active?: boolean;
  readonly status?: string;
  readonly children?: readonly Item[];
}

const encode = (text: string) => new TextEncoder().encode(text);

/** A project as novelWriter 2.7 writes it. */
function filesOf(roots: readonly Item[]): SourceFile[] {
  const files: SourceFile[] = [];
  const entries: string[] = [];
  let count = 0;
  const add = (item: Item, parent: string, root: string, order: number) => {
    const handle = (++count).toString(16).padStart(13, "0");
    const top = root === "" ? handle : root;
    const type = root === "" ? "ROOT" : item.text === undefined ? "FOLDER" : "FILE";
    const { layout = item.kind === "NOVEL" ? "DOCUMENT" : "NOTE", active = true, status = "s000001" } = item;
    const layouts = type === "FILE" ? ` layout="${layout}"` : "";
    const actives = type === "FILE" ? ` active="${active ? "yes" : "no"}"` : "";
    entries.push(
      `    <item handle="${handle}" parent="${parent}" root="${top}" order="${order}" type="${type}" class="${item.kind}"${layouts}>
      <meta expanded="no" heading="H0" charCount="0" wordCount="0" paraCount="0" cursorPos="0" />
      <name status="${status}" import="i000001"${actives}>${item.name}</name>
    </item>`,
    );
    if (item.text !== undefined) {
      const head = `%%~name: ${item.name}\n%%~path: ${parent}/${handle}\n%%~kind: ${item.kind}/${layout}\n%%~hash: 0\n%%~date: Unknown/2025-11-01 15:41:02\n`;
      files.push({ path: `content/${handle}.nwd`, bytes: encode(head + item.text) });
    }
    for (const [place, child] of (item.children ?? []).entries()) add(child, handle, top, place);
  };
  for (const [place, item] of roots.entries()) add(item, "None", "", place);
  const xml = `<?xml version='1.0' encoding='utf-8'?>
<novelWriterXML appVersion="2.7" hexVersion="0x020700f0" fileVersion="1.5" fileRevision="5" timeStamp="2025-05-31 23:25:11">
  <project id="e2be99af-f9bf-4403-857a-c3d1ac25abea" saveCount="1" autoCount="1" editTime="9"><name>The Keeper</name><author>Ada Quill</author></project>
  <settings><doBackup>no</doBackup><language>en_GB</language>
    <status><entry key="s000001" count="1" red="1" green="1" blue="1" shape="SQUARE">New</entry><entry key="s000002" count="1" red="1" green="1" blue="1" shape="STAR">Finished</entry><entry key="s000003">Started</entry></status>
    <importance><entry key="i000001" count="1" red="1" green="1" blue="1" shape="SQUARE">None</entry></importance>
  </settings>
  <content items="${entries.length}">
${entries.join("\n")}
  </content>
</novelWriterXML>
`;
  return [{ path: "nwProject.nwx", bytes: encode(xml) }, ...files];
}

const folder = (files: readonly SourceFile[]): ManuscriptSource => ({ name: "Keeper", files, isFolder: true });

const novel: readonly Item[] = [
  {
    kind: "NOVEL",
    name: "Novel",
    children: [
      { kind: "NOVEL", name: "Title Page", text: "#! The Keeper\n\n>> By **Ada Quill** <<\n" },
      { kind: "NOVEL", name: "Part", text: "# Part One\n\n%Synopsis: All of it.\n\n>> _For Tom_ <<\n" },
      {
        kind: "NOVEL",
        name: "One",
        status: "s000002",
        text: "##! The Lamp\n\n% synopsis: It goes out.\n\n@pov: Edith\n\nShe _came_ **in _late_**, *not* early.[footnote:fn1]\nAnd 2[sup]nd[/sup].\n\n%Footnote.fn1: By [i]boat[/i].\n",
        children: [
          {
            kind: "NOVEL",
            name: "Scenes",
            children: [
              {
                kind: "NOVEL",
                name: "Arrival",
                status: "s000003",
                text: "### Arrival\n\n@char: Tom, Edith | The Keeper\n@location: Skerry\n@mood: Dark\n\n%Synopsis: He waits.\n\n> Dear Edith, <\n\n[vspace:2]\n\n% Check the tide table: 5%%!\n\n%~Cut this.\n\nHe waited.\n\n#### Later\n\nAnd waited.\n",
              },
            ],
          },
        ],
      },
      { kind: "NOVEL", name: "Not now", active: false, text: "## The other way\n\nIt did not come.\n" },
      { kind: "NOVEL", name: "About", layout: "NOTE", text: "# Plan of it\n\nNo more than this.\n" },
      { kind: "NOVEL", name: "Goes on", text: "And on it went.\n" },
    ],
  },
  {
    kind: "CHARACTER",
    name: "Characters",
    children: [
      {
        kind: "CHARACTER",
        name: "Edith",
        text: "# Edith Gray\n\n@tag: Edith\n\n%Short: The keeper.\n\nTall.\n\n## Later\n\nOld.\n",
      },
    ],
  },
  {
    kind: "ARCHIVE",
    name: "Archive",
    children: [{ kind: "NOVEL", name: "Old end", text: "### Old end\n\nThey drown.\n" }],
  },
];

describe("a novelWriter project", () => {
  test.each([
    ["a folder", folder(filesOf(novel))],
    ["an archive", zipped(filesOf(novel), "Keeper")],
  ])("as %s: parts, chapters, scenes, what is said of them, notes, what is archived", async (_, source) => {
    const story = await planSource(source);
    expect(story).toMatchObject({ title: "The Keeper", author: "Ada Quill", language: "en-GB" });
    expect(outline(story.items)).toEqual(["Part One > Part One", "Part One > The Lamp", "Part One > The other way"]);
    const [own, lamp] = story.items[0]?.kind === "part" ? story.items[0].children : [];
    const text =
      "She *came* **in *late***, \\*not\\* early.[^1]\\\nAnd 2nd.\n\n[^1]: By *boat*.\n\n***\n\n%% Arrival %%\n\n%% @mood: Dark %%\n\n> Dear Edith,\n\n***\n\n%% Check the tide table: 5% %! %%\n\n%% Cut this. %%\n\nHe waited.\n\n%% Later %%\n\nAnd waited.\n\nAnd on it went.\n";
    expect(chapterTexts(story.items)).toEqual(["*For Tom*\n", text, "It did not come.\n"]);
    expect(own).toMatchObject({ isTitleMade: true, said: { synopsis: "All of it." } });
    expect(lamp).toMatchObject({
      said: {
        synopsis: "It goes out.",
        status: "done",
        pointOfView: "Edith",
        scenes: [
          {
            at: text.indexOf("%% Arrival"),
            synopsis: "He waits.",
            tags: ["Started", "Tom", "Edith", "The Keeper", "Skerry"],
          },
        ],
      },
    });
    expect(outline(story.notes ?? [])).toEqual(["Novel > Plan of it", "Characters > Edith Gray"]);
    expect(chapterTexts(story.notes ?? [])).toEqual(["No more than this.\n", "Tall.\n\n### Later\n\nOld.\n"]);
    expect(story.setAside).toEqual([
      { kind: "title page", text: "The Keeper\n\nBy **Ada Quill**\n" },
      { kind: "what is not in the book", title: "Old end", text: "Old end\n\nThey drown.\n" },
    ]);
    expect(story.removed).toEqual([
      "Underlined, highlighted, raised and lowered letters are plain now; the words are all there.",
    ]);
  });

  test("that is broken is one sentence, or comes in with what is there", async () => {
    const problemOf = async (source: ManuscriptSource) => {
      const result = await planManuscript(source, { kind: "auto" });
      return result.ok ? null : result.problem.code;
    };
    const [main, ...texts] = filesOf(novel);
    if (!main) throw new Error("no project");
    const xml = new TextDecoder().decode(main.bytes);
    const alone = { name: "nwProject.nwx", files: [main], isFolder: false };
    expect(await problemOf(alone)).toBe("novelwriter-file");
    expect(await problemOf(folder([{ ...main, bytes: main.bytes.slice(0, 800) }, ...texts]))).toBe(
      "novelwriter-damaged",
    );
    const old = encode(xml.replaceAll(/ (?:type|order)="\w+"/g, ""));
    expect(await problemOf(folder([{ ...main, bytes: old }, ...texts]))).toBe("novelwriter-old");
    expect(
      await problemOf(folder([{ ...main, bytes: encode(xml.replaceAll(/ type="FILE"/g, ' type="FOLDER"')) }])),
    ).toBe("novelwriter-empty");
    // A text is missing, another one no longer in the outline, a third one names a place outside.
    const changed = xml.replace('handle="0000000000007"', 'handle="../../etc/pass"');
    const story = await planSource(
      folder([{ ...main, bytes: encode(changed) }, ...texts.filter(({ path }) => !/6\.nwd/.test(path))]),
    );
    expect(story.removed?.[0]).toBe("The text of “Arrival” is missing or damaged; the others are all there.");
    expect(story.setAside.at(-1)).toEqual({
      kind: "what could not be placed",
      title: "Not now",
      text: "The other way\n\nIt did not come.\n",
    });
  });
});

function randomProject(seed: number): { roots: Item[]; words: string[] } {
  const { below } = createRandom(seed);
  const words: string[] = [];
  const word = () => {
    words.push(`w${seed}x${words.length}q`);
    return words.at(-1) ?? "";
  };
  let notes = 0;
  const line = (): string => {
    const kinds: (() => string)[] = [
      () => `_${word()} ${word()}_`,
      () => `**${word()}**`,
      () => `[b]${word()}[/b]-[u]${word()}`,
      () => `${word()}[br]${word()}`,
      () => `*${word()}* \`${word()}\` <${word()}>`,
      () => `${word()} — “${word()}”`,
      () => `1. ${word()}`,
      () => `[${word()}](${word()})`,
      () => `[footnote:none]${word()}`,
    ];
    return Array.from({ length: 1 + below(3) }, () => kinds[below(kinds.length)]?.() ?? "").join(" ");
  };
  const block = (): string => {
    const kinds: (() => string)[] = [
      () => line(),
      () => `${line()}\n${line()}`,
      () => `>> ${line()} <<`,
      () => `> ${line()} <`,
      () => `% ${word()}`,
      () => `%~${word()} ${word()}`,
      () => `%Synopsis: ${word()}`,
      () => `@char: ${word()}, ${word()}`,
      () => `@pov: ${word()}`,
      () => `@odd: ${word()}`,
      () => `${word()}[footnote:f${++notes}]\n\n%Footnote.f${notes}: ${line().replaceAll("[footnote:none]", "")}`,
      () => `%Footnote.g${++notes}: ${word()}`,
      () => "[newpage]",
      () => "[vspace:3]",
      () => `#! ${word()}`,
      () => `# ${word()}`,
      () => `##! ${word()}`,
      () => `## ${word()}`,
      () => `### ${word()}`,
      () => `#### ${word()}`,
      () => "* * *",
    ];
    return kinds[below(kinds.length)]?.() ?? "";
  };
  const file = (kind: string, depth: number): Item => ({
    kind,
    name: `Name ${below(9)}`,
    text: Array.from({ length: below(6) }, block).join("\n\n"),
    active: below(5) > 0,
    layout: below(6) === 0 ? "NOTE" : "DOCUMENT",
    children: depth < 2 && below(3) === 0 ? Array.from({ length: below(3) }, () => file(kind, depth + 1)) : [],
  });
  const kinds = ["NOVEL", "CHARACTER", "ARCHIVE", "TRASH", ...(below(2) === 0 ? ["NOVEL"] : [])];
  const roots = kinds.map((kind) => ({
    kind,
    name: `Root ${kind}`,
    children: Array.from({ length: 1 + below(5) }, () => file(kind, 0)),
  }));
  return { roots, words };
}

test("every word of a random project is in what it becomes, and no word is in it twice", async () => {
  for (let seed = 1; seed <= 60; seed++) {
    const { roots, words } = randomProject(seed);
    if (words.length === 0) continue;
    const story = await planSource(folder(filesOf(roots))).catch((cause) => {
      throw new Error(`seed ${seed}: ${cause}`);
    });
    const all = JSON.stringify(story);
    const lost = words.filter((word) => !all.includes(word));
    expect(lost, `seed ${seed}: lost`).toEqual([]);
    const now = [
      ...chapterTexts(story.items),
      ...chapterTexts(story.notes ?? []),
      ...story.setAside.map(({ text }) => text),
    ];
    const found: readonly string[] = now.join("\n").match(/w\d+x\d+q/g) ?? [];
    const doubled = found.filter((word, place) => found.indexOf(word) !== place);
    expect(doubled, `seed ${seed}: doubled`).toEqual([]);
  }
});
