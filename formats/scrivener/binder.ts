import { fail, type Result, succeed } from "../../story/problem.ts";
import { childOf, childrenOf, readXml, textOf, type XmlNode } from "../import/xml.ts";

/** What the outline of a Scrivener project (`X.scrivx`) says of one of its items. */
export interface BinderItem {
  /** Names its files: a UUID in Scrivener 3, a number in 2. Empty where the binder says what no file can be called. */
  readonly key: string;
  /** "DraftFolder", "ResearchFolder", "TrashFolder", "Folder", "Text", "Image", "PDF", "WebArchive", "Other". */
  readonly type: string;
  readonly title: string;
  readonly isFolder: boolean;
  /** ISO 8601; empty where it isn't known. */
  readonly created: string;
  /** Nothing is said of what is left out; a project that says it of nothing has never been asked. */
  readonly inCompile: boolean;
  /** Names, and empty where there is none. */
  readonly label: string;
  readonly status: string;
  readonly section: string;
  readonly keywords: readonly string[];
  /** The writer's own fields that have a value. */
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  /** Of the file that an item that is no text stands for. */
  readonly extension: string;
  readonly children: readonly BinderItem[];
}

export interface Binder {
  /** Empty where the writer has named none. */
  readonly title: string;
  readonly author: string;
  /** What the writer calls the labels: "Label", "POV". */
  readonly labelName: string;
  readonly items: readonly BinderItem[];
  /** Items of which nothing can be read, by their titles. */
  readonly unsafe: readonly string[];
}

/** More items have no names that are worth reading. */
const mostItems = 100_000;

/** Problems: "scrivener-damaged". */
export function readBinder(bytes: Uint8Array): Result<Binder> {
  const read = readXml(bytes, {});
  const root = read.ok ? read.value : null;
  const binder = childOf(root, "Binder");
  if (root?.name !== "ScrivenerProject" || !binder) {
    return fail(
      "scrivener-damaged",
      "The outline of this Scrivener project is damaged: its .scrivx file can't be read.",
      "Open the project in Scrivener, save a copy of it, and choose that.",
    );
  }
  const labels = childOf(root, "LabelSettings");
  const properties = childOf(root, "ProjectProperties");
  const reader = new ItemReader(root);
  return succeed({
    title: line(textOf(childOf(properties, "ProjectTitle"))),
    author: line(textOf(childOf(properties, "FullName"))) || line(root.attributes.Author ?? ""),
    labelName: line(textOf(childOf(labels, "Title"))),
    items: reader.readItems(binder, 0),
    unsafe: reader.unsafe,
  });
}

class ItemReader {
  readonly unsafe: string[] = [];
  readonly #labels: ReadonlyMap<string, string>;
  readonly #statuses: ReadonlyMap<string, string>;
  readonly #keywords: ReadonlyMap<string, string>;
  readonly #fields: ReadonlyMap<string, XmlNode>;
  readonly #sections: ReadonlyMap<string, string>;
  /** Types by the depth of an item, the last for all that are deeper. */
  readonly #levels: Readonly<Record<"Folders" | "Containers" | "Files", readonly string[]>>;
  readonly #saysCompile: boolean;
  readonly #known = new Set<string>();

  constructor(root: XmlNode) {
    const labels = childOf(root, "LabelSettings");
    const statuses = childOf(root, "StatusSettings");
    const sections = childOf(root, "SectionTypes");
    const levels = childOf(sections, "LevelTypes");
    this.#labels = byId(childrenOf(childOf(labels, "Labels"), "Label"));
    this.#statuses = byId(childrenOf(childOf(statuses, "StatusItems"), "Status"));
    this.#keywords = new Map();
    collectKeywords(childOf(root, "Keywords"), this.#keywords as Map<string, string>);
    this.#fields = new Map(
      childrenOf(childOf(root, "CustomMetaDataSettings"), "MetaDataField").map((field) => [
        field.attributes.ID ?? "",
        field,
      ]),
    );
    this.#sections = byId(childrenOf(childOf(sections, "TypeDefinitions"), "Type"));
    const typesOf = (name: string) => childrenOf(childOf(levels, name), "Type").map((type) => line(textOf(type)));
    this.#levels = { Folders: typesOf("Folders"), Containers: typesOf("Containers"), Files: typesOf("Files") };
    this.#saysCompile = someNode(
      root,
      ({ name, children }) => name === "IncludeInCompile" && /^\s*yes\s*$/i.test(String(children[0] ?? "")),
    );
  }

  /** `depth`: of the items, 0 for those of the binder itself. */
  readItems(parent: XmlNode | null, depth: number): readonly BinderItem[] {
    return childrenOf(parent, "BinderItem").flatMap((node) =>
      this.#known.size >= mostItems ? [] : [this.#read(node, depth)],
    );
  }

  #read(node: XmlNode, depth: number): BinderItem {
    const metadata = childOf(node, "MetaData");
    const type = node.attributes.Type ?? "Text";
    const title = line(textOf(childOf(node, "Title")));
    const said = (name: string) => line(textOf(childOf(metadata, name)));
    const children = childOf(node, "Children");
    const shape =
      type === "Folder" ? "Folders" : childrenOf(children, "BinderItem").length > 0 ? "Containers" : "Files";
    const byLevel = this.#levels[shape];
    const level = byLevel[Math.min(Math.max(0, depth - 1), byLevel.length - 1)] ?? "";
    return {
      key: this.#keyOf(node, title),
      type,
      title,
      isFolder: type === "Folder",
      created: readDate(node.attributes.Created ?? ""),
      inCompile: !this.#saysCompile || /^yes$/i.test(said("IncludeInCompile")),
      label: this.#labels.get(said("LabelID")) ?? "",
      status: this.#statuses.get(said("StatusID")) ?? "",
      section: this.#sections.get(said("SectionType") || level) ?? "",
      keywords: childrenOf(childOf(node, "Keywords"), "KeywordID").flatMap((id) => {
        const name = this.#keywords.get(line(textOf(id)));
        return name ? [name] : [];
      }),
      fields: childrenOf(childOf(metadata, "CustomMetaData"), "MetaDataItem").flatMap((item) => this.#readField(item)),
      extension: said("FileExtension"),
      children: this.readItems(children, depth + 1),
    };
  }

  /** Whatever stands there becomes part of a path: nothing but what Scrivener writes may. */
  #keyOf(node: XmlNode, title: string): string {
    const key = node.attributes.UUID ?? node.attributes.ID ?? "";
    const isFree = /^[\dA-Za-z][\dA-Za-z-]{0,63}$/.test(key) && !this.#known.has(key.toLowerCase());
    this.#known.add(isFree ? key.toLowerCase() : `unsafe ${this.#known.size}`);
    if (isFree) return key;
    this.unsafe.push(title || "Untitled");
    return "";
  }

  #readField(item: XmlNode): BinderItem["fields"] {
    const field = this.#fields.get(line(textOf(childOf(item, "FieldID"))));
    const stored = textOf(childOf(item, "Value")).trim();
    const name = line(textOf(childOf(field, "Title"))) || line(field?.attributes.Title ?? "");
    // A list's value is the number of one of its choices.
    const choice = childrenOf(childOf(field, "ListOptions"), "Option").find(
      ({ attributes }) => attributes.ID === stored,
    );
    const value = choice ? line(textOf(choice)) : stored;
    return name === "" || value === "" ? [] : [{ name, value }];
  }
}

function byId(nodes: readonly XmlNode[]): ReadonlyMap<string, string> {
  return new Map(
    // -1 is "No Label", "No Status".
    nodes.flatMap((node) => (node.attributes.ID === "-1" ? [] : [[node.attributes.ID ?? "", line(textOf(node))]])),
  );
}

/** Keywords hold others. */
function collectKeywords(parent: XmlNode | null, found: Map<string, string>): void {
  for (const node of childrenOf(parent, "Keyword")) {
    found.set(node.attributes.ID ?? "", line(textOf(childOf(node, "Title"))));
    collectKeywords(childOf(node, "Children"), found);
  }
}

function someNode(node: XmlNode, fits: (node: XmlNode) => boolean): boolean {
  return fits(node) || node.children.some((child) => typeof child !== "string" && someNode(child, fits));
}

function line(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** "2018-11-06 10:50:52 -0500" → ISO 8601 in UTC; empty where it is no date. */
export function readDate(date: string): string {
  const [, day, hour, minute, second = "00", zone] =
    /^\s*(\d{4}-\d\d-\d\d)[ T-](\d\d)[:-](\d\d)(?:[:-](\d\d))?\s*(Z|[+-]\d\d:?\d\d)?/.exec(date) ?? [];
  if (day === undefined) return "";
  const offset = zone === undefined || zone === "Z" ? "Z" : zone.replace(/^([+-]\d\d):?(\d\d)$/, "$1:$2");
  const time = new Date(`${day}T${hour}:${minute}:${second}${offset}`);
  return Number.isNaN(time.getTime()) ? "" : time.toISOString();
}
