import { unquote } from "./front-matter.ts";

/** A scene of a Longform project, by the name of its file, with those that are below it. */
export interface LongformScene {
  readonly name: string;
  readonly children: readonly LongformScene[];
}

export interface LongformIndex {
  readonly title: string;
  /** From the index's own folder; empty is that folder. */
  readonly folder: string;
  readonly scenes: readonly LongformScene[];
}

/**
 * Reads what the Longform plugin keeps in a note's properties (its docs, “The Index File”): under `longform`, the list `scenes`,
 * nested where a scene is below another. Null where the note is no index of several scenes.
 */
export function readLongform(matter: readonly string[]): LongformIndex | null {
  const start = matter.findIndex((line) => /^longform\s*:\s*$/.test(line));
  if (start < 0) return null;
  const rest = matter.slice(start + 1);
  const end = rest.findIndex((line) => /^\S/.test(line));
  const own = end < 0 ? rest : rest.slice(0, end);
  const field = (name: string) => {
    const line = own.find((each) => new RegExp(`^\\s+${name}\\s*:`).test(each));
    return unquote((line ?? "").replace(/^[^:]*:\s*/, "").trim());
  };
  const list = own.findIndex((line) => /^\s+scenes\s*:/.test(line));
  if (list < 0) return null;
  const indent = indentOf(own[list] ?? "");
  const lines: string[] = [];
  for (const line of own.slice(list + 1)) {
    if (line.trim() === "") continue;
    if (indentOf(line) < indent || (indentOf(line) === indent && !/^\s*-/.test(line))) break;
    // A long name goes on in the next line.
    if (/^\s*-(?:\s|$)/.test(line)) lines.push(line);
    else lines.splice(-1, 1, `${lines.at(-1) ?? ""} ${line.trim()}`);
  }
  return {
    title: field("title"),
    folder: field("sceneFolder").replace(/^\/+|\/+$/g, ""),
    scenes: nest(lines.map(entryOf)),
  };
}

interface Entry {
  /** The column of its name: what is in a deeper one is below it. */
  readonly column: number;
  readonly name: string;
}

/** "    - - name" */
function entryOf(line: string): Entry {
  const [marks = ""] = /^\s*(?:-\s+)+/.exec(line) ?? [];
  return { column: marks.length, name: unquote(line.slice(marks.length).trim()) };
}

function nest(entries: readonly Entry[]): readonly LongformScene[] {
  const root: { name: string; children: LongformScene[] } = { name: "", children: [] };
  const open: { column: number; scene: { name: string; children: LongformScene[] } }[] = [{ column: -1, scene: root }];
  for (const { column, name } of entries) {
    if (name === "") continue;
    while (open.length > 1 && (open.at(-1)?.column ?? 0) >= column) open.pop();
    const scene = { name, children: [] };
    open.at(-1)?.scene.children.push(scene);
    open.push({ column, scene });
  }
  return root.children;
}

function indentOf(line: string): number {
  return /^\s*/.exec(line)?.[0].length ?? 0;
}
