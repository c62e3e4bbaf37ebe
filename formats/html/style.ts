import type { Book } from "../../story/book.ts";
import { presetStyle } from "../markup/preset-style.ts";

/** Readable on a phone and in the dark; the reader's own size, a serif, one narrow column. */
export function htmlStyle({ preset, language }: Book): string {
  return `${base}${presetStyle(preset, language)}${print}`;
}

const base = `:root {
  color-scheme: light dark;
  --ink: #1d1b19;
  --paper: #fdfcfa;
  --quiet: #5c5751;
  --link: #1f4e8c;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #ddd8d0;
    --paper: #171614;
    --quiet: #a39c92;
    --link: #9cc2f5;
  }
}
html {
  -webkit-text-size-adjust: 100%;
  text-size-adjust: 100%;
}
body {
  margin: 0 auto;
  padding: 2rem max(1.25rem, env(safe-area-inset-left)) 6rem;
  max-width: 36rem;
  font-family: Literata, "Iowan Old Style", Charter, Georgia, "Noto Serif", serif;
  font-size: 1.125rem;
  line-height: 1.6;
  color: var(--ink);
  background: var(--paper);
  overflow-wrap: break-word;
}
h1, h2, h3, h4, h5, h6 {
  margin: 2.5rem 0 1rem;
  font-weight: normal;
  line-height: 1.25;
  text-align: center;
  text-wrap: balance;
}
h1 {
  font-size: 2.2em;
}
h2, h3 {
  font-size: 1.5em;
}
h4, h5, h6 {
  font-size: 1.15em;
}
.heading {
  margin: 5rem 0 2.5rem;
}
.part > .heading {
  margin: 7rem 0 0;
  font-size: 1.9em;
}
.heading .label {
  font-size: 0.72em;
  letter-spacing: 0.08em;
  color: var(--quiet);
}
.title-page {
  margin: 3rem 0 5rem;
  text-align: center;
}
.title-page h1 {
  margin: 1rem 0;
}
.title-page p {
  margin: 0.6rem 0;
  text-indent: 0;
}
.title-page .series, .title-page .subtitle {
  font-style: italic;
}
.title-page .author {
  margin-top: 1.6rem;
  font-size: 1.15em;
}
.title-page .series, .title-page .publisher {
  color: var(--quiet);
}
.title-page .publisher {
  margin-top: 2rem;
  font-size: 0.9em;
}
div.copyright, div.dedication, div.epigraph {
  margin: 5rem 0;
}
div.copyright {
  font-size: 0.85em;
  color: var(--quiet);
}
div.copyright p {
  margin: 0 0 0.8em;
}
div.dedication {
  text-align: center;
}
div.epigraph {
  padding-inline: 10%;
}
div.copyright p, div.dedication p, div.epigraph p {
  text-indent: 0;
}
nav.contents {
  margin: 4rem 0;
}
nav.contents ol {
  margin: 0;
  padding-inline-start: 0;
  list-style: none;
}
nav.contents ol ol {
  margin-bottom: 0.8rem;
  padding-inline-start: 1.25rem;
}
nav.contents ol.short {
  columns: 8rem;
}
nav.contents li {
  break-inside: avoid;
}
nav.contents summary {
  padding: 0.4rem 0;
  text-align: center;
  cursor: pointer;
}
nav.contents a {
  display: inline-block;
  padding: 0.3rem 0;
  color: inherit;
  text-decoration: none;
}
nav :is(a, summary):is(:hover, :focus-visible) {
  text-decoration: underline;
  text-underline-offset: 0.2em;
}
:focus-visible {
  outline: 2px solid var(--link);
  outline-offset: 2px;
}
a {
  color: var(--link);
}
p.verse {
  margin: 1.2em 1.5em;
  text-indent: 0;
}
p.first.verse {
  margin-block-start: 0;
}
:is(blockquote, li) > p.verse {
  margin-inline: 0;
}
.line {
  display: block;
  padding-inline-start: 1.5em;
  text-indent: -1.5em;
}
blockquote {
  margin: 1.2em 1.5em;
}
pre {
  font-size: 0.85em;
  white-space: pre-wrap;
}
sup {
  font-size: 0.75em;
  line-height: 0;
}
.note-mark, .note-back {
  padding-inline: 0.15em;
}
.note-mark {
  text-decoration: none;
}
.notes {
  margin-top: 3em;
  padding-top: 1.2em;
  border-top: 1px solid var(--quiet);
}
aside.note {
  margin: 0.6em 0;
  font-size: 0.9em;
}
aside.note:target, .note-mark:target {
  outline: 2px solid var(--link);
  outline-offset: 3px;
}
img {
  max-width: 100%;
  height: auto;
}
p.picture {
  margin: 1.5em 0;
}
img.cover {
  display: block;
  margin: 0 auto;
  max-height: 90vh;
}
`;

const print = `@media print {
  :root {
    --ink: #000;
    --paper: #fff;
    --quiet: #444;
    --link: #000;
  }
  body {
    padding: 0;
    max-width: none;
    font-size: 11pt;
  }
  h1, h2, h3, h4, h5, h6 {
    break-after: avoid;
  }
  p {
    orphans: 2;
    widows: 2;
  }
  nav {
    display: none;
  }
  .part, .chapter {
    break-before: page;
  }
  .part + .chapter {
    break-before: auto;
  }
}
`;
