import { parseXml, XmlElement, XmlText } from "@rgrove/parse-xml";
import { decodeEntity } from "../../story/entities.ts";
import { fail, type Result, succeed } from "../../story/problem.ts";
import { unpacksTooFar } from "./archive.ts";

/** An element with its names as the reader knows them, whatever prefixes the file has. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Text where it is no element. Comments and instructions are gone. */
  readonly children: readonly (XmlNode | string)[];
}

/** From a namespace to the prefix that its names get: `{"http://www.w3.org/1999/xhtml": ""}` makes "p" of its "x:p". */
export type Prefixes = Readonly<Record<string, string>>;

const deepest = 256;
/** UTF-16 units: ten times War and Peace as Word keeps it. */
const longest = 64 * 1024 * 1024;

/**
 * Parses XML 1.0 without its document type: an entity that is declared there stays unexpanded, those of HTML are known.
 * Characters that XML forbids are taken out first, so that a file that has one is read all the same.
 *
 * Problems: "xml-broken", "archive-too-large".
 */
export function readXml(bytes: Uint8Array, prefixes: Prefixes): Result<XmlNode> {
  const text = cleanXml(decodeXml(bytes));
  if (text.length > longest || isTooDeep(text)) return unpacksTooFar();
  try {
    const { root } = parseXml(text, { ignoreUndefinedEntities: true, resolveUndefinedEntity });
    return root ? succeed(convert(root, new Map([["xml", "xml"]]), prefixes)) : broken();
  } catch {
    return broken();
  }
}

/** The first child of that name, the children of that name, and all text inside. */
export function childOf(node: XmlNode | null | undefined, name: string): XmlNode | null {
  for (const child of node?.children ?? []) if (typeof child !== "string" && child.name === name) return child;
  return null;
}

export function childrenOf(node: XmlNode | null | undefined, name?: string): XmlNode[] {
  const found: XmlNode[] = [];
  for (const child of node?.children ?? [])
    if (typeof child !== "string" && (name === undefined || child.name === name)) found.push(child);
  return found;
}

export function textOf(node: XmlNode | null | undefined): string {
  let text = "";
  for (const child of node?.children ?? []) text += typeof child === "string" ? child : textOf(child);
  return text;
}

function decodeXml(bytes: Uint8Array): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  const label = /^[^<]*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1] ?? "utf-8";
  try {
    return new TextDecoder(/^utf-?16/i.test(label) ? "utf-8" : label).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it takes out (XML 1.0, section 2.2).
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

function cleanXml(text: string): string {
  return text
    .toWellFormed()
    .replace(forbidden, "")
    .replace(/^\s*<\?xml[^>]*\?>/, "")
    .replace(/&#(?:x([0-9a-f]+)|([0-9]+));/gi, (reference) => {
      const shown = decodeEntity(reference);
      return shown === "\ufffd" || shown === reference ? "" : reference;
    })
    .replace(/&(?!#\d+;|#x[0-9a-f]+;|[A-Za-z][\w.-]*;)/gi, "&amp;");
}

function resolveUndefinedEntity(reference: string): string | undefined {
  const shown = decodeEntity(reference);
  return shown === reference ? undefined : shown;
}

/** The parser calls itself for each level: the depth is counted before. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let at = text.indexOf("<");
  while (at >= 0) {
    const sign = text.charCodeAt(at + 1);
    if (sign === 0x21) {
      const closing = text.startsWith("<!--", at) ? "-->" : text.startsWith("<![CDATA[", at) ? "]]>" : ">";
      at = text.indexOf(closing, at);
    } else {
      const end = text.indexOf(">", at);
      if (sign === 0x2f) depth--;
      else if (sign !== 0x3f && text.charCodeAt(end - 1) !== 0x2f) depth++;
      if (depth > deepest) return true;
      at = end;
    }
    if (at < 0) return false;
    at = text.indexOf("<", at);
  }
  return false;
}

function convert(element: XmlElement, outer: ReadonlyMap<string, string>, prefixes: Prefixes): XmlNode {
  let scope = outer;
  for (const [name, value] of Object.entries(element.attributes)) {
    if (name !== "xmlns" && !name.startsWith("xmlns:")) continue;
    if (scope === outer) scope = new Map(outer);
    const own = name === "xmlns" ? "" : name.slice(6);
    (scope as Map<string, string>).set(own, Object.hasOwn(prefixes, value) ? (prefixes[value] ?? own) : own);
  }
  const attributes: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(element.attributes)) {
    // An attribute without a prefix has no namespace (Namespaces in XML 1.0, section 6.2).
    if (name !== "xmlns" && !name.startsWith("xmlns:"))
      attributes[name.includes(":") ? rename(name, scope) : name] = value;
  }
  const children: (XmlNode | string)[] = [];
  for (const child of element.children) {
    if (child instanceof XmlElement) children.push(convert(child, scope, prefixes));
    else if (child instanceof XmlText) children.push(child.text);
  }
  return { name: rename(element.name, scope), attributes, children };
}

function rename(name: string, scope: ReadonlyMap<string, string>): string {
  const colon = name.indexOf(":");
  const own = colon < 0 ? "" : name.slice(0, colon);
  const prefix = scope.get(own) ?? own;
  return prefix === "" ? name.slice(colon + 1) : `${prefix}:${name.slice(colon + 1)}`;
}

function broken() {
  return fail(
    "xml-broken",
    "This file is damaged: what is inside of it can't be read.",
    "Save it anew in the program that made it.",
  );
}
