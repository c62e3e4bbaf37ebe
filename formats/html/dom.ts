import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse, type TreeAdapter } from "parse5";
import { fail, type Result, succeed } from "../../story/problem.ts";

export type Element = DefaultTreeAdapterTypes.Element;
export type Node = DefaultTreeAdapterTypes.ChildNode;
export type Document = DefaultTreeAdapterTypes.Document;

/** Elements inside of each other; browsers draw no more than 512. */
const deepest = 600;

class TooDeep extends Error {}

/**
 * Parses a page as the HTML Living Standard says, whatever it looks like; XHTML too, whose empty elements HTML would
 * leave open.
 *
 * Problem: "html-too-deep".
 */
export function parseHtml(text: string): Result<Document> {
  let depth = 0;
  const treeAdapter: TreeAdapter<DefaultTreeAdapterTypes.DefaultTreeAdapterMap> = {
    ...defaultTreeAdapter,
    onItemPush() {
      if (++depth > deepest) throw new TooDeep();
    },
    onItemPop() {
      depth--;
    },
  };
  const source = isXhtml(text) ? closeEmptyTags(text) : text;
  try {
    return succeed(parse(source.toWellFormed(), { treeAdapter, scriptingEnabled: false }));
  } catch (cause) {
    if (!(cause instanceof TooDeep)) throw cause;
    return fail(
      "html-too-deep",
      "This file has elements inside of each other deeper than any browser shows.",
      "Open the page in a browser, select the text, and save it in a document of its own.",
    );
  }
}

function isXhtml(text: string): boolean {
  const head = text.slice(0, 2000);
  return /^\s*<\?xml/.test(head) || /<html[^>]*\sxmlns\s*=/i.test(head);
}

const voidTag = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i;
const skipped = /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[^>]*\?>|<([A-Za-z][\w:.-]*)((?:\s[^<>]*)?)\/>/g;

/** `<a id="x"/>` is an open tag to HTML (section 13.2.6.4.7), and `<title/>` the end of the page. */
function closeEmptyTags(text: string): string {
  return text.replace(skipped, (whole, data?: string, name?: string, attributes?: string) => {
    if (data !== undefined) return data.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    if (whole.startsWith("<?")) return "";
    if (name === undefined || voidTag.test(name)) return whole;
    return `<${name}${attributes ?? ""}></${name}>`;
  });
}

export function isElement(node: Node | DefaultTreeAdapterTypes.ParentNode): node is Element {
  return "tagName" in node;
}

/** Empty where the element has none. */
export function attribute(element: Element, name: string): string {
  return element.attrs.find((own) => own.name === name)?.value ?? "";
}

export function hasAttribute(element: Element, name: string): boolean {
  return element.attrs.some((own) => own.name === name);
}

export function classesOf(element: Element): string[] {
  const value = attribute(element, "class");
  return value === "" ? [] : value.split(/\s+/).filter((name) => name !== "");
}

/** What ARIA and EPUB say that it is: "doc-noteref", "footnote", "navigation". */
export function rolesOf(element: Element): string[] {
  const said = `${attribute(element, "role")} ${attribute(element, "epub:type")}`.trim();
  return said === "" ? [] : said.toLowerCase().split(/\s+/);
}

export function parentOf(node: Node): Element | null {
  const parent = node.parentNode;
  return parent && isElement(parent) ? parent : null;
}

/** It and all above it, the nearest first. */
export function* upwards(node: Node): Generator<Element> {
  for (let at = isElement(node) ? node : parentOf(node); at !== null; at = parentOf(at)) yield at;
}

/** All elements below, in the order of the page. */
export function* elementsIn(root: DefaultTreeAdapterTypes.ParentNode): Generator<Element> {
  for (const child of root.childNodes) {
    if (!isElement(child)) continue;
    yield child;
    yield* elementsIn(child);
  }
}

/** Elements whose text is none to read, or none of the page's. */
export const withoutText: ReadonlySet<string> = new Set(
  "head script style template iframe object embed video audio canvas applet noembed noframes frameset datalist".split(
    " ",
  ),
);

/** All text below that is to be read, as it stands. */
export function textIn(root: DefaultTreeAdapterTypes.ParentNode): string {
  let text = "";
  for (const child of root.childNodes) {
    if ("value" in child) text += child.value;
    else if (isElement(child) && !withoutText.has(child.tagName)) text += textIn(child);
  }
  return text;
}
