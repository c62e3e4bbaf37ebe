import type { Block, Inline } from "../../../story/book.ts";
import { parseMarkdown, plainText } from "../../../story/markdown.ts";
import { writeBlocks, writeNote } from "../../markdown/write.ts";
import type { Fate, ParagraphRole, Part, StyledParagraph } from "./document.ts";
import { type Atom, inlinesOf } from "./inlines.ts";
import { nestedBlocks } from "./nested.ts";

/** Which of the tracked changes are taken, and what notes and marks become. */
export interface RenderOptions {
  /** Whether what has that fate is in this text. */
  readonly includes: (fate: Fate) => boolean;
  /** Whether a paragraph ends here and isn't one with the next. */
  readonly endsAt: (end: Fate) => boolean;
  readonly numberOf: (note: string) => number;
  readonly notes: ReadonlyMap<string, readonly StyledParagraph[]>;
  /** Stands for each mark of a comment; empty where marks are left out. */
  readonly sentinel: string;
}

interface Line {
  readonly role: ParagraphRole;
  readonly atoms: readonly Atom[];
}

/** Paragraphs that belong together as Markdown, and behind them the footnotes that they refer to. */
export function renderParagraphs(paragraphs: readonly StyledParagraph[], options: RenderOptions): string {
  const notes: string[] = [];
  const lines = linesOf(paragraphs, options, notes);
  const pieces: string[] = [];
  let blocks: Block[] = [];
  const flush = () => {
    const text = writeBlocks(blocks);
    if (text !== "") pieces.push(text);
    blocks = [];
  };
  for (let place = 0; place < lines.length; ) {
    const { role } = lines[place] as Line;
    const end = lines.findIndex((line, at) => at > place && line.role.kind !== role.kind);
    const run = lines.slice(place, end < 0 ? lines.length : end);
    if (role.kind === "scene break") {
      flush();
      if (pieces.at(-1) !== "***") pieces.push("***");
    } else blocks.push(...blocksOf(run));
    place += run.length;
  }
  flush();
  for (const note of notes) {
    const inside = (options.notes.get(note) ?? []).map((paragraph) => ({
      ...paragraph,
      role: { kind: "body" as const },
    }));
    const written = blocksOf(linesOf(inside, options, []));
    if (written.length > 0) pieces.push(writeNote(options.numberOf(note), written));
  }
  return pieces.join("\n\n");
}

function linesOf(paragraphs: readonly StyledParagraph[], options: RenderOptions, notes: string[]): Line[] {
  const lines: Line[] = [];
  let waiting: Line | null = null;
  for (const paragraph of paragraphs) {
    let line: Line = { role: paragraph.role, atoms: atomsOf(paragraph.parts, options, notes) };
    // Two that are one have the style of the second, where both have something in them.
    if (waiting !== null) {
      const role = hasSigns(waiting) && !hasSigns(line) ? waiting.role : line.role;
      const atoms = [...waiting.atoms, ...line.atoms];
      line = { role: role.kind === "scene break" && hasWords(atoms) ? { kind: "body" } : role, atoms };
    }
    if (options.endsAt(paragraph.end)) lines.push(line);
    waiting = options.endsAt(paragraph.end) ? null : line;
  }
  if (waiting !== null) lines.push(waiting);
  return lines.filter((line) => line.role.kind === "scene break" || hasSigns(line));
}

function hasSigns({ atoms }: Line): boolean {
  return atoms.some((atom) => "inline" in atom || /\S/.test(atom.text));
}

function hasWords(atoms: readonly Atom[]): boolean {
  return atoms.some((atom) => "inline" in atom || /[\p{L}\p{N}]/u.test(atom.text));
}

function atomsOf(parts: readonly Part[], options: RenderOptions, notes: string[]): Atom[] {
  const atoms: Atom[] = [];
  parts.forEach((part, place) => {
    if (part.kind === "mark") {
      if (options.sentinel === "") return;
      // It looks as what it stands at, so that it is no reason to end an emphasis.
      const isOther = (other: Part) => other.kind !== "mark" && options.includes(other.fate);
      const near = part.side === "to" ? parts.slice(0, place).findLast(isOther) : parts.slice(place).find(isOther);
      const own = near?.kind === "text" ? near : { looks: 0, link: null };
      atoms.push({ text: options.sentinel, looks: own.looks, link: own.link });
    } else if (options.includes(part.fate)) {
      if (part.kind === "text") atoms.push(part);
      else if (part.kind === "image")
        atoms.push({ inline: { kind: "image", address: part.address, description: part.description } });
      else {
        if (!notes.includes(part.note)) notes.push(part.note);
        atoms.push({ inline: { kind: "noteReference", number: options.numberOf(part.note) } });
      }
    }
  });
  return atoms;
}

/** Lines of one kind. */
function blocksOf(lines: readonly Line[]): Block[] {
  const role = lines[0]?.role;
  switch (role?.kind) {
    case undefined:
    case "scene break":
      return [];
    case "heading":
      return lines.map((line) => ({
        kind: "heading",
        level: line.role.kind === "heading" ? line.role.level : 1,
        children: markedInlines(line.atoms),
      }));
    case "quote":
      return [{ kind: "quote", children: lines.flatMap(paragraphsOf) }];
    case "code":
      return [{ kind: "preformatted", text: lines.map(({ atoms }) => textOf(atoms)).join("\n") }];
    case "item":
      return listsOf(lines, 0);
    case "inside":
      return nestedBlocks(lines.map((line) => ({ role: line.role, blocks: insideOf(line) })));
    default:
      return lines.flatMap(paragraphsOf);
  }
}

function insideOf(line: Line): Block[] {
  if (line.role.kind !== "inside" || !line.role.isCode) return paragraphsOf(line);
  return [{ kind: "preformatted", text: textOf(line.atoms) }];
}

/** Two line breaks in a row part paragraphs, whatever the file calls them. */
function paragraphsOf({ atoms }: Line): Block[] {
  const groups: Atom[][] = [[]];
  for (const atom of atoms) {
    if ("inline" in atom || !/\n\s*\n/.test(atom.text)) {
      groups.at(-1)?.push(atom);
      continue;
    }
    atom.text.split(/\n\s*\n/).forEach((text, place) => {
      if (place > 0) groups.push([]);
      groups.at(-1)?.push({ ...atom, text });
    });
  }
  return groups
    .map((group) => markedInlines(group))
    .filter((children) => children.length > 0)
    .map((children) => ({ kind: "paragraph", children }));
}

function listsOf(lines: readonly Line[], depth: number): Block[] {
  const blocks: Block[] = [];
  let open: { key: string; ordered: boolean; start: number; items: Block[][] } | null = null;
  const close = () => {
    if (open) blocks.push({ kind: "list", ordered: open.ordered, start: open.start, items: open.items });
    open = null;
  };
  for (let place = 0; place < lines.length; ) {
    const line = lines[place] as Line;
    const role = line.role.kind === "item" ? line.role : null;
    if (role && role.depth > depth) {
      const end = lines.findIndex((other, at) => at > place && other.role.kind === "item" && other.role.depth <= depth);
      const inner = lines.slice(place, end < 0 ? lines.length : end);
      const inside = listsOf(inner, depth + 1);
      const item: Block[] | undefined = (open as { items: Block[][] } | null)?.items.at(-1);
      if (item) item.push(...inside);
      else blocks.push(...inside);
      place += inner.length;
      continue;
    }
    const key = `${role?.list} ${role?.ordered}`;
    if (open && (open as { key: string }).key !== key) close();
    open ??= { key, ordered: role?.ordered ?? false, start: Math.max(0, role?.number ?? 1), items: [] };
    (open as { items: Block[][] }).items.push(paragraphsOf(line));
    place++;
  }
  close();
  return blocks;
}

/** Where Markdown would read the looks as something else, the letters go without them. */
function markedInlines(atoms: readonly Atom[]): Inline[] {
  const inlines = inlinesOf(atoms);
  if (inlines.every(({ kind }) => kind === "text" || kind === "noteReference" || kind === "lineBreak")) return inlines;
  const blocks = parseMarkdown(writeBlocks([{ kind: "paragraph", children: inlines }]), Number);
  const [block] = blocks;
  const read = blocks.length === 1 && block?.kind === "paragraph" ? plainText(block.children) : "";
  if (read.replace(/\s+/g, "") === plainText(inlines).replace(/\s+/g, "")) return inlines;
  return inlinesOf(atoms.map((atom) => ("inline" in atom ? atom : { ...atom, looks: 0, link: null })));
}

function textOf(atoms: readonly Atom[]): string {
  return atoms.map((atom) => ("inline" in atom ? plainText([atom.inline]) : atom.text)).join("");
}
