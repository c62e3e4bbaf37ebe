/** Layout only: fonts, sizes and colours are the reader's own, so that night mode and large print work. */
export const epubStyle = `h1, h2, h3, h4, h5, h6 {
  text-align: center;
  font-weight: normal;
  line-height: 1.3;
  page-break-after: avoid;
  break-after: avoid;
  hyphens: none;
  -epub-hyphens: none;
}
h1 {
  margin: 3em 0 2em;
}
h2, h3, h4, h5, h6 {
  margin: 1.5em 0 1em;
}
p {
  margin: 0;
  text-indent: 1.5em;
  orphans: 2;
  widows: 2;
}
p.first, li > p, .author {
  text-indent: 0;
}
p.verse {
  margin: 1em 1.5em;
  text-indent: 0;
  text-align: left;
  hyphens: none;
  -epub-hyphens: none;
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
[dir="rtl"] p.verse {
  text-align: right;
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
hr.scene-break {
  width: 20%;
  margin: 1.5em auto;
  border: 0;
  border-top: 1px solid;
  opacity: 0.5;
}
img {
  max-width: 100%;
}
sup {
  line-height: 0;
}
.note-mark, .note-back {
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
section.part h1, section.title-page h1 {
  margin-top: 30%;
}
.author, .cover {
  text-align: center;
}
nav ol {
  list-style: none;
  padding-left: 1em;
}
`;
