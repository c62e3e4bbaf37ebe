/** Readable on a phone, in the dark and on paper; what changed is marked by lines and signs as well as by colour. */
export const comparisonStyle = `:root {
  color-scheme: light dark;
  --ink: #1d1b19;
  --paper: #fdfcfa;
  --quiet: #5c5751;
  --line: #ddd7cd;
  --link: #1f4e8c;
  --in: #14532d;
  --in-back: #dff3e4;
  --out: #8a1c1c;
  --out-back: #fbe4e1;
  --move: #4a3478;
  --move-back: #ece6f7;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #ddd8d0;
    --paper: #171614;
    --quiet: #a39c92;
    --line: #3a3632;
    --link: #9cc2f5;
    --in: #a9e5bb;
    --in-back: #173323;
    --out: #f5b3ab;
    --out-back: #41201d;
    --move: #cdbdf3;
    --move-back: #2d2542;
  }
}
html {
  -webkit-text-size-adjust: 100%;
  text-size-adjust: 100%;
}
body {
  margin: 0 auto;
  padding: 2rem max(1.25rem, env(safe-area-inset-left)) 6rem;
  max-width: 40rem;
  font-family: Literata, "Iowan Old Style", Charter, Georgia, "Noto Serif", serif;
  line-height: 1.6;
  color: var(--ink);
  background: var(--paper);
  overflow-wrap: break-word;
}
h1, h2, h3, h4, h5, h6 {
  line-height: 1.25;
  font-weight: normal;
  text-wrap: balance;
}
h1 {
  margin: 2rem 0 0.5rem;
  font-size: 2em;
}
h2 {
  margin: 4rem 0 0.5rem;
  padding-top: 1.5rem;
  border-top: 1px solid var(--line);
  font-size: 1.5em;
}
a {
  color: var(--link);
}
.about, .sum, nav, summary, .key, .list {
  font-family: Inter, system-ui, sans-serif;
  font-size: 0.9rem;
}
.about, .sum, summary {
  color: var(--quiet);
}
nav ul {
  padding: 0;
  list-style: none;
}
nav li {
  padding: 0.25rem 0;
}
ins, del {
  border-radius: 2px;
  padding: 0 0.08em;
  box-decoration-break: clone;
  -webkit-box-decoration-break: clone;
}
ins {
  color: var(--in);
  background: var(--in-back);
  text-decoration: underline;
  text-decoration-thickness: 2px;
  text-underline-offset: 0.2em;
}
del {
  color: var(--out);
  background: var(--out-back);
  text-decoration: line-through;
}
ins.moved, del.moved {
  color: var(--move);
  background: var(--move-back);
}
ins.moved {
  text-decoration: underline double;
}
del.moved {
  text-decoration: line-through double;
}
.break {
  text-align: center;
}
.jump {
  color: var(--move);
  font-family: Inter, system-ui, sans-serif;
  font-size: 0.8em;
  white-space: nowrap;
}
:target {
  outline: 2px solid var(--link);
  outline-offset: 2px;
}
details {
  margin: 1rem 0;
}
summary {
  cursor: pointer;
  padding: 0.35rem 0;
}
details > p {
  color: var(--quiet);
}
.list table {
  width: 100%;
  border-collapse: collapse;
}
.list th, .list td {
  padding: 0.35rem 0.5rem 0.35rem 0;
  border-bottom: 1px solid var(--line);
  text-align: start;
  vertical-align: top;
  font-weight: normal;
}
.list th[scope="col"] {
  color: var(--quiet);
}
.list .when {
  white-space: nowrap;
}
@media (max-width: 34rem) {
  .list thead {
    display: none;
  }
  .list tr, .list td, .list th {
    display: block;
    border: 0;
    padding: 0;
  }
  .list tr {
    padding: 0.6rem 0;
    border-bottom: 1px solid var(--line);
  }
}
@media print {
  body {
    max-width: none;
    padding: 0;
    font-size: 11pt;
    color: #000;
    background: #fff;
  }
  ins, del {
    background: none;
    color: #000;
  }
  nav, details:not([open]) > p {
    display: none;
  }
  h2 {
    break-after: avoid;
  }
  p {
    orphans: 2;
    widows: 2;
  }
}
`;
