import { decodeHtml } from "../html/decode.ts";
import { attribute, type Element, elementsIn, isElement, parseHtml, rolesOf, textIn } from "../html/dom.ts";
import { targetOf } from "../html/page.ts";
import { childOf, childrenOf, textOf, type XmlNode } from "../import/xml.ts";
import { type EpubPackage, readNcx } from "./read-package.ts";

export interface NavigationEntry {
  readonly label: string;
  /** "path" or "path#id"; null for a label that leads nowhere. */
  readonly target: string | null;
  readonly children: readonly NavigationEntry[];
}

export interface Navigation {
  readonly entries: readonly NavigationEntry[];
  /** What the landmarks, or the guide, call a place. */
  readonly types: ReadonlyMap<string, string>;
}

const deepest = 6;

/** The table of contents and the landmarks (EPUB 3.3, section 7), or what EPUB 2 has for them; empty where there is none. */
export function readNavigation(book: EpubPackage): Navigation {
  const types = new Map(book.guide);
  const path = book.navigation?.path ?? "";
  const bytes = book.navigation ? book.bytes(path) : null;
  const text = bytes ? decodeHtml(bytes) : null;
  const document = text?.ok ? parseHtml(text.value) : null;
  let entries: NavigationEntry[] = [];
  for (const nav of document?.ok ? elementsIn(document.value) : []) {
    if (nav.tagName !== "nav") continue;
    const roles = rolesOf(nav);
    if (roles.includes("landmarks")) {
      for (const link of elementsIn(nav)) {
        const target = targetOf(path, attribute(link, "href"));
        const [type] = rolesOf(link);
        if (link.tagName === "a" && target !== null && type !== undefined) types.set(target, type);
      }
    } else if (entries.length === 0 && !roles.includes("page-list")) {
      const list = [...elementsIn(nav)].find(({ tagName }) => tagName === "ol" || tagName === "ul");
      if (list) entries = entriesOf(list, path, 0);
    }
  }
  if (entries.length === 0 && book.ncx) {
    const content = book.bytes(book.ncx.path);
    entries = pointsOf(content ? readNcx(content) : null, book.ncx.path, 0);
  }
  return { entries, types };
}

function entriesOf(list: Element, path: string, depth: number): NavigationEntry[] {
  if (depth >= deepest) return [];
  return list.childNodes.filter(isElement).flatMap((item) => {
    if (item.tagName !== "li") return [];
    const inside = [...elementsIn(item)];
    const nested = inside.find(({ tagName }) => tagName === "ol" || tagName === "ul");
    const link = inside.find(({ tagName }) => tagName === "a" || tagName === "span");
    const label = tidy(link ? textIn(link) : textIn(item));
    const target = link ? targetOf(path, attribute(link, "href")) : null;
    const children = nested ? entriesOf(nested, path, depth + 1) : [];
    return label === "" && children.length === 0 ? [] : [{ label, target, children }];
  });
}

function pointsOf(parent: XmlNode | null, path: string, depth: number): NavigationEntry[] {
  if (depth >= deepest) return [];
  return childrenOf(parent, "navPoint").map((point) => ({
    label: tidy(textOf(childOf(childOf(point, "navLabel"), "text"))),
    target: targetOf(path, childOf(point, "content")?.attributes.src ?? ""),
    children: pointsOf(point, path, depth + 1),
  }));
}

function tidy(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
