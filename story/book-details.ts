import { readLine } from "./outline-values.ts";

/** What front matter, a title page and a shop's catalogue say of the book besides its title, author and language. All may be empty. */
export interface BookDetails {
  readonly subtitle: string;
  readonly series: string;
  /** "2" */
  readonly volume: string;
  readonly publisher: string;
  /** "2026" */
  readonly year: string;
  readonly isbn: string;
  /** The line behind the ©: "2026 Ada Marsh. All rights reserved." Made of year and author where it is empty. */
  readonly rights: string;
  /** Of a few sentences, for catalogues. */
  readonly description: string;
  /** What it is about, as shops sort it, parted by ";": "Fiction / Historical; Rivers". */
  readonly subjects: string;
  /** Of the running head in a manuscript: a word from the title. */
  readonly keyword: string;
  /** For the first page of a manuscript; the author's name on the book may be another. */
  readonly legalName: string;
  /** Lines parted by " / ". */
  readonly address: string;
  readonly phone: string;
  readonly email: string;
}

export const noDetails: BookDetails = {
  subtitle: "",
  series: "",
  volume: "",
  publisher: "",
  year: "",
  isbn: "",
  rights: "",
  description: "",
  subjects: "",
  keyword: "",
  legalName: "",
  address: "",
  phone: "",
  email: "",
};

/** Whatever stands there, as details: unknown keys are left out. */
export function readDetails(value: unknown): BookDetails {
  const given = typeof value === "object" && value !== null ? (value as { readonly [key: string]: unknown }) : {};
  return Object.fromEntries(Object.keys(noDetails).map((key) => [key, readLine(given[key])])) as unknown as BookDetails;
}
