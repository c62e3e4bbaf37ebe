import type { Book } from "../../story/book.ts";
import { nameOfFile } from "../../story/file-names.ts";
import { bookWords } from "../markup/book-words.ts";
import { inReadingOrder, planSections, type Section } from "../markup/sections.ts";

/** A page of the site after its first. */
export interface SitePage {
  /** Within the folder: "07-the-weir.html". */
  readonly file: string;
  /** In one line: that of its chapter. */
  readonly title: string;
  /** A chapter, after the parts that begin with it. */
  readonly sections: readonly Exclude<Section, { kind: "contents" }>[];
}

export interface SiteLayout {
  /** Of its own, beside whatever else is exported: "missing-him-site". */
  readonly folder: string;
  /** The whole book, as its table of contents has it. */
  readonly sections: readonly Section[];
  /** What stands on the first page: the title page and the table of contents. */
  readonly index: readonly Section[];
  readonly pages: readonly SitePage[];
  /** Where each section is, the index's too. */
  readonly fileOf: ReadonlyMap<Section, string>;
}

export const indexFile = "index.html";

/** A page a chapter. A site begins with its title and its table of contents, whatever a preset says of them in a book. */
export function layOutSite(book: Book): SiteLayout {
  const contents = { ...book.preset.contents, titlePage: true, tableOfContents: true };
  const asSite = { ...book, preset: { ...book.preset, contents } };
  const sections = planSections(asSite, bookWords(book.language).contents);
  const ordered = inReadingOrder(sections);
  const index = ordered.filter(isOnIndex);
  const groups: Exclude<Section, { kind: "contents" }>[][] = [];
  let waiting: Exclude<Section, { kind: "contents" }>[] = [];
  for (const section of ordered) {
    if (isOnIndex(section) || section.kind === "contents") continue;
    waiting.push(section);
    if (section.kind === "part") continue;
    groups.push(waiting);
    waiting = [];
  }
  if (waiting.length > 0) groups.push(waiting);
  const digits = Math.max(2, String(groups.length).length);
  const pages = groups.map((group, place): SitePage => {
    const title = group.at(-1)?.title ?? "";
    return { file: fileName(place + 1, digits, title), title, sections: group };
  });
  const fileOf = new Map(index.map((section) => [section, indexFile]));
  for (const { file, sections } of pages) for (const section of sections) fileOf.set(section, file);
  return { folder: `${nameOfFile(book.title)}-site`, sections, index, pages, fileOf };
}

function isOnIndex(section: Section): boolean {
  if (section.kind === "chapter") return section.chapter.matter === "title page";
  return section.kind !== "part";
}

/** An address that every server and every reader takes as it is; a title in other letters is only counted. */
function fileName(number: number, digits: number, title: string): string {
  const plain = title.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = plain.match(/[a-z0-9]+/g) ?? [];
  let name = String(number).padStart(digits, "0");
  for (const word of words) {
    if (name.length + word.length > 44) break;
    name += `-${word}`;
  }
  return `${name}.html`;
}
