import type { SetAsideKind } from "../import/manuscript.ts";
import {
  attribute,
  classesOf,
  type Document,
  type Element,
  elementsIn,
  isElement,
  rolesOf,
  textIn,
  upwards,
} from "./dom.ts";

/** What of a page is no part of the text, by what its elements say that they are. */
export interface Boilerplate {
  of(element: Element): SetAsideKind | "page number" | null;
  /** A page's head that has the title of the text in it. */
  isTitleBlock(element: Element): boolean;
}

const pageNumber = /^(?:pagenum|pageno|page-?number|page_?break|pb)$/i;
const controls: ReadonlySet<string> = new Set("button select textarea noscript datalist".split(" "));
const furniture: ReadonlySet<string> = new Set([
  "navigation",
  "banner",
  "contentinfo",
  "complementary",
  "search",
  "dialog",
]);
const contentsName = /^(?:toc|contents|table-?of-?contents|table_of_contents|table of contents\d*)$/i;
/** A page's own head has no more letters than that around its title. */
const longestTitleBlock = 600;

/** @param isBook a file of an EPUB: what stands at its side is the writer's */
export function findBoilerplate(document: Document, isBook: boolean): Boilerplate {
  const work = findArchivedWork(document);
  const roots = isBook || work ? [] : contentRoots(document);
  const around = new Set(roots.flatMap((root) => [...upwards(root)]));
  const isOutside = (element: Element) =>
    roots.length > 0 &&
    !around.has(element) &&
    ![...upwards(element)].some((above) => roots.includes(above)) &&
    /^(?:body|html)$/.test(element.tagName) === false;
  return {
    of(element) {
      const { tagName } = element;
      const own = work?.of(element) ?? null;
      if (own) return own;
      const roles = rolesOf(element);
      const classes = classesOf(element);
      if (
        roles.includes("doc-pagebreak") ||
        roles.includes("pagebreak") ||
        classes.some((name) => pageNumber.test(name))
      )
        return /^(?:span|a|div|sup|small|p|b|i)$/.test(tagName) && textIn(element).trim().length <= 24
          ? "page number"
          : null;
      const library = ofLibrary(element, classes);
      if (library) return library;
      if (controls.has(tagName)) return "headers and footers";
      if (
        roles.includes("doc-toc") ||
        roles.includes("toc") ||
        [attribute(element, "id"), ...classes].some((name) => contentsName.test(name))
      )
        return isListOfLinks(element) ? "table of contents" : null;
      if (tagName === "nav")
        return isListOfLinks(element) && (isBook || leadsInside(element)) ? "table of contents" : "headers and footers";
      if (inTitleBlock(element)) return null;
      if (/^(?:header|footer)$/i.test(attribute(element, "title")) && tagName === "div") return "headers and footers";
      if (isBook) return null;
      if (roles.some((role) => furniture.has(role))) return "headers and footers";
      const isTopLevel = !hasAbove(element, /^(?:article|main|section|blockquote|figure)$/);
      if ((tagName === "header" || tagName === "footer") && isTopLevel) return "headers and footers";
      if (tagName === "footer" && !hasAbove(element, /^(?:blockquote|figure)$/)) return "headers and footers";
      if (tagName === "aside") return "headers and footers";
      if (tagName === "form" && textIn(element).length * 2 < textIn(document).length) return "headers and footers";
      return isOutside(element) ? "headers and footers" : null;
    },
    isTitleBlock,
  };
}

function inTitleBlock(element: Element): boolean {
  for (const above of upwards(element)) if (above.tagName === "header") return isTitleBlock(above);
  return false;
}

function isTitleBlock(element: Element): boolean {
  if (element.tagName !== "header" || textIn(element).length > longestTitleBlock) return false;
  if (hasAbove(element, /^(?:article|section)$/)) return false;
  let hasTitle = false;
  for (const { tagName } of elementsIn(element)) {
    if (/^(?:nav|form|ul|ol)$/.test(tagName)) return false;
    hasTitle ||= tagName === "h1";
  }
  return hasTitle;
}

/** Where the page says what of it is the text, and most of its words are in that. */
function contentRoots(document: Document): Element[] {
  const found = (fits: (element: Element) => boolean, from: Document | Element = document): Element[] =>
    from.childNodes.flatMap((child) => (!isElement(child) ? [] : fits(child) ? [child] : found(fits, child)));
  const whole = textIn(document).replace(/\s+/g, "").length;
  for (const roots of [
    found((element) => element.tagName === "main" || rolesOf(element).includes("main")),
    found((element) => element.tagName === "article" || rolesOf(element).includes("article")),
  ]) {
    const inside = roots.reduce((sum, root) => sum + textIn(root).replace(/\s+/g, "").length, 0);
    if (roots.length > 0 && inside * 2 > whole) return roots;
  }
  return [];
}

/** Project Gutenberg's frame (https://www.gutenberg.org/attic/rst-basics.html names its parts), and what transcribers say. */
function ofLibrary(element: Element, classes: readonly string[]): SetAsideKind | null {
  const id = attribute(element, "id");
  if (id === "pg-header" || classes.includes("pgheader")) return "library header";
  if (id === "pg-footer" || classes.includes("pgfooter")) return "library footer";
  if (classes.some((name) => /^(?:trans(?:criber)?s?-?notes?|tnotes?|tnbox|tn)$/i.test(name)))
    return "notes by the transcriber";
  return null;
}

/**
 * A work as the Archive of Our Own hands it out: what stands before and behind the chapters, and the notes to each, are no
 * text of it.
 */
function findArchivedWork(document: Document) {
  const ids = new Map<string, Element>();
  for (const element of elementsIn(document))
    if (attribute(element, "id") !== "") ids.set(attribute(element, "id"), element);
  const preface = ids.get("preface");
  const chapters = ids.get("chapters");
  if (!preface || !chapters || !/archive of our own/i.test(textIn(preface))) return null;
  const afterword = ids.get("afterword");
  return {
    of(element: Element): SetAsideKind | null {
      const { tagName } = element;
      const classes = classesOf(element);
      const inside = (root: Element | undefined) => root !== undefined && [...upwards(element)].includes(root);
      if (classes.includes("toc-heading")) return "what is not in the book";
      if (inside(preface) || inside(afterword)) {
        if (classes.includes("message") || tagName === "dl")
          return inside(preface) ? "library header" : "library footer";
        if (tagName === "h1" || classes.includes("byline")) return "title page";
        if (/^(?:p|blockquote|ul|li)$/.test(tagName) || classes.includes("endnote-link")) return "notes by the author";
        return null;
      }
      const meta = [...upwards(element)].find((above) => classesOf(above).includes("meta"));
      if (!meta || tagName === "h2" || meta === element || !inside(chapters)) return null;
      return "notes by the author";
    },
  };
}

/** Nearly all of its letters are in links, and there are several. */
function isListOfLinks(element: Element): boolean {
  let links = 0;
  let letters = 0;
  for (const inside of elementsIn(element)) {
    if (inside.tagName !== "a" || attribute(inside, "href") === "") continue;
    links++;
    letters += textIn(inside).replace(/\s+/g, "").length;
  }
  return links >= 2 && letters * 2 > textIn(element).replace(/\s+/g, "").length;
}

function leadsInside(element: Element): boolean {
  let inside = 0;
  let links = 0;
  for (const { tagName, attrs } of elementsIn(element)) {
    if (tagName !== "a") continue;
    links++;
    if (attrs.some(({ name, value }) => name === "href" && value.includes("#"))) inside++;
  }
  return inside * 2 > links;
}

function hasAbove(element: Element, tag: RegExp): boolean {
  for (const above of upwards(element))
    if (above !== element && isElement(above) && tag.test(above.tagName)) return true;
  return false;
}
