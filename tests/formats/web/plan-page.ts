import { expect } from "vitest";
import type { ImportedItem, ImportedManuscript } from "../../../formats/import/manuscript.ts";
import { planManuscript } from "../../../formats/readers.ts";
import type { Result } from "../../../story/problem.ts";

export interface PlannedPage {
  readonly title: string;
  readonly author: string;
  readonly language: string;
  /** "Part / Chapter" → its text. */
  readonly chapters: readonly { readonly title: string; readonly text: string }[];
  readonly asides: Readonly<Record<string, string>>;
  readonly manuscript: ImportedManuscript;
}

export function planFile(
  name: string,
  bytes: Uint8Array | string,
  beside: Readonly<Record<string, Uint8Array>> = {},
): Promise<Result<ImportedManuscript>> {
  const own = typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes;
  const others = Object.entries(beside).map(([path, content]) => ({ path, bytes: content }));
  const files = [{ path: name, bytes: own }, ...others];
  return planManuscript({ name, files, isFolder: false }, { kind: "auto" });
}

/** The plan of a page that can be read, its words counted. */
export async function planPage(
  name: string,
  bytes: Uint8Array | string,
  beside: Readonly<Record<string, Uint8Array>> = {},
): Promise<PlannedPage> {
  const planned = await planFile(name, bytes, beside);
  if (!planned.ok) throw new Error(`${planned.problem.code}: ${planned.problem.sentence}`);
  const { value } = planned;
  expect(value.words.source).toBe(value.words.chapters + value.words.titles + value.words.setAside);
  const flat = (items: readonly ImportedItem[], above: string): { title: string; text: string }[] =>
    items.flatMap((item) =>
      item.kind === "part"
        ? flat(item.children, `${above}${item.title} / `)
        : [{ title: above + item.title, text: item.text }],
    );
  const asides: Record<string, string> = {};
  for (const { kind, text } of value.setAside) asides[kind] = asides[kind] ? `${asides[kind]}\n${text}` : text;
  return {
    title: value.title,
    author: value.author,
    language: value.language,
    chapters: flat(value.items, ""),
    asides,
    manuscript: value,
  };
}
