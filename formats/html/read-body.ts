import { readMatter } from "../../story/matter.ts";
import { type Container, kept, look } from "../import/styled/document.ts";
import type { ImageShelf } from "../import/styled/image-shelf.ts";
import { safeLink } from "../markup/links.ts";
import type { Boilerplate } from "./boilerplate.ts";
import {
  attribute,
  classesOf,
  type Element,
  elementsIn,
  hasAttribute,
  isElement,
  type Node,
  rolesOf,
  textIn,
  withoutText,
} from "./dom.ts";
import {
  DraftParagraph,
  type Opening,
  outermost,
  type PageParagraph,
  type Place,
  staysAsTyped,
} from "./draft-paragraph.ts";
import type { NoteLinks } from "./note-links.ts";
import type { Page } from "./page.ts";
import { isBlockTag, plain, type Shown, shownAs } from "./shown.ts";
import { roleOfClasses } from "./style-classes.ts";

/** What is shared by all pages of a book. */
export interface Reading {
  readonly notes: NoteLinks;
  readonly shelf: ImageShelf;
  /** Bytes of an image that the page names; null where it isn't there. */
  readonly image: (address: string, page: string) => Uint8Array | null;
  readonly seen: { scripts: number; remoteImages: number; embedded: number; tables: number };
  /** Text that was taken out because it is made anew (a footnote's number), or put in (a capital that is an image). */
  readonly dropped: string[];
  readonly added: string[];
  /** Numbers of a printed book's pages, in the middle of the text. */
  readonly pageNumbers: string[];
}

const deepestContainer = 8;
const embedded: ReadonlySet<string> = new Set("iframe object embed video audio canvas applet noembed".split(" "));
const lineGroup = /^(?:stanza|linegroup|line-group|lg|verse-?group)$/i;
const quoteClass = /^(?:blockquot\w*|block-?quote|quote|extract|epigraph)$/i;
/** Walks one page from top to bottom and makes paragraphs of it; footnotes go where their keys lead. */
export class BodyReader {
  readonly paragraphs: PageParagraph[] = [];
  readonly notes = new Map<string, PageParagraph[]>();
  readonly #draft: DraftParagraph;
  #count = 0;

  readonly #page: Page;
  readonly #pageNumber: number;
  readonly #boilerplate: Boilerplate | null;
  readonly #reading: Reading;

  constructor(page: Page, pageNumber: number, boilerplate: Boilerplate | null, reading: Reading) {
    this.#page = page;
    this.#pageNumber = pageNumber;
    this.#boilerplate = boilerplate;
    this.#reading = reading;
    this.#draft = new DraftParagraph(this.paragraphs, pageNumber);
  }

  read(root: Element): void {
    this.#inside(root, plain, outermost);
    this.#draft.close();
  }

  #inside(element: Element, shown: Shown, place: Place): void {
    for (const child of element.childNodes) this.#node(child, shown, place);
  }

  #node(node: Node, outer: Shown, place: Place): void {
    if ("value" in node) this.#draft.add(node.value, outer, place);
    else if (isElement(node)) this.#element(node, outer, place);
  }

  #element(element: Element, outer: Shown, given: Place): void {
    const { tagName } = element;
    const { seen, notes, dropped } = this.#reading;
    if (withoutText.has(tagName)) {
      if (tagName === "script") seen.scripts++;
      else if (embedded.has(tagName)) seen.embedded++;
      return;
    }
    for (const name of [attribute(element, "id"), tagName === "a" ? attribute(element, "name") : ""])
      if (name !== "") this.#draft.anchor(`${this.#page.path}#${name}`);
    const own = notes.bodies.get(element);
    if (own !== undefined) {
      this.#note(element, own);
      return;
    }
    const mark = notes.marks.get(element);
    if (mark !== undefined && given.aside === null) {
      dropped.push(textIn(element));
      this.#draft.put({ kind: "note", note: mark, fate: kept }, outer, given);
      return;
    }
    if (notes.backs.has(element)) {
      dropped.push(textIn(element));
      return;
    }
    const shown = shownAs(element, outer, this.#page.cascade);
    const aside =
      given.aside ?? (shown.isHidden ? "what is not in the book" : (this.#boilerplate?.of(element) ?? null));
    if (aside === "page number") {
      this.#reading.pageNumbers.push(textIn(element));
      return;
    }
    const place = aside === given.aside ? given : { ...given, aside };
    if (shown.isBlock || aside !== given.aside) this.#block(element, shown, place, given);
    else this.#inline(element, shown, place);
  }

  #note(element: Element, key: string): void {
    // Its marks are text like any other: a note that is in a note would be in no chapter.
    const reading = { ...this.#reading, notes: { ...this.#reading.notes, bodies: new Map(), marks: new Map() } };
    const reader = new BodyReader(this.#page, this.#pageNumber, null, reading);
    reader.read(element);
    this.notes.set(key, [...(this.notes.get(key) ?? []), ...reader.paragraphs]);
    this.#draft.noteTaken();
  }

  #inline(element: Element, shown: Shown, place: Place): void {
    const draft = this.#draft;
    const { tagName } = element;
    const around = (before: string, after: string) => {
      draft.add(before, shown, place);
      this.#inside(element, shown, place);
      draft.add(after, shown, place);
    };
    if (tagName === "br") draft.breakLine(shown, place);
    else if (tagName === "img" || tagName === "image") this.#image(element, shown, place);
    else if (tagName === "q") around("“", "”");
    else if (tagName === "rt" && !element.parentNode?.childNodes.some(({ nodeName }) => nodeName === "rp"))
      around("(", ")");
    else if (tagName === "a") {
      const href = attribute(element, "href").trim();
      const link = safeLink(behindRedirect(href));
      this.#inside(element, shown, { ...place, link, isLinked: href !== "" && link === null });
    } else this.#inside(element, shown, place);
  }

  #block(element: Element, shown: Shown, given: Place, outside: Place): void {
    const { tagName } = element;
    const draft = this.#draft;
    if (tagName === "hr") {
      draft.close();
      draft.sceneBreak(shown, given);
      return;
    }
    const isLine = outside.isVerse || !isBlockTag(tagName);
    const ends = () => (isLine ? draft.startLine() : draft.close());
    ends();
    if (shown.startsPage) draft.startPage();
    const place = this.#placeIn(element, given);
    const opening = openingOf(element);
    if (opening !== null) draft.open(opening);
    if (tagName === "img" || tagName === "image") this.#image(element, shown, place);
    else if (tagName === "br") draft.breakLine(shown, place);
    else if (tagName === "tr" && isFlatRow(element)) this.#row(element, shown, place);
    else if (tagName === "q") this.#inline(element, shown, place);
    else this.#inside(element, shown, place);
    ends();
    if (tagName === "p" && !place.isVerse) draft.closeEmpty(element, shown, place);
  }

  /** What a paragraph in this block is. */
  #placeIn(element: Element, place: Place): Place {
    const { tagName } = element;
    if (place.role.kind === "title page") return tagName === "h1" ? { ...place, role: { kind: "title" } } : place;
    if (/^h[1-6]$/.test(tagName)) return { ...place, role: { kind: "heading", level: Number(tagName[1]) } };
    if (tagName === "pre") return staysAsTyped(textIn(element)) ? { ...place, role: { kind: "code" } } : place;
    const classes = attribute(element, "class").split(/\s+/);
    if (holdsChapters(element)) return place;
    if (tagName === "blockquote" || (tagName !== "section" && classes.some((name) => quoteClass.test(name))))
      return this.#within(place, { kind: "quote", key: `${this.#pageNumber}.${++this.#count}` });
    if (tagName === "li") return this.#within(place, this.#item(element));
    if (classes.some((name) => lineGroup.test(name))) return { ...place, isVerse: true };
    if (tagName === "p" || tagName === "div") {
      const role = roleOfClasses(classes, tagName);
      if (role) return { ...place, role };
    }
    if (this.#boilerplate?.isTitleBlock(element)) return { ...place, role: { kind: "title page" } };
    return place;
  }

  #within(place: Place, container: Container): Place {
    if (place.within.length >= deepestContainer) return place;
    return { ...place, within: [...place.within, container] };
  }

  readonly #lists = new Map<object, { readonly key: string; next: number }>();

  #item(element: Element): Container {
    const list = element.parentNode ?? element;
    const ordered = isElement(list) && list.tagName === "ol";
    let known = this.#lists.get(list);
    if (!known) {
      const start = ordered && isElement(list) ? Number.parseInt(attribute(list, "start"), 10) : 1;
      known = { key: `${this.#pageNumber}.${++this.#count}`, next: Number.isFinite(start) ? start : 1 };
      this.#lists.set(list, known);
    }
    const own = Number.parseInt(attribute(element, "value"), 10);
    const number = ordered && Number.isFinite(own) ? own : known.next;
    known.next = number + 1;
    return {
      kind: "item",
      key: `${this.#pageNumber}.${++this.#count}`,
      list: known.key,
      ordered,
      number: Math.min(999_999_999, Math.max(0, number)),
    };
  }

  #row(row: Element, shown: Shown, place: Place): void {
    let cells = 0;
    for (const cell of row.childNodes) {
      if (!isElement(cell) || !/^t[dh]$/.test(cell.tagName)) {
        this.#node(cell, shown, place);
        continue;
      }
      if (/\S/.test(textIn(cell)) && cells++ > 0) this.#draft.add(" ", shown, place);
      this.#inside(cell, shownAs(cell, shown, this.#page.cascade), place);
    }
    if (cells > 1) this.#reading.seen.tables++;
  }

  #image(element: Element, shown: Shown, place: Place): void {
    const reading = this.#reading;
    const description = attribute(element, "alt").replace(/\s+/g, " ").trim();
    const address = (
      attribute(element, "src") ||
      attribute(element, "href") ||
      attribute(element, "xlink:href")
    ).trim();
    // An initial that is an image is a letter of its word; a heading that is one has no other words.
    const isInitial = /^["“‘«]?\p{L}["”’»]?$/u.test(description) && hasAttribute(element, "alt");
    const isTitle = place.role.kind === "heading" && description !== "";
    if ((isInitial && startsWord(element)) || isTitle) {
      reading.added.push(description);
      this.#draft.add(description, { ...shown, looks: shown.looks & ~look.italic }, place);
      return;
    }
    if (/^(?:https?:)?\/\//i.test(address)) {
      reading.seen.remoteImages++;
      return;
    }
    if (place.aside !== null) return;
    const placed = reading.shelf.place(`${this.#page.path} ${address}`, () => reading.image(address, this.#page.path));
    if (placed === null) return;
    this.#draft.put({ kind: "image", address: placed, description, fate: kept }, shown, place);
  }
}

function openingOf(element: Element): Opening | null {
  if (element.tagName !== "section" && element.tagName !== "div") return null;
  const said = [...classesOf(element), ...rolesOf(element)];
  const hasHeading = element.tagName === "section";
  if (hasHeading && (said.includes("part") || said.includes("doc-part")))
    return { kind: "part", matter: null, hasHeading };
  if (!said.includes("chapter") && !(hasHeading && said.includes("doc-chapter"))) return null;
  const matter = said.map((name) => readMatter(name.replaceAll("-", " "))).find((role) => role !== null) ?? null;
  return hasHeading || matter !== null ? { kind: "chapter", matter, hasHeading } : null;
}

/** What is around chapters only indents them. */
function holdsChapters(element: Element): boolean {
  if (!/^(?:blockquote|div|li)$/.test(element.tagName)) return false;
  for (const { tagName } of elementsIn(element)) if (tagName === "h1" || tagName === "h2") return true;
  return false;
}

function startsWord(image: Element): boolean {
  let at: Node = image;
  for (let up = 0; up < 4; up++) {
    const siblings: readonly Node[] = at.parentNode?.childNodes ?? [];
    const next = siblings[siblings.indexOf(at) + 1];
    if (next) {
      const text = "value" in next ? next.value : isElement(next) ? textIn(next) : "";
      return /^\p{L}/u.test(text);
    }
    if (!at.parentNode || !isElement(at.parentNode)) return false;
    at = at.parentNode;
  }
  return false;
}

function isFlatRow(row: Element): boolean {
  return row.childNodes.every(
    (cell) => !isElement(cell) || cell.childNodes.every((node) => !isElement(node) || !blockInside.test(node.tagName)),
  );
}

const blockInside = /^(?:p|div|table|ul|ol|dl|blockquote|h[1-6]|section|article|main|hr|pre|center)$/;

/** Google's documents lead to the web through a page of Google's. */
function behindRedirect(address: string): string {
  if (!/^https?:\/\/www\.google\.com\/url\?/i.test(address)) return address;
  return URL.canParse(address) ? (new URL(address).searchParams.get("q") ?? address) : address;
}
