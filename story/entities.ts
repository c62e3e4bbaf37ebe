/** The named characters of HTML that turn up in prose. */
const named: { readonly [name: string]: string } = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
  shy: "\u00ad",
  ensp: "\u2002",
  emsp: "\u2003",
  thinsp: "\u2009",
  zwnj: "\u200c",
  zwj: "\u200d",
  ndash: "–",
  mdash: "—",
  lsquo: "‘",
  rsquo: "’",
  sbquo: "‚",
  ldquo: "“",
  rdquo: "”",
  bdquo: "„",
  laquo: "«",
  raquo: "»",
  lsaquo: "‹",
  rsaquo: "›",
  hellip: "…",
  bull: "•",
  middot: "·",
  dagger: "†",
  Dagger: "‡",
  sect: "§",
  para: "¶",
  copy: "©",
  reg: "®",
  trade: "™",
  deg: "°",
  times: "×",
  frac12: "½",
  frac14: "¼",
  frac34: "¾",
  pound: "£",
  euro: "€",
  cent: "¢",
  yen: "¥",
  iexcl: "¡",
  iquest: "¿",
  szlig: "ß",
  aelig: "æ",
  AElig: "Æ",
  oelig: "œ",
  OElig: "Œ",
  oslash: "ø",
  Oslash: "Ø",
  eth: "ð",
  ETH: "Ð",
  thorn: "þ",
  THORN: "Þ",
};

/** Combining marks by the ending of a name: "eacute" is an e with one. */
const accents: { readonly [ending: string]: string } = {
  grave: "\u0300",
  acute: "\u0301",
  circ: "\u0302",
  tilde: "\u0303",
  uml: "\u0308",
  ring: "\u030a",
  cedil: "\u0327",
  caron: "\u030c",
};

/** The character that "&mdash;", "&#8212;" or "&#x2014;" stands for; what stands for none stays as it is. */
export function decodeEntity(entity: string): string {
  const number = /^&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));$/i.exec(entity);
  if (number !== null) {
    const point = number[1] === undefined ? Number(number[2]) : Number.parseInt(number[1], 16);
    const control = point < 32 && point !== 9 && point !== 10;
    const usable = point <= 0x10ffff && !control && !(point >= 0xd800 && point <= 0xdfff);
    return usable ? String.fromCodePoint(point) : "\ufffd";
  }
  const name = entity.slice(1, -1);
  if (Object.hasOwn(named, name)) return named[name] ?? entity;
  const accented = /^([A-Za-z])(grave|acute|circ|tilde|uml|ring|cedil|caron)$/.exec(name);
  const mark = accents[accented?.[2] ?? ""];
  return mark === undefined ? entity : `${accented?.[1]}${mark}`.normalize("NFC");
}
