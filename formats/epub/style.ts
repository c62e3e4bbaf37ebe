import type { Book } from "../../story/book.ts";
import { presetStyle } from "../markup/preset-style.ts";
import type { EmbeddedFace } from "./fonts.ts";

/**
 * Layout only: sizes and colours are the reader's own, so that night mode and large print work, and so is the font where the book
 * brings none. Plain CSS 2.1 in all that matters: old reading systems drop a style sheet that they don't understand.
 */
export function epubStyle({ preset, language }: Book, fonts: readonly EmbeddedFace[]): string {
  return fontRules(fonts) + base + presetStyle(preset, language);
}

/** A reader's own choice of a font stands above that of the body. */
function fontRules(fonts: readonly EmbeddedFace[]): string {
  const [regular] = fonts;
  if (regular === undefined) return "";
  const rules = fonts.map(
    ({ family, face, path }) => `@font-face {
  font-family: "${family}";
  font-style: ${face.endsWith("italic") ? "italic" : "normal"};
  font-weight: ${face.startsWith("bold") ? "bold" : "normal"};
  src: url("${path}");
}
`,
  );
  const kind = regular.family === "Courier Prime" ? "monospace" : "serif";
  return `${rules.join("")}body {\n  font-family: "${regular.family}", ${kind};\n}\n`;
}

const base = `h1, h2, h3, h4, h5, h6 {
  text-align: center;
  font-weight: normal;
  line-height: 1.3;
  page-break-after: avoid;
  break-after: avoid;
  -webkit-hyphens: none;
  -epub-hyphens: none;
  hyphens: none;
}
h1 {
  margin: 3em 0 2em;
  font-size: 1.5em;
}
h2, h3, h4, h5, h6 {
  margin: 1.5em 0 1em;
  font-size: 1.15em;
}
.heading .label {
  font-size: 0.75em;
  letter-spacing: 0.08em;
}
p {
  orphans: 2;
  widows: 2;
}
p.picture {
  margin: 1em 0;
}
p.verse {
  margin: 1em 1.5em;
  text-indent: 0;
}
p.first.verse {
  margin-top: 0;
}
blockquote > p.verse, li > p.verse {
  margin-left: 0;
  margin-right: 0;
}
.line {
  display: block;
  padding-left: 1.5em;
  text-indent: -1.5em;
}
[dir="rtl"] .line {
  padding-left: 0;
  padding-right: 1.5em;
}
blockquote {
  margin: 1em 1.5em;
}
pre {
  margin: 1em 0;
  white-space: pre-wrap;
}
img {
  max-width: 100%;
}
sup {
  font-size: 0.75em;
  line-height: 0;
}
.note-mark, .note-back, section.contents a {
  color: inherit;
}
.note-mark, section.contents a {
  text-decoration: none;
}
.notes {
  margin-top: 2em;
  border-top: 1px solid;
  padding-top: 1em;
}
aside.note {
  margin: 0.5em 0;
  font-size: 0.9em;
}
.cover {
  margin: 0;
  text-align: center;
}
.cover img {
  max-height: 100%;
}
section.part h1, section.title-page h1 {
  margin-top: 30%;
}
section.title-page h1 {
  margin-bottom: 0.6em;
  font-size: 2em;
}
section.title-page p {
  margin: 0.8em 0;
}
section.title-page .series + h1 {
  margin-top: 2em;
}
section.title-page .series {
  margin-top: 20%;
}
section.title-page .series, section.title-page .subtitle {
  font-style: italic;
}
section.title-page .author {
  margin-top: 2em;
  font-size: 1.2em;
}
section.title-page .publisher {
  margin-top: 5em;
}
section.copyright {
  margin-top: 20%;
  font-size: 0.85em;
}
section.copyright p {
  margin: 0 0 0.8em;
}
section.dedication, section.epigraph {
  margin-top: 25%;
}
section.copyright p, section.dedication p, section.epigraph p, section.title-page p {
  text-indent: 0;
}
section.contents ol {
  margin: 0;
  padding: 0;
  list-style: none;
}
section.contents li {
  margin: 0.5em 0;
}
section.contents ol ol {
  padding-left: 1.5em;
}
[dir="rtl"] section.contents ol ol {
  padding-left: 0;
  padding-right: 1.5em;
}
`;
