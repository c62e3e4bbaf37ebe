import { fail, type Result, succeed } from "../../story/problem.ts";
import { childOf, childrenOf, readXml, textOf, type XmlNode } from "../import/xml.ts";

/** An item of the project's tree. */
export interface ProjectItem {
  /** Names its file, `content/HANDLE.nwd`. */
  readonly handle: string;
  readonly type: "ROOT" | "FOLDER" | "FILE";
  /** "NOVEL", "PLOT", "CHARACTER", "WORLD", "TIMELINE", "OBJECT", "ENTITY", "CUSTOM", "ARCHIVE", "TEMPLATE", "TRASH". */
  readonly kind: string;
  /** Of the story, and no note. */
  readonly isDocument: boolean;
  readonly name: string;
  /** As the writer calls them; empty for those that every new item has. */
  readonly status: string;
  readonly importance: string;
  /** Goes into the manuscript. */
  readonly isActive: boolean;
  readonly children: readonly ProjectItem[];
}

export interface NovelWriterProject {
  readonly name: string;
  readonly author: string;
  /** BCP 47; empty where it isn't said. */
  readonly language: string;
  readonly roots: readonly ProjectItem[];
}

/**
 * Reads `nwProject.nwx`, file version 1.5 (novelWriter's “File Format Specification 1.5”).
 *
 * Problems: "novelwriter-damaged", "novelwriter-old".
 */
export function readProject(bytes: Uint8Array): Result<NovelWriterProject> {
  const read = readXml(bytes, {});
  if (!read.ok || read.value.name !== "novelWriterXML" || !childOf(read.value, "content")) {
    return fail(
      "novelwriter-damaged",
      "The outline of this novelWriter project is damaged: its nwProject.nwx can't be read.",
      "Open the project in novelWriter, which can mend it, or choose a backup of it.",
    );
  }
  const root = read.value;
  const nodes = childrenOf(childOf(root, "content"), "item");
  if (nodes.some(({ attributes }) => attributes.type === undefined || attributes.order === undefined)) {
    return fail(
      "novelwriter-old",
      "This project is from a novelWriter before version 2.",
      "Open it in novelWriter 2, which brings it up to date, and choose it again.",
    );
  }
  const project = childOf(root, "project");
  const settings = childOf(root, "settings");
  return succeed({
    name: line(childOf(project, "name")),
    author: line(childOf(project, "author")),
    language: languageOf(line(childOf(settings, "language")) || line(childOf(settings, "spellChecking"))),
    roots: treeOf(nodes, namesOf(childOf(settings, "status")), namesOf(childOf(settings, "importance"))),
  });
}

function treeOf(
  nodes: readonly XmlNode[],
  statuses: ReadonlyMap<string, string>,
  importances: ReadonlyMap<string, string>,
): readonly ProjectItem[] {
  const known = new Set<string>();
  const below = new Map<string, XmlNode[]>();
  for (const node of nodes) {
    // It becomes part of a path: nothing but what novelWriter writes may stand there.
    const { handle = "", parent = "" } = node.attributes;
    if (!/^[\da-f]{13}$/.test(handle) || known.has(handle)) continue;
    known.add(handle);
    below.set(parent, [...(below.get(parent) ?? []), node]);
  }
  const itemsOf = (parent: string): readonly ProjectItem[] => {
    const own = below.get(parent) ?? [];
    // Whatever says that it is inside of itself is nowhere.
    below.delete(parent);
    return own
      .sort((left, right) => Number(left.attributes.order) - Number(right.attributes.order))
      .map((node) => {
        const { handle = "", type, class: kind = "", layout } = node.attributes;
        const name = childOf(node, "name");
        return {
          handle,
          type: type === "ROOT" || type === "FOLDER" ? type : "FILE",
          kind,
          isDocument: layout === "DOCUMENT",
          name: line(name),
          status: statuses.get(name?.attributes.status ?? "") ?? "",
          importance: importances.get(name?.attributes.import ?? "") ?? "",
          isActive: !/^(?:no|false)$/i.test(name?.attributes.active ?? "yes"),
          children: itemsOf(handle),
        };
      });
  };
  return itemsOf("None");
}

function namesOf(list: XmlNode | null): ReadonlyMap<string, string> {
  const names = childrenOf(list, "entry").map((entry): [string, string] => [entry.attributes.key ?? "", line(entry)]);
  return new Map(names.filter(([, name]) => !/^(?:new|none)$/i.test(name)));
}

function languageOf(said: string): string {
  const [tag] = /^[a-z]{2,3}(?:[_-][A-Za-z]{2,4})?$/.exec(said) ?? [];
  return tag?.replace("_", "-") ?? "";
}

function line(node: XmlNode | null): string {
  return textOf(node).replace(/\s+/g, " ").trim();
}
