import type { MatterRole } from "../../story/matter.ts";
import type { Zone } from "./sections.ts";

/** What a page is to a reading system and to a screen reader. */
export interface Semantics {
  /** EPUB Structural Semantics 1.1; null where the vocabulary has no word for it. */
  readonly type: string | null;
  /** DPUB-ARIA 1.1; null where it has none. */
  readonly role: string | null;
}

/** What a chapter is called by its role in the book. */
export function semanticsOf(matter: MatterRole | null, zone: Zone): Semantics {
  if (matter === null) return { type: "chapter", role: "doc-chapter" };
  // What is supplied behind the story, such as the notes beside it.
  if (matter === "other" && zone === "backmatter") return { type: "appendix", role: "doc-appendix" };
  return semantics[matter];
}

const none: Semantics = { type: null, role: null };

const semantics: { readonly [role in MatterRole]: Semantics } = {
  "title page": { type: "titlepage", role: null },
  copyright: { type: "copyright-page", role: null },
  dedication: { type: "dedication", role: "doc-dedication" },
  epigraph: { type: "epigraph", role: "doc-epigraph" },
  contents: none,
  foreword: { type: "foreword", role: "doc-foreword" },
  preface: { type: "preface", role: "doc-preface" },
  introduction: { type: "introduction", role: "doc-introduction" },
  prologue: { type: "prologue", role: "doc-prologue" },
  epilogue: { type: "epilogue", role: "doc-epilogue" },
  afterword: { type: "afterword", role: "doc-afterword" },
  acknowledgements: { type: "acknowledgments", role: "doc-acknowledgments" },
  "about the author": none,
  "also by": none,
  other: none,
};
