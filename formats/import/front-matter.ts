/** Past a YAML block that begins the file ("---" to "---" or "..."), or `from`. */
export function frontMatterEnd(lines: readonly string[], from: number, to: number): number {
  if ((lines[from] ?? "").trimEnd() !== "---") return from;
  for (let place = from + 1; place < to; place++) {
    const line = (lines[place] ?? "").trimEnd();
    if (line === "---" || line === "...") return place + 1;
    if (line !== "" && !/^(?:[\w-]+\s*:|\s|-|#)/.test(line)) return from;
  }
  return from;
}

/** Plain "key: value" lines, keys in lower case; quotes around a value go. */
export function readFields(lines: readonly string[]): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const line of lines) {
    const match = /^([\w-]+)\s*:\s*(.+?)\s*$/.exec(line);
    if (match) fields.set((match[1] ?? "").toLowerCase(), unquote(match[2] ?? ""));
  }
  return fields;
}

/** YAML's double quotes are read as JSON's, which they nearly are (YAML 1.2, section 7.3). */
function unquote(value: string): string {
  if (/^".*"$/.test(value)) {
    try {
      return String(JSON.parse(value));
    } catch {
      return value.slice(1, -1);
    }
  }
  return /^'.*'$/.test(value) ? value.slice(1, -1).replaceAll("''", "'") : value;
}
