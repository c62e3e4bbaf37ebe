import { childrenOf, type XmlNode } from "../import/xml.ts";

/** Elements whose `w:val` is the id of a style. */
const styled = new Set(["w:pStyle", "w:rStyle", "w:basedOn", "w:next"]);

/**
 * Says what of a package leads nowhere, or what nothing leads to (ECMA-376, part 2, sections 8 and 9): parts, their types and
 * relations; styles, lists, notes and comments by their ids. Null where all is whole.
 */
export function findLoose(paths: readonly string[], parts: ReadonlyMap<string, XmlNode>): string | null {
  return findUntyped(paths, parts.get("[Content_Types].xml")) ?? findUnrelated(paths, parts) ?? findUnknownIds(parts);
}

function findUntyped(paths: readonly string[], types: XmlNode | undefined): string | null {
  const overrides = new Set(childrenOf(types, "Override").map(({ attributes }) => attributes.PartName ?? ""));
  const endings = new Set(childrenOf(types, "Default").map(({ attributes }) => attributes.Extension ?? ""));
  for (const name of overrides) if (!paths.includes(name.slice(1))) return `There is no ${name}.`;
  const bare = paths.find((path) => {
    const ending = path.slice(path.lastIndexOf(".") + 1);
    const isPart = ending === "xml" && path !== "[Content_Types].xml";
    return isPart ? !overrides.has(`/${path}`) : !endings.has(ending);
  });
  return bare === undefined ? null : `${bare} has no type.`;
}

function findUnrelated(paths: readonly string[], parts: ReadonlyMap<string, XmlNode>): string | null {
  const led = new Set<string>(["[Content_Types].xml"]);
  for (const [path, root] of parts) {
    if (!path.endsWith(".rels")) continue;
    led.add(path);
    const folder = path.slice(0, path.indexOf("_rels/"));
    const source = parts.get(`${folder}${path.slice(path.lastIndexOf("/") + 1, -".rels".length)}`);
    const known = new Set<string>();
    for (const { attributes } of childrenOf(root, "Relationship")) {
      if (known.has(attributes.Id ?? "")) return `${path} has ${attributes.Id} twice.`;
      known.add(attributes.Id ?? "");
      if (attributes.TargetMode === "External") continue;
      const target = `${folder}${attributes.Target ?? ""}`;
      if (!paths.includes(target)) return `There is no ${target}.`;
      led.add(target);
    }
    const lost = source && findUnknownRelation(source, known);
    if (lost) return `${path} does not know ${lost}.`;
  }
  const stray = paths.find((path) => !led.has(path));
  return stray === undefined ? null : `Nothing leads to ${stray}.`;
}

function findUnknownRelation(node: XmlNode, known: ReadonlySet<string>): string | null {
  const used = node.attributes["r:id"] ?? node.attributes["r:embed"];
  if (used !== undefined && !known.has(used)) return used;
  for (const child of node.children) {
    const found = typeof child === "string" ? null : findUnknownRelation(child, known);
    if (found !== null) return found;
  }
  return null;
}

interface Ids {
  readonly defined: Set<string>;
  readonly used: Set<string>;
}

function findUnknownIds(parts: ReadonlyMap<string, XmlNode>): string | null {
  const ids: Ids = { defined: new Set(["list 0"]), used: new Set() };
  const changes = new Set<string>();
  const ranges = new Map<string, string>();
  let twice: string | null = null;
  const visit = (node: XmlNode): void => {
    const id = node.attributes["w:id"] ?? "";
    const value = node.attributes["w:val"] ?? "";
    if (styled.has(node.name)) ids.used.add(`style ${value}`);
    switch (node.name) {
      case "w:style":
        ids.defined.add(`style ${node.attributes["w:styleId"]}`);
        break;
      case "w:num":
        ids.defined.add(`list ${node.attributes["w:numId"]}`);
        break;
      case "w:numId":
        ids.used.add(`list ${value}`);
        break;
      case "w:footnote":
        ids.defined.add(`note ${id}`);
        break;
      case "w:footnoteReference":
        ids.used.add(`note ${id}`);
        break;
      case "w:comment":
        ids.defined.add(`comment ${id}`);
        break;
      case "w:commentRangeStart":
      case "w:commentRangeEnd":
      case "w:commentReference":
        ids.used.add(`comment ${id}`);
        ranges.set(id, `${ranges.get(id) ?? ""}${node.name.slice("w:comment".length)} `);
        break;
      case "w:ins":
      case "w:del":
      case "w:pPrChange":
      case "w:bookmarkStart":
        if (changes.has(id)) twice = `${node.name} ${id}`;
        changes.add(id);
        break;
    }
    for (const child of node.children) if (typeof child !== "string") visit(child);
  };
  for (const root of parts.values()) visit(root);
  const lost = [...ids.used].find((id) => !ids.defined.has(id));
  if (lost !== undefined) return `There is no ${lost}.`;
  const open = [...ranges].find(([, order]) => order !== "RangeStart RangeEnd Reference ");
  if (open) return `Comment ${open[0]} has no place.`;
  const unsaid = [...ids.defined].find((id) => id.startsWith("comment") && !ids.used.has(id));
  if (unsaid !== undefined) return `Nothing leads to ${unsaid}.`;
  return twice === null ? null : `${twice} is there twice.`;
}
