import type { PageParagraph } from "../html/draft-paragraph.ts";
import { isFull, textOf, titleOfMatter, withRole } from "../html/sort-pages.ts";
import { titleKey } from "../import/contents.ts";
import { readHeading } from "../import/heading.ts";
import type { SetAsideKind } from "../import/manuscript.ts";
import type { Beginning } from "../import/styled/document.ts";
import { type PageUse, pageUse } from "./read-matter.ts";
import type { Navigation, NavigationEntry } from "./read-navigation.ts";

/** A page by its path, with what its own elements say that it is, and what its head calls it. */
export interface OutlinedPage {
  readonly path: string;
  readonly types: readonly string[];
}

/** An entry of the navigation where it leads. */
interface Stop {
  readonly label: string;
  readonly depth: number;
  readonly at: number;
  readonly isPart: boolean;
  /** Its own page is missing: it begins with what is in it. */
  readonly isBorrowed: boolean;
  readonly use: PageUse | null;
}

/** A part's own page, or the page that opens a book, has no more words than that. */
const mostWordsOfPart = 80;
const mostWordsOfFront = 400;

/**
 * Marks where the navigation says that parts and chapters begin, and sets aside the pages before and between that are none.
 * Null where the navigation says too little: then the text's own headings count.
 */
export function followNavigation(
  paragraphs: readonly PageParagraph[],
  pages: readonly OutlinedPage[],
  navigation: Navigation,
  bookTitle: string,
): PageParagraph[] | null {
  const finder = findPlaces(paragraphs, pages);
  const around = { paragraphs, pages, navigation, finder };
  const listed = stopsOf(navigation.entries, 0, around);
  const found = [...listed, ...unlisted(listed, around)].sort((left, right) => left.at - right.at);
  const stops = found.filter((stop, place) => {
    const next = found.slice(place + 1).find(({ at }) => at > stop.at)?.at ?? paragraphs.length;
    return stop.isPart || paragraphs.slice(stop.at, next).some((one) => one.aside === null && hasContent(one));
  });
  if (!saysEnough(listed, paragraphs)) return null;
  const marked = [...paragraphs];
  const opening = stops[0]?.at ?? 0;
  setFrontAside(marked, opening, pages, navigation);
  stops.forEach((stop, place) => {
    const next = stops[place + 1]?.at ?? marked.length;
    const text = marked.slice(stop.at, next).filter((one) => one.aside === null);
    const isTitle =
      place === 0 &&
      titleKey(stop.label) === titleKey(bookTitle) &&
      wordsIn(text) <= mostWordsOfPart &&
      !stop.isPart &&
      stops.length > 2;
    const use: PageUse | null = isTitle ? { kind: "aside", aside: "title page" } : stop.use;
    if (use?.kind === "aside") setAside(marked, stop.at, next, use.aside);
    else begin(marked, stop, next, use);
  });
  return marked.map((one) => lowerHeading(one));
}

interface Around {
  readonly paragraphs: readonly PageParagraph[];
  readonly pages: readonly OutlinedPage[];
  readonly navigation: Navigation;
  readonly finder: (target: string) => number | null;
}

function stopsOf(entries: readonly NavigationEntry[], depth: number, around: Around): Stop[] {
  return entries.flatMap((entry) => {
    const at = entry.target === null ? null : around.finder(entry.target);
    const below = entry.children.map(({ target }) => (target === null ? null : around.finder(target)));
    const first = below.find((place) => place !== null) ?? null;
    const start = at ?? first;
    const isChapter = readHeading(entry.label)?.family === "chapter";
    const between =
      start === null || first === null ? [] : around.paragraphs.slice(start, first).filter((one) => one.aside === null);
    const isPart = first !== null && !isChapter && wordsIn(between) <= mostWordsOfPart;
    const children = isPart ? stopsOf(entry.children, depth + 1, around) : [];
    if (start === null) return children;
    const use = isPart ? null : stopUse(entry, around);
    const own: Stop = { label: entry.label, depth, at: start, isPart, isBorrowed: at === null, use };
    return [own, ...children];
  });
}

/** Pages that say what they are, and that no entry leads to: what stands alone on its page has no title to list. */
function unlisted(listed: readonly Stop[], { paragraphs, pages, navigation }: Around): Stop[] {
  const known = new Set(listed.map(({ at }) => paragraphs[at]?.page));
  const first = Math.min(...listed.map(({ at }) => at));
  return pages.flatMap(({ path, types }, page) => {
    const use = pageUse([navigation.types.get(path) ?? "", ...types], "");
    const at = paragraphs.findIndex((one) => one.page === page);
    if (known.has(page) || at < 0 || use === null || use.kind === "chapter") return [];
    if (use.kind === "aside" && at < first) return [];
    const label = use.kind === "matter" ? titleOfMatter(use.role) : use.aside;
    return [{ label, depth: 0, at, isPart: false, isBorrowed: false, use }];
  });
}

function stopUse({ target, label }: NavigationEntry, { pages, navigation }: Around): PageUse | null {
  if (target === null) return pageUse([], label);
  const [path = ""] = target.split("#");
  const said = [navigation.types.get(target), navigation.types.get(path)].filter((type) => type !== undefined);
  return pageUse([...said, ...(pages.find((page) => page.path === path)?.types ?? [])], label);
}

/** Where a target stands among the paragraphs. */
function findPlaces(paragraphs: readonly PageParagraph[], pages: readonly OutlinedPage[]) {
  const anchors = new Map<string, number>();
  const starts = new Map<string, number>();
  paragraphs.forEach((one, at) => {
    for (const anchor of one.anchors) if (!anchors.has(anchor)) anchors.set(anchor, at);
    const path = pages[one.page]?.path ?? "";
    if (!starts.has(path)) starts.set(path, at);
  });
  return (target: string): number | null => anchors.get(target) ?? starts.get(target.split("#")[0] ?? "") ?? null;
}

/** Several chapters, and not far fewer than the text has headings of its own. */
function saysEnough(stops: readonly Stop[], paragraphs: readonly PageParagraph[]): boolean {
  const chapters = stops.filter(({ isPart, use }) => !isPart && use?.kind !== "aside");
  if (chapters.length === 0) return false;
  const headings = paragraphs.filter(
    (one) => one.aside === null && one.paragraph.role.kind === "heading" && isFull(one),
  );
  const highest = Math.min(...headings.map(levelOf));
  const own = headings.filter((one) => levelOf(one) === highest).length;
  const isWhole = chapters.length > 1 || new Set(paragraphs.map(({ page }) => page)).size <= 2;
  return isWhole && own <= stops.length * 2 + 2;
}

function setFrontAside(
  marked: PageParagraph[],
  end: number,
  pages: readonly OutlinedPage[],
  navigation: Navigation,
): void {
  for (let from = 0; from < end; ) {
    const number = marked[from]?.page ?? 0;
    let to = from;
    while (to < end && marked[to]?.page === number) to++;
    const path = pages[number]?.path ?? "";
    const use = pageUse([navigation.types.get(path) ?? "", ...(pages[number]?.types ?? [])], "");
    if (use?.kind === "aside") setAside(marked, from, to, use.aside);
    else if (wordsIn(marked.slice(from, to)) <= mostWordsOfFront) setAside(marked, from, to, "front matter");
    from = to;
  }
}

function setAside(marked: PageParagraph[], from: number, to: number, aside: SetAsideKind): void {
  for (let at = from; at < to; at++) {
    const one = marked[at];
    if (one && one.aside === null) marked[at] = { ...one, aside };
  }
}

/** Marks a paragraph as the title of what begins there, or the first one as where it begins. */
function begin(marked: PageParagraph[], stop: Stop, next: number, use: PageUse | null): void {
  const beginning: Omit<Beginning, "title"> = {
    kind: stop.isPart ? "part" : "chapter",
    depth: stop.depth,
    matter: use?.kind === "matter" ? use.role : null,
  };
  let at = stop.at;
  while (at < next && !(marked[at]?.aside === null && hasContent(marked[at] as PageParagraph))) at++;
  const own = titleAt(marked, at, Math.max(next, at + 1), stop);
  if (own !== null) {
    const [first] = own;
    const title = joinTitle(own.map((place) => marked[place] as PageParagraph));
    own.forEach((place) => {
      marked[place] = { ...(marked[place] as PageParagraph), paragraph: { ...title.paragraph, parts: [], raw: "" } };
    });
    const begins = [...(marked[first ?? at]?.paragraph.begins ?? []), { ...beginning, title: null }];
    marked[first ?? at] = { ...title, paragraph: { ...title.paragraph, begins } };
    return;
  }
  const target = marked[at];
  if (!target) return;
  const begins = [...(target.paragraph.begins ?? []), { ...beginning, title: stop.label }];
  marked[at] = { ...target, paragraph: { ...target.paragraph, begins } };
}

/** The paragraphs that say the title: headings, or what says the same as the label; null where there are none. */
function titleAt(
  marked: readonly PageParagraph[],
  at: number,
  end: number,
  { label, isBorrowed }: Stop,
): number[] | null {
  const wanted = titleKey(label);
  const places: number[] = [];
  let key = "";
  for (let place = at; place < end && places.length < 4; place++) {
    const one = marked[place] as PageParagraph;
    if (one.aside !== null || !hasContent(one)) continue;
    // A title of signs alone.
    if (!isFull(one) && one.paragraph.role.kind === "heading" && places.length === 0 && !isBorrowed) return [place];
    if (!isFull(one) || one.paragraph.begins) break;
    const { kind } = one.paragraph.role;
    const own = titleKey(textOf(one));
    const goesOn = wanted.startsWith(key + own) && own !== "";
    if (!goesOn && (places.length > 0 || kind !== "heading")) break;
    if (kind !== "heading" && kind !== "body" && kind !== "title") break;
    places.push(place);
    key += own;
    if (!goesOn || key === wanted) break;
  }
  const isHeading = places.length > 0 && marked[places[0] ?? 0]?.paragraph.role.kind === "heading";
  return (isHeading && !isBorrowed) || (key !== "" && key === wanted) ? places : null;
}

function joinTitle(parts: readonly PageParagraph[]): PageParagraph {
  const [first] = parts as [PageParagraph];
  const joined = parts.flatMap(({ paragraph }, place) =>
    place === 0
      ? paragraph.parts
      : [{ kind: "text" as const, text: "\n", looks: 0, link: null, fate: paragraph.end }, ...paragraph.parts],
  );
  const raw = parts.map(({ paragraph }) => paragraph.raw).join("\n");
  return { ...first, paragraph: { ...first.paragraph, role: { kind: "heading", level: 1 }, parts: joined, raw } };
}

/** A heading that begins no chapter stands below its chapter's title. */
function lowerHeading(one: PageParagraph): PageParagraph {
  if (one.paragraph.role.kind !== "heading" || one.paragraph.begins?.some(({ title }) => title === null)) return one;
  return withRole(one, { kind: "heading", level: Math.max(2, one.paragraph.role.level) });
}

function levelOf({ paragraph }: PageParagraph): number {
  return paragraph.role.kind === "heading" ? paragraph.role.level : 7;
}

function hasContent(one: PageParagraph): boolean {
  const isTitle = one.paragraph.role.kind === "heading" && /\S/.test(one.paragraph.raw);
  return isTitle || isFull(one) || one.paragraph.parts.some(({ kind }) => kind === "image" || kind === "note");
}

function wordsIn(paragraphs: readonly PageParagraph[]): number {
  return paragraphs.reduce((sum, one) => sum + (isFull(one) ? textOf(one).split(" ").length : 0), 0);
}
