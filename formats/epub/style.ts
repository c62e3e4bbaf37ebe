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
