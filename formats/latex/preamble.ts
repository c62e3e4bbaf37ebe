import type { Book } from "../../story/book.ts";
import { manuscriptFacts } from "../../story/manuscript-facts.ts";
import type { SceneBreakStyle } from "../../story/preset.ts";
import { hasRightToLeft } from "../../story/text-direction.ts";
import type { Layout, Page } from "../docx/layout.ts";
import { bookPieces } from "../markup/book-text.ts";
import { babelLanguage } from "./languages.ts";
import { latexText } from "./text.ts";

/** All before the text: the class, the paper, the language and what the text's own commands are. */
export function preamble(book: Book, layout: Layout): string {
  const { prose } = book.preset;
  const isBook = layout.kind === "book";
  const size = [9, 10, 11, 12, 14, 17].reduce((a, b) => (Math.abs(b - prose.size) < Math.abs(a - prose.size) ? b : a));
  const sides = layout.page.isMirrored ? "twoside" : "oneside";
  const opens = isBook && book.preset.page.openers === "right" && layout.page.isMirrored ? "openright" : "openany";
  return [
    "% !TeX program = lualatex",
    "% Made by Redraft. LuaLaTeX and XeLaTeX set it with any letters that the font has; pdfLaTeX does for Western European ones.",
    `\\documentclass[${size}pt,${sides},${opens}]{memoir}`,
    fonts(layout),
    language(book),
    "\\usepackage{graphicx}",
    "\\makeatletter\\ifcsname KV@Gin@alt\\endcsname\\else\\define@key{Gin}{alt}{}\\fi\\makeatother",
    "\\IfFileExists{ulem.sty}{\\usepackage[normalem]{ulem}}{}",
    "\\providecommand{\\sout}[1]{#1}",
    `\\usepackage[hidelinks,pdftitle={${latexText(book.title)}},pdfauthor={${latexText(book.author)}}]{hyperref}`,
    "% A letter that the font lacks is an error and no gap: choose one that has it, by \\setmainfont.",
    "\\tracinglostchars=3",
    paper(layout.page),
    headings(book, layout),
    paragraphs(book, layout),
    `\\newcommand{\\scenebreakmark}{${sceneBreakMark(book.preset.sceneBreak)}}`,
    // A blank line is marked where it falls between two pages.
    `\\newcommand{\\scenebreak}{${book.preset.sceneBreak.kind === "space" ? "\\pfbreak" : "\\fancybreak{\\scenebreakmark}"}}`,
    "% A page without a heading, and a note that only another note leads to.",
    "\\newcommand{\\plainopening}{\\clearpage\\thispagestyle{empty}}",
    "\\newcommand{\\toldnote}[1]{\\par\\textsuperscript{#1*} }",
  ].join("\n");
}

function fonts({ font, isTyped }: Layout): string {
  const family = isTyped ? "\n\\renewcommand{\\familydefault}{\\ttdefault}" : "";
  const own = isTyped ? "\\setmonofont" : "\\setmainfont";
  return `\\usepackage{iftex}
\\ifPDFTeX
  \\usepackage[T1]{fontenc}
  \\usepackage{lmodern}
\\else
  \\usepackage{fontspec}
  \\IfFontExistsTF{${latexText(font)}}{${own}{${latexText(font)}}}{}
\\fi${family}`;
}

function language(book: Book): string {
  const name = babelLanguage(book.language);
  const isRight = hasRightToLeft(bookPieces(book).join(" "));
  const both = isRight ? "\\ifLuaTeX\\PassOptionsToPackage{bidi=basic}{babel}\\fi\n" : "";
  return name === null
    ? `% babel has no name for “${latexText(book.language)}”.\n\\usepackage[english,provide=*]{babel}`
    : `${both}\\usepackage[${name},provide=*]{babel}`;
}

/** Big points: an inch has 72. */
function length(twips: number): string {
  return `${Number((twips / 20).toFixed(2))}bp`;
}

function paper({ width, height, inside, outside, top, bottom }: Page): string {
  return `\\setstocksize{${length(height)}}{${length(width)}}
\\settrimmedsize{\\stockheight}{\\stockwidth}{*}
\\settrims{0pt}{0pt}
\\setlrmarginsandblock{${length(inside)}}{${length(outside)}}{*}
\\setulmarginsandblock{${length(top + 280)}}{${length(bottom + 280)}}{*}
\\setheadfoot{14pt}{24pt}
\\setheaderspaces{*}{12pt}{*}
\\checkandfixthelayout`;
}

/** No number but what stands in a title; parts and chapters in the table of contents. */
function headings(book: Book, layout: Layout): string {
  const { runningHeads, folios } = book.preset.page;
  const title = latexText(book.title);
  const author = latexText(book.author.trim() || book.title);
  const facts = layout.isManuscript ? `${latexText(manuscriptFacts(book).runningHead)} / \\thepage` : null;
  const [even, odd] =
    runningHeads === "none"
      ? ["", ""]
      : runningHeads === "title and chapter"
        ? [title, "\\rightmark"]
        : [author, title];
  const foot = (side: "even" | "odd"): string => {
    if (facts !== null || folios === "none") return "{}{}{}";
    if (folios === "centre") return "{}{\\thepage}{}";
    return side === "even" ? "{\\thepage}{}{}" : "{}{}{\\thepage}";
  };
  const style = (name: string, heads: readonly [string, string]): string =>
    [
      `\\makepagestyle{${name}}`,
      `\\makeevenhead{${name}}${heads[0]}`,
      `\\makeoddhead{${name}}${heads[1]}`,
      `\\makeevenfoot{${name}}${foot("even")}`,
      `\\makeoddfoot{${name}}${foot("odd")}`,
    ].join("");
  const shown =
    facts !== null
      ? ([`{}{}{${facts}}`, `{}{}{${facts}}`] as const)
      : ([`{}{\\small ${even}}{}`, `{}{\\small ${odd}}{}`] as const);
  const big = layout.isManuscript ? "\\normalfont\\normalsize" : "\\normalfont\\LARGE";
  return `\\setcounter{secnumdepth}{-10}
\\setcounter{maxsecnumdepth}{-10}
\\settocdepth{chapter}
\\renewcommand{\\printchaptertitle}[1]{{\\centering${big} #1\\par}}
\\renewcommand{\\printchapternonum}{}
\\renewcommand{\\parttitlefont}{${big}}
\\setsecheadstyle{\\normalfont\\bfseries\\centering}
\\setsubsecheadstyle{\\normalfont\\itshape\\centering}
\\setsubsubsecheadstyle{\\normalfont\\centering}
${style("running", shown)}
${style("opening", facts !== null ? shown : ["{}{}{}", "{}{}{}"])}
\\aliaspagestyle{chapter}{opening}
\\aliaspagestyle{part}{empty}
\\pagestyle{running}
\\makeatletter\\renewcommand{\\chaptermark}[1]{\\markboth{#1}{#1}}\\makeatother`;
}

function paragraphs({ preset }: Book, { isManuscript, line }: Layout): string {
  const { prose } = preset;
  const spacing = Number(Math.max(1, line / 240).toFixed(2));
  return [
    prose.paragraphs === "space" && !isManuscript ? "\\setlength{\\parindent}{0pt}\\nonzeroparskip" : "",
    isManuscript ? "\\setlength{\\parindent}{36bp}" : "",
    spacing === 1 ? "" : `\\setSpacing{${spacing}}`,
    prose.justify && !isManuscript ? "" : "\\raggedright\\setlength{\\parindent}{1.5em}",
    prose.hyphenate && !isManuscript ? "" : "\\hyphenpenalty=10000\\exhyphenpenalty=10000",
    "\\clubpenalty=10000\\widowpenalty=10000\\raggedbottom",
    "\\emergencystretch=3em",
  ]
    .filter((said) => said !== "")
    .join("\n");
}

function sceneBreakMark(style: SceneBreakStyle): string {
  if (style.kind === "text") return latexText(style.text);
  if (style.kind === "space") return "";
  switch (style.ornament) {
    case "diamonds":
      return "$\\diamond\\quad\\diamond\\quad\\diamond$";
    case "line":
      return "\\rule[0.5ex]{4em}{0.4pt}";
    default:
      return "{*}\\quad{*}\\quad{*}";
  }
}
