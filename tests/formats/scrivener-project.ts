import { zipSync } from "fflate";
import type { ManuscriptSource, SourceFile } from "../../formats/import/flow.ts";
import { escapeText } from "../../formats/markup/escape.ts";

/** An item of a Scrivener 3 project, as the application writes it. */
export interface Item {
  readonly key: string;
  readonly type?: string;
  readonly title?: string;
  /** Paragraphs of RTF: letters are escaped by whoever makes them. */
  readonly rtf?: readonly string[];
  readonly synopsis?: string;
  readonly notes?: readonly string[];
  /** `content.comments`, by id. */
  readonly comments?: readonly { readonly id: string; readonly rtf: string; readonly footnote?: boolean }[];
  readonly snapshots?: readonly { readonly date: string; readonly title: string; readonly rtf: readonly string[] }[];
  readonly metadata?: string;
  readonly compile?: boolean;
  readonly keywords?: readonly number[];
  readonly created?: string;
  /** Of an item that is no text. */
  readonly file?: { readonly ending: string; readonly bytes: Uint8Array };
  readonly children?: readonly Item[];
}

const head =
  "{\\rtf1\\ansi\\ansicpg1252\\cocoartf2639\n{\\fonttbl\\f0\\fnil\\fcharset0 Palatino-Roman;}\n{\\colortbl;\\red255\\green255\\blue255;}\n\\pard\\pardirnatural\n\n\\f0\\fs26 \\cf0 ";

export function rtfOf(paragraphs: readonly string[]): string {
  return `${head}${paragraphs.join("\\\n")}}`;
}

/** Letters as Cocoa writes them. */
export function rtfText(text: string): string {
  return text
    .replace(/[\\{}]/g, "\\$&")
    .replace(/[^\x20-\x7e]/g, (letter) => [...letter].map((unit) => `\\uc0\\u${unit.charCodeAt(0)} `).join(""));
}

export function scrivx(items: readonly Item[], settings = ""): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<ScrivenerProject Identifier="5B0C8F1A-3B0E-4C59-8B65-3E7D9B0D7A11" Version="2.0" Creator="SCRMAC-3.2.3-15057" Device="Desk" Author="" Modified="2024-05-04 18:22:01 +0200" ModID="0C0B5D57-95A8-4E5D-B2F5-6A5F0E0E9F10">
    <Binder>
${items.map((item) => binderItem(item, "        ")).join("\n")}
    </Binder>
${settings}
</ScrivenerProject>
`;
}

function binderItem(item: Item, indent: string): string {
  const { key, type = "Text", title, metadata = "", compile = true, keywords = [], children = [], file } = item;
  const created = item.created ?? "2020-01-01 09:00:00 +0000";
  const inner = `${indent}    `;
  return [
    `${indent}<BinderItem UUID="${key}" Type="${type}" Created="${created}" Modified="2024-05-04 18:22:01 +0200">`,
    title === undefined ? "" : `${inner}<Title>${escapeText(title)}</Title>`,
    `${inner}<MetaData>${compile ? "<IncludeInCompile>Yes</IncludeInCompile>" : ""}${metadata}${file ? `<FileExtension>${file.ending}</FileExtension>` : ""}</MetaData>`,
    keywords.length === 0
      ? ""
      : `${inner}<Keywords>${keywords.map((id) => `<KeywordID>${id}</KeywordID>`).join("")}</Keywords>`,
    `${inner}<TextSettings><TextSelection>0,0</TextSelection></TextSettings>`,
    children.length === 0
      ? ""
      : `${inner}<Children>\n${children.map((child) => binderItem(child, `${inner}    `)).join("\n")}\n${inner}</Children>`,
    `${indent}</BinderItem>`,
  ]
    .filter((line) => line !== "")
    .join("\n");
}

const encode = (text: string) => new TextEncoder().encode(text);

export function projectFiles(items: readonly Item[], settings = "", name = "Novel"): SourceFile[] {
  const files: SourceFile[] = [
    { path: `${name}.scrivx`, bytes: encode(scrivx(items, settings)) },
    { path: "Files/version.txt", bytes: encode("23") },
    { path: "Settings/recents.txt", bytes: encode("nothing of the story") },
  ];
  const add = (item: Item) => {
    const folder = `Files/Data/${item.key}/`;
    if (item.rtf) files.push({ path: `${folder}content.rtf`, bytes: encode(rtfOf(item.rtf)) });
    if (item.notes) files.push({ path: `${folder}notes.rtf`, bytes: encode(rtfOf(item.notes)) });
    if (item.synopsis) files.push({ path: `${folder}synopsis.txt`, bytes: encode(item.synopsis) });
    if (item.file) files.push({ path: `${folder}content.${item.file.ending}`, bytes: item.file.bytes });
    if (item.comments) {
      const comments = item.comments.map(
        ({ id, rtf, footnote }) =>
          `<Comment ID="${id}"${footnote ? ' Footnote="Yes"' : ""} Color="0.9 0.9 0.7"><![CDATA[${rtfOf([rtf])}]]></Comment>`,
      );
      const xml = `<?xml version="1.0" encoding="UTF-8"?><Comments>${comments.join("")}</Comments>`;
      files.push({ path: `${folder}content.comments`, bytes: encode(xml) });
    }
    if (item.snapshots) {
      const snapshots = `Snapshots/${item.key}.snapshots/`;
      const entries = item.snapshots.map(
        ({ date, title }) => `<Snapshot><Title>${escapeText(title)}</Title><Date>${date}</Date></Snapshot>`,
      );
      const xml = `<?xml version="1.0" encoding="UTF-8"?><Snapshots Version="1.0">${entries.join("")}</Snapshots>`;
      files.push({ path: `${snapshots}index.xml`, bytes: encode(xml) });
      for (const { date, rtf } of item.snapshots) {
        const file = date.replace(/ (?=[+-])/, "").replace(/[ :]/g, "-");
        files.push({ path: `${snapshots}${file}.rtf`, bytes: encode(rtfOf(rtf)) });
      }
    }
    item.children?.forEach(add);
  };
  items.forEach(add);
  return files;
}

export function folder(files: readonly SourceFile[], name = "Novel.scriv"): ManuscriptSource {
  return { name, files, isFolder: true };
}

/** As macOS compresses a folder: with its own folder, and files of its own beside. */
export function zipped(files: readonly SourceFile[], name = "Novel.scriv"): ManuscriptSource {
  const entries = Object.fromEntries(files.map(({ path, bytes }) => [`${name}/${path}`, bytes]));
  const bytes = zipSync({ ...entries, [`__MACOSX/${name}/._Novel.scrivx`]: encode("x") });
  return { name: `${name}.zip`, files: [{ path: `${name}.zip`, bytes }], isFolder: false };
}

/** What a project of Scrivener 3 says besides its binder: keywords, kinds of sections, labels, statuses, columns and whose it is. */
export const settings = `    <Keywords><Keyword ID="1"><Title>storm</Title><Children><Keyword ID="2"><Title>lightning</Title></Keyword></Children></Keyword></Keywords>
    <SectionTypes>
        <TypeDefinitions><Type ID="C0">Chapter Heading</Type><Type ID="S0">Scene</Type></TypeDefinitions>
        <LevelTypes><Folders><Type>C0</Type></Folders><Containers><Type>S0</Type></Containers><Files><Type>S0</Type></Files></LevelTypes>
    </SectionTypes>
    <LabelSettings><Title>Label</Title><DefaultLabelID>-1</DefaultLabelID><Labels><Label ID="-1">No Label</Label><Label ID="3" Color="1 0 0">Subplot</Label></Labels></LabelSettings>
    <StatusSettings><Title>Status</Title><StatusItems><Status ID="-1">No Status</Status><Status ID="1">First Draft</Status><Status ID="2">In Progress</Status></StatusItems></StatusSettings>
    <CustomMetaDataSettings><MetaDataField ID="pov" Type="Text"><Title>POV</Title></MetaDataField><MetaDataField ID="mood" Type="List"><Title>Mood</Title><ListOptions None="None"><Option ID="0">Dark</Option></ListOptions></MetaDataField></CustomMetaDataSettings>
    <ProjectProperties><ProjectTitle>The Keeper</ProjectTitle><FullName>Ada Quill</FullName></ProjectProperties>`;
