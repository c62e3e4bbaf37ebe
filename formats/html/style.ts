/** Readable on a phone and in the dark; the reader's own size, a serif, one narrow column. */
export const htmlStyle = `:root {
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
  line-height: 1.6;
  color: var(--ink);
  background: var(--paper);
  overflow-wrap: break-word;
}
h1, h2, h3, h4, h5, h6 {
  line-height: 1.25;
  font-weight: normal;
  text-align: center;
  text-wrap: balance;
}
h1 {
  margin: 3rem 0 1rem;
  font-size: 2.2em;
}
section > :is(h2, h3, h4, h5, h6) {
  margin: 5rem 0 2rem;
}
.author {
  text-align: center;
  color: var(--quiet);
}
nav {
  margin: 4rem 0;
}
nav ol {
  list-style: none;
  padding-inline-start: 1.25rem;
}
nav summary {
  padding: 0.4rem 0;
  text-align: center;
  cursor: pointer;
}
nav ol ol {
  margin-bottom: 0.8rem;
}
nav ol.short {
  columns: 8rem;
}
nav li {
  break-inside: avoid;
}
nav a {
  display: inline-block;
  padding: 0.2rem 0;
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
p {
  margin: 0;
  text-indent: 1.5em;
  hyphens: auto;
}
p.first, li > p, .author {
  text-indent: 0;
}
p.verse {
  margin: 1.2em 1.5em;
  text-indent: 0;
  hyphens: manual;
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
  white-space: pre-wrap;
}
hr.scene-break {
  width: 20%;
  margin: 2em auto;
  border: 0;
  border-top: 1px solid var(--quiet);
}
sup {
  line-height: 0;
}
.note-mark, .note-back {
  padding-inline: 0.15em;
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
  display: block;
  max-width: 100%;
  height: auto;
  margin: 1.5em auto;
}
@media print {
  body {
    max-width: none;
    color: #000;
    background: #fff;
  }
  section.chapter {
    break-before: page;
  }
}
`;
