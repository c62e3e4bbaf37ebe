/** What stands in a document of novelWriter, line by line or paragraph by paragraph. */
export type NwdBlock =
  /** 1 is a part, 2 a chapter, 3 a scene, 4 a section; `isTitle` for the book's own, `#!`. */
  | { readonly kind: "heading"; readonly level: number; readonly isTitle: boolean; readonly text: string }
  /** Lines are parted by "\n". */
  | { readonly kind: "paragraph"; readonly text: string; readonly isIndented: boolean }
  | { readonly kind: "space" }
  | { readonly kind: "synopsis"; readonly text: string }
  /** A note to oneself, or text that was taken out. */
  | { readonly kind: "comment"; readonly text: string }
  | { readonly kind: "footnote"; readonly key: string; readonly text: string }
  /** `@pov: Jane`: the word without its sign, in small letters. */
  | { readonly kind: "tag"; readonly tag: string; readonly values: readonly string[] };

export interface NwdDocument {
  /** As the file itself says it; empty where it doesn't. */
  readonly name: string;
  readonly blocks: readonly NwdBlock[];
}

/** Other lines that begin with "@" are no tags to novelWriter either. */
const tags = new Set(
  "tag pov focus char plot time location object entity custom story mention".split(" ").map((tag) => `@${tag}`),
);

/** Reads a `.nwd` (novelWriter 2, “Formatting Your Text”). */
export function readNwd(source: string): NwdDocument {
  const lines = source.replace(/^\uFEFF/, "").split(/\r\n?|\n/);
  let name = "";
  let at = 0;
  for (; lines[at]?.startsWith("%%~"); at++) {
    name ||= /^%%~name:\s*(.*?)\s*$/.exec(lines[at] ?? "")?.[1] ?? "";
  }
  const blocks: NwdBlock[] = [];
  let open: string[] = [];
  const close = () => {
    if (open.length > 0) blocks.push(paragraphOf(open));
    open = [];
  };
  for (const line of lines.slice(at)) {
    const own = line.trim() === "" ? null : blockOf(line);
    if (own === "text") {
      open.push(line);
      continue;
    }
    close();
    if (own !== null) blocks.push(...own);
  }
  close();
  return { name, blocks };
}

function blockOf(line: string): "text" | readonly NwdBlock[] {
  const bare = line.trim();
  if (line.startsWith("[")) {
    if (/^\[new ?page\]$/i.test(bare)) return [];
    if (/^\[vspace(?::\s*\d+)?\]$/i.test(bare)) return [{ kind: "space" }];
  }
  if (line.startsWith("%")) return [commentOf(line)];
  if (line.startsWith("@")) return [tagOf(bare)];
  const heading = /^(#{1,3}!|#{1,4})\s+(.*)$/.exec(line);
  if (!heading) return "text";
  const [, marks = "", text = ""] = heading;
  const level = marks.replace("!", "").length;
  return [{ kind: "heading", level, isTitle: marks === "#!", text: text.trim() }];
}

function commentOf(line: string): NwdBlock {
  const text = line.replace(/^%~?\s*/, "").trim();
  if (line.startsWith("%~")) return { kind: "comment", text };
  const [, word = "", said = ""] = /^(synopsis|short|summary)\s*:\s*(.*)$/i.exec(text) ?? [];
  if (word !== "") return { kind: "synopsis", text: said };
  const [, key = "", note = ""] = /^footnote\.([\w-]+)\s*:\s*(.*)$/i.exec(text) ?? [];
  return key === "" ? { kind: "comment", text } : { kind: "footnote", key: key.toLowerCase(), text: note };
}

function tagOf(line: string): NwdBlock {
  const [, tag = "", rest = ""] = /^(@\w+)\s*:\s*(.*)$/.exec(line) ?? [];
  if (!tags.has(tag.toLowerCase())) return { kind: "comment", text: line };
  const values = rest.split(/[,|]/).map((value) => value.trim());
  return { kind: "tag", tag: tag.slice(1).toLowerCase(), values: values.filter((value) => value !== "") };
}

/** `>> centred <<`, `> indented <`: the marks at the paragraph's ends, or at those of each line. */
function paragraphOf(lines: readonly string[]): NwdBlock {
  let isIndented = false;
  const bare = lines.map((line) => {
    const own = line.trim();
    isIndented ||= /^>(?!>)\s/.test(own) && /\s<$/.test(lines.at(-1)?.trim() ?? "");
    return own.replace(/^>>?\s+/, "").replace(/\s+<<?$/, "");
  });
  return { kind: "paragraph", text: bare.join("\n"), isIndented };
}
