/** What stands between the two lines of dashes on top of a note: its properties, by name in small letters. */
export interface FrontMatter {
  /** How many lines it has, both lines of dashes too; 0 where there is none. */
  readonly lines: number;
  /** One value, or those of a list. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
}

const property = /^([^\s:#-][^:]{0,80}?)\s*:(?:\s+(.*))?$/;

/**
 * Reads properties as Obsidian writes them: YAML with values, lists and folded text. What is deeper is passed over (Longform's list of
 * scenes is read by `readLongform`).
 */
export function readFrontMatter(lines: readonly string[]): FrontMatter {
  const none = { lines: 0, fields: new Map<string, readonly string[]>() };
  if ((lines[0] ?? "").trimEnd() !== "---") return none;
  const end = lines.findIndex((line, place) => place > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
  if (end < 0) return none;
  const fields = new Map<string, string[]>();
  let open: string[] | null = null;
  let folded = false;
  for (const line of lines.slice(1, end)) {
    const [, name = "", value = ""] = property.exec(line) ?? [];
    if (name !== "") {
      folded = /^[|>][+-]?$/.test(value.trim());
      open = folded ? [] : valuesOf(value.trim());
      fields.set(unquote(name).toLowerCase(), open);
    } else if (line.trim() === "" || line.startsWith("#")) continue;
    else if (!/^[\s-]/.test(line)) return none;
    else if (open !== null) {
      const item = /^\s*-\s+(.*)$/.exec(line)?.[1];
      if (folded || item === undefined) open.splice(-1, 1, `${open.at(-1) ?? ""} ${line.trim()}`.trim());
      else if (/^\s{0,4}-/.test(line)) open.push(unquote(item.trim()));
    }
  }
  return { lines: end + 1, fields };
}

/** "a", "[a, b]", and nothing for an empty one. */
function valuesOf(value: string): string[] {
  if (value === "" || value === "null" || value === "~") return [];
  const list = /^\[(.*)\]$/.exec(value)?.[1];
  if (list === undefined || value.startsWith("[[")) return [unquote(value)];
  return list
    .split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .map((item) => unquote(item.trim()))
    .filter((item) => item !== "");
}

/** YAML's double quotes are read as JSON's, which they nearly are (YAML 1.2, section 7.3). A link is the name that it shows. */
export function unquote(value: string): string {
  let bare = value;
  if (/^".*"$/.test(value)) {
    try {
      bare = String(JSON.parse(value));
    } catch {
      bare = value.slice(1, -1);
    }
  } else if (/^'.*'$/.test(value)) bare = value.slice(1, -1).replaceAll("''", "'");
  return bare.replace(/^\[\[(?:[^\]|]*\|)?([^\]|]+)\]\]$/, "$1");
}
