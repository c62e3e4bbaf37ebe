/** mulberry32: the same numbers from the same seed, from 0 up to 1. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const tags =
  "p p p p div span em i b strong u s sup sub small a h1 h2 h3 h4 blockquote ul ol li table tr td th section article aside nav header footer main pre code br hr img center font dl dt dd figure figcaption q ruby rt rp details summary form button label noscript details address cite var del ins svg text math mi title style script template iframe select option textarea object".split(
    " ",
  );
const styles = [
  "font-style:italic",
  "font-weight:bold",
  "display:none",
  "text-align:center",
  "display:block",
  "white-space:pre-wrap",
  "page-break-before:always",
];
const classes = [
  "c1",
  "c2",
  "stanza",
  "verse",
  "footnote",
  "pagenum",
  "toc",
  "MsoToc1",
  "title",
  "scene-break",
  "dropcap",
  "meta",
];

/** A page of any elements in any order, open or closed; and its words, each of which is in it once. */
export function randomPage(random: () => number): { readonly page: string; readonly words: readonly string[] } {
  const words: string[] = [];
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const word = () => {
    const made = `w${words.length}${pick(["", "é", "ñ", "й", "א", "字", "’s", "-x"])}q`;
    words.push(made);
    return made;
  };
  const text = () =>
    Array.from({ length: 1 + Math.floor(random() * 5) }, word).join(
      pick([" ", " ", "\n", "&nbsp;", " &mdash; ", "\t", ", "]),
    ) + pick([" ", "", ". ", "*", "_", "[^1]", "%%", "\\", "#", "`", "~~", "<", "&"]);
  let page = `${pick(["", "<!DOCTYPE html>", "<?xml version='1.0'?>"])}<html lang="en"><head><meta charset="utf-8"><title>T</title><style>.c1{font-style:italic}.c2>b{display:none}</style></head><body>`;
  const open: string[] = [];
  const count = 20 + Math.floor(random() * 60);
  for (let place = 0; place < count; place++) {
    const tag = pick(tags);
    const roll = random();
    if (roll < 0.5) {
      const attributes = [
        random() < 0.2 ? ` class="${pick(classes)}"` : "",
        random() < 0.2 ? ` style="${pick(styles)}"` : "",
        random() < 0.3 ? ` id="n${Math.floor(random() * 6)}"` : "",
        tag === "a" && random() < 0.8
          ? ` href="${pick(["#n1", "#n2", "#n3", "https://example.org/", "javascript:1", "x.html"])}"`
          : "",
        tag === "img"
          ? ` src="${pick(["x.png", "https://example.org/x.png", "data:,x"])}" alt="${pick(["", "A", "picture"])}"`
          : "",
      ].join("");
      page += `<${tag}${attributes}>`;
      open.push(tag);
    } else if (roll < 0.7 && open.length > 0) page += `</${random() < 0.8 ? open.pop() : pick(tags)}>`;
    else page += text();
  }
  while (open.length > 0 && random() < 0.9) page += `</${open.pop()}>${random() < 0.3 ? text() : ""}`;
  return { page: `${page}</body></html>`, words };
}
