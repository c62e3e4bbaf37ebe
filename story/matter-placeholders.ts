import type { BookDetails } from "./book-details.ts";
import type { Outline } from "./outline.ts";

/** What a template of front matter may ask for; each stands between double braces. */
export const placeholders = [
  "title",
  "subtitle",
  "author",
  "series",
  "volume",
  "publisher",
  "year",
  "isbn",
  "rights",
] as const;

/**
 * Puts the book's details into front and back matter. A line that asks for details of which none is known is left out, so that a
 * template says nothing that the writer has not said.
 */
export function fillPlaceholders(
  text: string,
  outline: Pick<Outline, "title" | "author">,
  details: BookDetails,
): string {
  if (!text.includes("{{")) return text;
  const values = valuesOf(outline, details);
  return text
    .split("\n")
    .flatMap((line) => fillLine(line, values) ?? [])
    .join("\n");
}

/** Where places of a text are in it when it is filled; of one in a line that is left out, at the start of the next line. */
export function filledPlaces(
  text: string,
  outline: Pick<Outline, "title" | "author">,
  details: BookDetails,
  places: readonly number[],
): readonly number[] {
  if (!text.includes("{{") || places.length === 0) return places;
  const values = valuesOf(outline, details);
  const found = new Map<number, number>();
  let start = 0;
  let filledStart = 0;
  for (const line of text.split("\n")) {
    const filled = fillLine(line, values);
    for (const place of places)
      if (place >= start && place <= start + line.length) {
        const before = fill(line.slice(0, place - start), values).length;
        found.set(place, filledStart + (filled === null ? 0 : Math.min(before, filled.length)));
      }
    start += line.length + 1;
    filledStart += filled === null ? 0 : filled.length + 1;
  }
  return places.map((place) => found.get(place) ?? 0);
}

type Values = { readonly [name: string]: string };

function valuesOf({ title, author }: Pick<Outline, "title" | "author">, details: BookDetails): Values {
  return { ...details, rights: details.rights || `${details.year} ${author}`.trim(), title, author };
}

/** null where nothing of what it asks for is known. */
function fillLine(line: string, values: Values): string | null {
  const asked = [...line.matchAll(asking)].map(([, name = ""]) => values[name] ?? "");
  return asked.length > 0 && asked.every((value) => value === "") ? null : fill(line, values);
}

function fill(line: string, values: Values): string {
  return line.replace(asking, (_, name: string) => escapeMarkdown(values[name] ?? ""));
}

const asking = new RegExp(`\\{\\{(${placeholders.join("|")})\\}\\}`, "g");

function escapeMarkdown(value: string): string {
  return value.replace(/[\\`*_[\]<>#~]/g, "\\$&");
}
