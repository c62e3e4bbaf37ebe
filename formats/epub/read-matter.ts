import type { MatterRole } from "../../story/matter.ts";
import type { SetAsideKind } from "../import/manuscript.ts";

/** What a page that is no chapter of the story is. */
export type PageUse =
  | { readonly kind: "matter"; readonly role: MatterRole }
  | { readonly kind: "aside"; readonly aside: SetAsideKind }
  | { readonly kind: "chapter" };

const titlePage: PageUse = { kind: "aside", aside: "title page" };
const contents: PageUse = { kind: "aside", aside: "table of contents" };
const front: PageUse = { kind: "aside", aside: "front matter" };
const matter = (role: MatterRole): PageUse => ({ kind: "matter", role });

/** Structural semantics (EPUB 3.3, section 5.10 names the vocabulary), and the guide's words of OPF 2.0.1 (section 2.6). */
const byType: Readonly<Record<string, PageUse>> = Object.assign(Object.create(null), {
  cover: titlePage,
  titlepage: titlePage,
  "title-page": titlePage,
  halftitlepage: titlePage,
  toc: contents,
  "doc-toc": contents,
  loi: front,
  lot: front,
  index: front,
  "copyright-page": matter("copyright"),
  imprint: matter("copyright"),
  colophon: front,
  dedication: matter("dedication"),
  "doc-dedication": matter("dedication"),
  epigraph: matter("epigraph"),
  "doc-epigraph": matter("epigraph"),
  foreword: matter("foreword"),
  "doc-foreword": matter("foreword"),
  preface: matter("preface"),
  "doc-preface": matter("preface"),
  introduction: matter("introduction"),
  "doc-introduction": matter("introduction"),
  prologue: matter("prologue"),
  "doc-prologue": matter("prologue"),
  epilogue: matter("epilogue"),
  "doc-epilogue": matter("epilogue"),
  afterword: matter("afterword"),
  "doc-afterword": matter("afterword"),
  acknowledgments: matter("acknowledgements"),
  acknowledgements: matter("acknowledgements"),
  "doc-acknowledgments": matter("acknowledgements"),
  "other-credits": front,
  chapter: { kind: "chapter" },
  "doc-chapter": { kind: "chapter" },
});

const byLabel: readonly { readonly says: RegExp; readonly use: PageUse }[] = [
  {
    says: /^(?:cover|cover page|front cover|umschlag|couverture|portada|half title|half-title|title page|title|titelseite|titelblatt|page de titre)$/iu,
    use: titlePage,
  },
  {
    says: /^(?:table of contents|contents|inhalt|inhaltsverzeichnis|table des matières|sommaire|índice|indice)$/iu,
    use: contents,
  },
  { says: /^(?:copyright|copyright page|imprint|impressum|copyright notice)$/iu, use: matter("copyright") },
  { says: /^(?:dedication|widmung|dédicace)$/iu, use: matter("dedication") },
  { says: /^(?:epigraph|motto|épigraphe)$/iu, use: matter("epigraph") },
  { says: /^(?:acknowledge?ments|danksagung|dank|remerciements)$/iu, use: matter("acknowledgements") },
  {
    says: /^(?:about the author|about the authors|über die autorin|über den autor)$/iu,
    use: matter("about the author"),
  },
  { says: /^(?:also by\b.*|other books by\b.*|books by\b.*)$/iu, use: matter("also by") },
];

/** What a place is called by its types; what they don't say, by its label. Null where neither says anything. */
export function pageUse(types: readonly string[], label: string): PageUse | null {
  for (const type of types) if (byType[type]) return byType[type] ?? null;
  const clean = label.replace(/[^\p{L}\s-]+/gu, "").trim();
  return byLabel.find(({ says }) => says.test(clean))?.use ?? null;
}
