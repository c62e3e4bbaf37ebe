import { readdirSync } from "node:fs";
import { join } from "node:path";

/** The words of one pane in both languages. */
export interface Catalogue {
  readonly name: string;
  readonly english: unknown;
  readonly german: unknown;
}

export const renderer = join(import.meta.dirname, "../../renderer");
export const sources = readdirSync(renderer, { recursive: true, encoding: "utf8" }).filter((file) =>
  /\.tsx?$/.test(file),
);

export function isWords(file: string): boolean {
  return /(^|[-/])words\.ts$/.test(file);
}

/** What the words files of all panes export. */
export async function readCatalogues(): Promise<readonly Catalogue[]> {
  return (await Promise.all(sources.filter(isWords).map(cataloguesIn))).flat();
}

async function cataloguesIn(file: string): Promise<readonly Catalogue[]> {
  const exported: Record<string, unknown> = await import(join(renderer, file));
  return Object.entries(exported).flatMap(([name, value]) =>
    isObject(value) && "english" in value && "german" in value
      ? [{ name: `${file} ${name}`, english: value.english, german: value.german }]
      : [],
  );
}

/** Everything in it that is said as it stands. */
export function stringsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return isObject(value) ? Object.values(value).flatMap(stringsIn) : [];
}

export function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === "object" && value !== null;
}
