/**
 * What Pandoc calls the formats that no reader of ours takes, by the ending of a file's name
 * (https://pandoc.org/MANUAL.html, "General options").
 */
const formats: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  fb2: "fb2",
  tex: "latex",
  latex: "latex",
  ltx: "latex",
  org: "org",
  rst: "rst",
  rest: "rst",
  textile: "textile",
  mediawiki: "mediawiki",
  wiki: "mediawiki",
  dokuwiki: "dokuwiki",
  opml: "opml",
  docbook: "docbook",
  dbk: "docbook",
  jats: "jats",
  muse: "muse",
  t2t: "t2t",
  creole: "creole",
  adoc: "asciidoc",
  asciidoc: "asciidoc",
  typ: "typst",
  dj: "djot",
});

/** Null where Pandoc isn't asked about such a file. */
export function pandocFormatOf(name: string): string | null {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  return formats[ending] ?? null;
}
