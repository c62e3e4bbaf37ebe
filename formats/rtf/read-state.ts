/** What text in a group is for (RTF 1.9.1, "destinations"). */
export type Destination =
  | "body"
  | "skipped"
  | "fonts"
  | "styles"
  | "authors"
  | "title"
  | "variable"
  | "author"
  | "header"
  | "field code"
  | "item mark"
  | "picture"
  | "comment author"
  | "comment date"
  | "comment parent"
  | "comment id"
  | "comment place";

/** What holds from here to the end of the group. A group starts with its parent's. */
export interface State {
  destination: Destination;
  looks: number;
  /** Of the font; null is the document's own code page. */
  page: number | null;
  isSymbolFont: boolean;
  /** Bytes that stand for a `\u` in programs that know no Unicode. */
  skip: number;
  isHidden: boolean;
  style: number;
  outline: number | null;
  centred: boolean;
  indent: number;
  startsPage: boolean;
  /** Of a list's item; null outside. */
  list: { readonly list: string; readonly depth: number } | null;
  isInTable: boolean;
  /** Of what is in no paragraph: a name, a header, a field's code. */
  gathered: { text: string };
  /** What the field around does, as far as it is read. */
  field: { code: string };
  link: string | null;
  isContents: boolean;
  inserted: Stamp | null;
  deleted: Stamp | null;
}

/** Who and when, as numbers of the file. */
export interface Stamp {
  readonly author: number;
  readonly time: number;
}

export function firstState(): State {
  return {
    destination: "body",
    looks: 0,
    page: null,
    isSymbolFont: false,
    skip: 1,
    isHidden: false,
    style: 0,
    outline: null,
    centred: false,
    indent: 0,
    startsPage: false,
    list: null,
    isInTable: false,
    gathered: { text: "" },
    field: { code: "" },
    link: null,
    isContents: false,
    inserted: null,
    deleted: null,
  };
}

/** DTTM, as Word packs a time (RTF 1.9.1, `\revdttm`): minute, hour, day, month and years since 1900 in 6, 5, 5, 4 and 9 bits. */
export function readTime(packed: number): string {
  const bits = packed >>> 0;
  if (bits === 0) return "";
  const [minute, hour, day, month, year] = [
    bits & 63,
    (bits >> 6) & 31,
    (bits >> 11) & 31,
    (bits >> 16) & 15,
    (bits >> 20) & 511,
  ];
  const time = Date.UTC(1900 + year, month - 1, day, hour, minute);
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
