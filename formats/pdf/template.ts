import type { Book } from "../../story/book.ts";
import type { Ornament, PageStyle, Preset, ProseStyle, SceneBreakStyle } from "../../story/preset.ts";
import { directionOf } from "../../story/text-direction.ts";
import { languageTag } from "../markup/language.ts";
import { leadingOf, type PageGeometry, sheetSize } from "./geometry.ts";
import { points, typstString, typstText } from "./markup.ts";

/** What lies behind the preset's font, for letters that it does not have. Libertinus and DejaVu are within Typst. */
const fallback = ["Tinos", "Libertinus Serif", "DejaVu Sans Mono"];

/** What the markup of every layout stands on: the document's data, its sheet, its type, and what blocks are called by. */
export function basis(book: Book, geometry: PageGeometry, prose: ProseStyle): string {
  const [language = "en", region] = languageTag(book.language).split(/-(?:[A-Z][a-z]{3}-)?/);
  const known = /^[a-z]{2,3}$/.test(language) && language !== "und";
  const fonts = [prose.font, ...fallback.filter((font) => font !== prose.font)].map(typstString).join(", ");
  return `
#let line-pitch = ${points(geometry.line)}
#let body-size = ${points(prose.size)}
#let body-leading = ${points(leadingOf(prose))}
#let text-width = ${points(geometry.width - geometry.margins.inside - geometry.margins.outside)}
#let text-top = ${points(geometry.margins.top + geometry.bleed + geometry.slug)}
#let text-bottom = ${points(geometry.margins.top + geometry.bleed + geometry.slug + geometry.lines * geometry.line)}
#let text-fonts = (${fonts})
#set document(title: ${typstString(shown(book.title))}, author: ${book.author.trim() === "" ? "()" : typstString(book.author)}, date: ${typstDate(book.modified)})
#set page(${sheet(geometry, directionOf(book.language))})
#set text(font: text-fonts, size: body-size, lang: ${typstString(known ? language : "en")}, ${region && /^[A-Z]{2}$/.test(region) ? `region: ${typstString(region)}, ` : ""}dir: ${directionOf(book.language)}, hyphenate: ${prose.hyphenate && known}, top-edge: 0.75em, bottom-edge: -0.25em, number-type: ${prose.font === "EB Garamond" || prose.font === "Literata" ? '"old-style"' : "auto"}, costs: (hyphenation: 120%, runt: 300%, widow: 200%, orphan: 200%))
#set par(justify: ${prose.justify}, leading: body-leading, linebreaks: "optimized", justification-limits: (spacing: (min: 80%, max: 140%), tracking: (min: -0.008em, max: 0.016em)), ${
    prose.paragraphs === "indent"
      ? "spacing: body-leading, first-line-indent: (amount: 1.5em, all: false)"
      : "spacing: body-leading + line-pitch / 2"
  })
#set block(spacing: body-leading)
#set smartquote(enabled: false)
#set list(indent: 1em, body-indent: 0.6em, spacing: body-leading, marker: ([•], [–]))
#set enum(indent: 1em, body-indent: 0.6em, spacing: body-leading, numbering: "1.", full: false)
#set footnote.entry(gap: 0.35em, clearance: line-pitch * 0.8, indent: 0em, separator: pdf.artifact(line(length: 4em, stroke: 0.4pt)))
#show footnote: it => h(0pt, weak: true) + super(typographic: false, size: 0.65em, baseline: -0.45em, numbering(it.numbering, 0))
#show footnote.entry: it => {
  set text(size: 0.82em)
  set par(leading: body-leading * 0.7, spacing: body-leading * 0.7, first-line-indent: 0em)
  super(typographic: false, size: 0.7em, baseline: -0.4em, numbering(it.note.numbering, 0))
  h(0.3em)
  it.note.body
}
#show heading: set text(size: body-size, weight: "regular", hyphenate: false)
#let blank-line = body-leading + line-pitch
#let note(number, body) = footnote(numbering: (..) => str(number), body)
#let note-mark(number) = h(0pt, weak: true) + super(typographic: false, size: 0.65em, baseline: -0.45em, str(number))
#let typed(words) = text(font: ("Courier Prime", ..text-fonts), size: 0.9em, hyphenate: false, words)
#let in-small-capitals(body) = smallcaps(all: true, text(tracking: 0.08em, hyphenate: false, number-type: auto, body))
#let small-capitals(body) = text(tracking: 0.03em, smallcaps(body))
#let centred(body) = { set par(justify: false, first-line-indent: 0em); set text(hyphenate: false); align(center, body) }
#let on-grid(body) = context {
  let tall = measure(block(width: text-width, body)).height
  block(height: calc.ceil((tall + body-leading - 0.01pt) / line-pitch) * line-pitch - body-leading, width: 100%, body)
}
#let quoted(body) = block(inset: (x: 1.5em), above: body-leading + line-pitch / 2, below: body-leading + line-pitch / 2, { set par(first-line-indent: (amount: 1.2em, all: false)); body })
#let verse(..lines) = block(inset: (left: 1.5em), above: body-leading + line-pitch / 2, below: body-leading + line-pitch / 2, {
  set par(justify: false, hanging-indent: 1.5em, first-line-indent: 0em, spacing: body-leading)
  set text(hyphenate: false)
  lines.pos().map(body => par(body)).join(parbreak())
})
#let kept(..lines) = block(inset: (left: 1.5em), above: body-leading + line-pitch / 2, below: body-leading + line-pitch / 2, {
  set par(justify: false, hanging-indent: 1.5em, first-line-indent: 0em, spacing: body-leading)
  set text(font: ("Courier Prime", ..text-fonts), size: 0.86em, hyphenate: false)
  lines.pos().map(line => par(line)).join(parbreak())
})
${pictures}`;
}

const pictures = `#let picture(file, words) = block(width: 100%, above: body-leading + line-pitch / 2, below: body-leading + line-pitch / 2, breakable: false, align(center, context {
  let natural = measure(image(file))
  let most = text-bottom - text-top - 2 * line-pitch
  let part = calc.min(1, text-width / natural.width, most / natural.height)
  image(file, alt: words, width: natural.width * part, height: natural.height * part)
}))
#let small-picture(file, words) = box(baseline: 0.2em, image(file, alt: words, height: 1em))
`;

function sheet(geometry: PageGeometry, direction: "ltr" | "rtl"): string {
  const { width, height } = sheetSize(geometry);
  const { margins, bleed, slug } = geometry;
  const sides = [
    `inside: ${points(margins.inside + slug)}`,
    `outside: ${points(margins.outside + bleed + slug)}`,
    `top: ${points(margins.top + bleed + slug)}`,
    // A hair more room than the last line needs.
    `bottom: ${points(margins.bottom + bleed + slug - 0.1)}`,
  ];
  const marks = slug > 0 ? `, foreground: ${cropMarks(geometry, direction)}` : "";
  return `width: ${points(width)}, height: ${points(height)}, margin: (${sides.join(", ")}), binding: ${direction === "rtl" ? "right" : "left"}, header: none, footer: none${marks}`;
}

/** Hairlines that point at the corners of the trim and stay clear of the bleed. */
function cropMarks(geometry: PageGeometry, direction: "ltr" | "rtl"): string {
  const { width, height, bleed, slug } = geometry;
  const sheet = sheetSize(geometry);
  const top = slug + bleed;
  const clear = slug - 3;
  const marks = (left: number): string =>
    [left, left + width]
      .flatMap((x) => [mark(x, 0, x, clear), mark(x, sheet.height - clear, x, sheet.height)])
      .concat([top, top + height].flatMap((y) => [mark(0, y, clear, y), mark(sheet.width - clear, y, sheet.width, y)]))
      .join("; ");
  const [odd, even] = direction === "ltr" ? [slug, slug + bleed] : [slug + bleed, slug];
  return `context pdf.artifact(if calc.odd(here().page()) { ${marks(odd)} } else { ${marks(even)} })`;
}

function mark(x1: number, y1: number, x2: number, y2: number): string {
  return `place(top + left, line(start: (${points(x1)}, ${points(y1)}), end: (${points(x2)}, ${points(y2)}), stroke: 0.25pt))`;
}

/** Running heads, folios, openers and what else makes a book of the text. */
export function bookParts(preset: Preset, geometry: PageGeometry): string {
  const { page, headings } = preset;
  const sink = Math.max(1, Math.round(geometry.lines * 0.16));
  return `
#let folio(pattern) = text(size: 0.92em, context counter(page).display(pattern))
#let head-text(body) = text(size: 0.85em, in-small-capitals(body))
#let is-opener(start) = here().page() == locate(start).page()
${headAndFoot(page)}
#let new-page(right) = {
  set page(header: none, footer: none, numbering: none)
  pagebreak(to: if right { "odd" } else { none }, weak: true)
}
#let pages(name, right: false, restart: false, pattern: none, head: none, folios: true, body) = {
  new-page(right)
  let start = label(name)
  set page(
    numbering: pattern,
    header: if pattern == none or head == none { none } else { running-head(start, pattern, ..head) },
    footer: if pattern == none or not folios { none } else { running-foot(start, pattern) },
    header-ascent: line-pitch * 0.9, footer-descent: line-pitch * 1.1,
  )
  if restart { counter(page).update(1) }
  [#metadata(none)#start]
  body
}
#let heading-label(body) = in-small-capitals(body)
#let heading-ornament = ${headings.ornament === null ? "none" : ornament(headings.ornament)}
#let opener-lines(label, title) = centred({
  let big(body) = { set par(leading: 0.4em); text(size: 1.6em, number-type: auto, body) }
  if label != none { block(if title == none { big(label) } else { heading-label(label) }) }
  if title != none { block(above: blank-line, big(title)) }
  if heading-ornament != none { block(above: blank-line, pdf.artifact(heading-ornament)) }
})
#let opener(words, label, title, level: 1, sink: ${sink}) = {
  show heading: it => block(above: 0pt, below: body-leading + 2 * line-pitch, sticky: true, width: 100%, on-grid({
    v(sink * line-pitch, weak: false)
    opener-lines(label, title)
  }))
  heading(level: level, bookmarked: ${page.standard !== "PDF"}, outlined: true, words)
}
#let inner-heading(level, rank, body) = {
  show heading: it => block(above: blank-line, below: body-leading, sticky: true, centred(if rank == 1 { text(size: 1.05em, in-small-capitals(it.body)) } else { emph(it.body) }))
  heading(level: level, bookmarked: false, body)
}
${sceneBreak(preset.sceneBreak)}
${openings()}
#let standing(at, body) = { v(at * 1fr); body; v((1 - at) * 1fr) }
#let contents-line(name, pattern, level, body) = context {
  let start = label(name)
  let number = numbering(pattern, counter(page).at(start).first())
  let line = {
    set par(justify: false, first-line-indent: 0em, hanging-indent: 1.5em)
    set text(hyphenate: false, number-type: auto)
    grid(columns: (1fr, auto), column-gutter: 1.5em, align: (left + top, right + bottom), body, number)
  }
  block(inset: (left: if level > 1 { 1.2em } else { 0em }), above: if level == 0 { blank-line } else { body-leading + line-pitch * 0.25 }, below: body-leading, sticky: level == 0, ${page.standard === "PDF" ? "line" : "link(start, line)"})
}
`;
}

function headAndFoot(page: PageStyle): string {
  const inHead = page.folios === "outside" && page.runningHeads !== "none";
  const verso = "calc.even(here().page())";
  const head =
    page.runningHeads === "none"
      ? "none"
      : `grid(columns: (3em, 1fr, 3em), align: (left, center, right), ${inHead ? `if ${verso} { folio(pattern) }` : ""}, head-text(if ${verso} { on-left } else { on-right }), ${inHead ? `if not ${verso} { folio(pattern) }` : ""})`;
  const foot =
    page.folios === "none"
      ? "none"
      : inHead
        ? "if is-opener(start) { align(center, folio(pattern)) }"
        : page.folios === "centre"
          ? "align(center, folio(pattern))"
          : `align(if ${verso} { left } else { right }, folio(pattern))`;
  return `#let running-head(start, pattern, on-left, on-right) = context if not is-opener(start) { ${head} }
#let running-foot(start, pattern) = context ${foot === "none" ? "none" : `{ ${foot} }`}`;
}

function sceneBreak(style: SceneBreakStyle): string {
  const shown =
    style.kind === "text"
      ? typstText(style.text)
      : `#${ornament(style.kind === "ornament" ? style.ornament : "asterism")}`;
  if (style.kind !== "space")
    return `#let scene-break() = block(above: body-leading + line-pitch / 2, below: body-leading + line-pitch / 2, height: body-size, width: 100%, centred(pdf.artifact[${shown}]))`;
  return `#let scene-break() = block(above: body-leading, below: body-leading, height: body-size, width: 100%, context {
  let top = here().position().y
  if top < text-top + line-pitch / 2 or top > text-bottom - line-pitch * 1.5 { centred(pdf.artifact[${shown}]) }
})`;
}

function ornament(kind: Ornament): string {
  switch (kind) {
    case "asterism":
      return 'text(font: "Literata", "⁂")';
    case "fleuron":
      return 'text(font: "EB Garamond", size: 1.2em, "❦")';
    case "diamonds":
      return 'text(font: "EB Garamond", size: 0.6em, tracking: 1.2em, "◆◆◆")';
    case "line":
      return "box(baseline: -0.3em, line(length: 4em, stroke: 0.5pt))";
  }
}

/** A capital over three lines with the text beside it: broken here, since Typst sets no text around a letter. */
function openings(): string {
  return `
#let from-capital(body) = text(top-edge: "cap-height", bottom-edge: "baseline", hyphenate: false, body)
#let capital(mark, letter, wide, tall, drop) = {
  let one = measure(from-capital("H")).height
  let big = text(size: 1em * (tall / one), from-capital(letter))
  (width: measure(big).width, content: box(width: measure(big).width + wide, height: one, {
    place(left + bottom, dx: -measure(mark).width - 0.05em, dy: drop - tall + one, mark)
    place(left + bottom, dy: drop, big)
  }))
}
#let raised-capital(mark, letter) = context capital(mark, letter, 0.04em.to-absolute(), 2 * line-pitch, 0pt).content
#let drop-capital(mark, letter, words, rest) = context {
  let rows = 3
  let gap = 0.12em.to-absolute()
  let one = measure(from-capital("H")).height
  let drop = (rows - 1) * line-pitch
  let capital = capital(mark, letter, gap, drop + one, drop)
  let room = (text-width - capital.width - gap) * 1.015
  let space = measure([a b]).width - measure([ab]).width
  let at = 0
  let lines = ()
  for row in range(rows) {
    let from = at
    let used = 0pt
    while at < words.len() {
      let wide = measure(words.at(at)).width + if at > from { space } else { 0pt }
      if at > from and used + wide > room { break }
      used += wide
      at += 1
    }
    lines.push(words.slice(from, at).join([ ]))
  }
  par(first-line-indent: 0em, {
    capital.content
    lines.join(linebreak(justify: true) + h(capital.width + gap))
    linebreak(justify: true)
    words.slice(at).join([ ])
    if words.slice(at).len() > 0 [ ]
    rest
  })
}
`;
}

function typstDate(modified: string): string {
  const date = new Date(modified);
  if (Number.isNaN(date.getTime())) return "none";
  return `datetime(year: ${date.getUTCFullYear()}, month: ${date.getUTCMonth() + 1}, day: ${date.getUTCDate()}, hour: ${date.getUTCHours()}, minute: ${date.getUTCMinutes()}, second: ${date.getUTCSeconds()})`;
}

export function shown(title: string): string {
  return title.trim() === "" ? "Untitled" : title;
}
