import { look } from "../import/styled/document.ts";
import type { Destination } from "./read-state.ts";

/** Control words that are a character (RTF 1.9.1, "special characters"). A prototype has none of these names. */
export const characters: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  tab: "\t",
  line: "\n",
  lbr: "\n",
  emdash: "—",
  endash: "–",
  lquote: "‘",
  rquote: "’",
  ldblquote: "“",
  rdblquote: "”",
  bullet: "•",
  emspace: "\u2003",
  enspace: "\u2002",
  qmspace: "\u2005",
  zwj: "\u200d",
  zwnj: "\u200c",
  ltrmark: "\u200e",
  rtlmark: "\u200f",
});

export const looks: Readonly<Record<string, number>> = Object.assign(Object.create(null), {
  b: look.bold,
  i: look.italic,
  strike: look.struck,
  striked: look.struck,
  ul: look.underlined,
  uld: look.underlined,
  uldash: look.underlined,
  uldashd: look.underlined,
  uldb: look.underlined,
  ulth: look.underlined,
  ulw: look.underlined,
  ulwave: look.underlined,
  ulnone: look.underlined,
});

/** What the text of a group is for. */
export const destinations: Readonly<Record<string, Destination>> = Object.assign(Object.create(null), {
  fonttbl: "fonts",
  stylesheet: "styles",
  revtbl: "authors",
  title: "title",
  docvar: "variable",
  author: "author",
  header: "header",
  headerl: "header",
  headerr: "header",
  headerf: "header",
  footer: "header",
  footerl: "header",
  footerr: "header",
  footerf: "header",
  fldinst: "field code",
  listtext: "item mark",
  pntext: "item mark",
  pict: "picture",
  shppict: "body",
  annotation: "body",
  atnid: "comment author",
  atnauthor: "comment author",
  atndate: "comment date",
  atnparent: "comment parent",
  atnref: "comment id",
  atrfstart: "comment place",
  atrfend: "comment place",
});

/** Words that are read though a star stands before them: LibreOffice stars its notes. */
export const starredWords: Readonly<Record<string, true>> = { cs: true, shpinst: true, shptxt: true, footnote: true };

/** Groups that no reader is to see, or that say again what stands elsewhere. */
export const skippedWords: Readonly<Record<string, true>> = Object.fromEntries(
  (
    "colortbl filetbl listtable listoverridetable rsidtbl generator themedata colorschememapping latentstyles datastore " +
    "xmlnstbl pnseclvl bkmkstart bkmkend nonshppict shprslt sn sv picprop objdata objclass xe tc tcn falt panose " +
    "ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn nonesttables subject operator keywords comment doccomm category " +
    "manager company hlinkbase creatim revtim printim buptim blipuid private template passwordhash pgp atnicn mmathPr " +
    "listname listlevel leveltext levelnumbers info_ userprops annotationdate wgrffmtfilter defchp defpap datafield " +
    "ffname fontemb fontfile bookmark chftnsep chftnsepc"
  )
    .split(" ")
    .map((word) => [word, true]),
);
