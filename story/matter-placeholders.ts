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
  const rights = details.rights || `${details.year} ${outline.author}`.trim();
  const values: { readonly [name: string]: string } = {
    ...details,
    rights,
    title: outline.title,
    author: outline.author,
  };
  return text
    .split("\n")
    .flatMap((line) => {
      const asked = [...line.matchAll(asking)].map(([, name = ""]) => values[name] ?? "");
      if (asked.length > 0 && asked.every((value) => value === "")) return [];
      return [line.replace(asking, (_, name: string) => escapeMarkdown(values[name] ?? ""))];
    })
    .join("\n");
}

const asking = new RegExp(`\\{\\{(${placeholders.join("|")})\\}\\}`, "g");

function escapeMarkdown(value: string): string {
  return value.replace(/[\\`*_[\]<>#~]/g, "\\$&");
}
