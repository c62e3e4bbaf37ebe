import { attribute, type Element, elementsIn, isElement, parentOf, rolesOf, textIn, upwards } from "./dom.ts";
import { type Page, targetOf } from "./page.ts";

/** Footnotes of all pages: where each is referred to, where it stands, and the ways back. */
export interface NoteLinks {
  /** The reference, with the raised text around it, → the note's key. */
  readonly marks: ReadonlyMap<Element, string>;
  /** What holds a note → its key. */
  readonly bodies: ReadonlyMap<Element, string>;
  /** In a note: the links back and its number. */
  readonly backs: ReadonlySet<Element>;
}

/** "1", "[12]", "*", "‡", "[a]", "iv.": what refers to a note, or a word that leads back. */
const mark = /^[\s[({]*(?:\d{1,4}|[*†‡§¶#]{1,4}|[a-z]{1,2}|[ivxlc]{1,6})[\s\])}.:]*$/iu;
const back =
  /^[\s[({]*(?:\d{1,4}|(?:[*†‡§¶#^]|[↑↩⏎←⤴]\ufe0e?\ufe0f?){1,4}|[a-z]{1,2}|[ivxlc]{1,6}|return|back|zurück|retour)[\s\])}.:]*$/iu;
const noteName =
  /(?:^|[^a-z])(?:foot|end)?notes?(?:$|[^a-z])|footnote|endnote|^(?:s?d?ftn|fn|edn|_?cmnt)\W?\d|^sd(?:foot|end)note/i;
const blockTag = /^(?:li|aside|div|p|dd|dt|td|tr|section|blockquote)$/;
const headingTag = /^h[1-6]$/;

interface Link {
  readonly from: Element;
  readonly page: Page;
  readonly target: Element;
}

/** Finds links that lead back and forth between a mark and a note, or that say themselves what they are. */
export function findNoteLinks(pages: readonly Page[]): NoteLinks {
  const links = linksOf(pages);
  const outgoing = new Map<Element, Link>();
  for (const link of links) outgoing.set(link.from, link);
  const marks = new Map<Element, string>();
  const bodies = new Map<Element, string>();
  const backs = new Set<Element>();
  const references = new Map<string, Element[]>();
  for (const link of links) {
    const body = bodyOf(link, links);
    if (!body) continue;
    // A note's own number, which leads back, is no reference to where it leads.
    const around = [...upwards(link.from)].find((above) => bodies.has(above));
    if (around && (references.get(bodies.get(around) ?? "") ?? []).some((from) => leadsInto(link, from))) continue;
    const key = bodies.get(body) ?? `note ${bodies.size + 1}`;
    marks.set(wholeMark(link.from), key);
    bodies.set(body, key);
    references.set(key, [...(references.get(key) ?? []), link.from]);
  }
  for (const body of bodies.keys()) {
    for (const element of elementsIn(body)) {
      if (element.tagName !== "a") continue;
      const link = outgoing.get(element);
      const says =
        rolesOf(element).includes("doc-backlink") ||
        /\b(?:footnote-back|reversefootnote|note-back)\b/.test(attribute(element, "class"));
      const leadsBack = references.get(bodies.get(body) ?? "")?.some((from) => leadsInto(link, from)) ?? false;
      if ((says || leadsBack) && back.test(textIn(element))) backs.add(wholeMark(element));
    }
  }
  return { marks, bodies, backs };
}

function linksOf(pages: readonly Page[]): Link[] {
  const places = new Map<string, Element>();
  for (const { document, path } of pages) {
    for (const element of elementsIn(document)) {
      for (const name of [attribute(element, "id"), element.tagName === "a" ? attribute(element, "name") : ""])
        if (name !== "" && !places.has(`${path}#${name}`)) places.set(`${path}#${name}`, element);
    }
  }
  const links: Link[] = [];
  for (const page of pages) {
    for (const element of elementsIn(page.document)) {
      if (element.tagName !== "a") continue;
      const address = targetOf(page.path, attribute(element, "href"));
      const target = address === null ? undefined : places.get(address);
      if (target && target !== element) links.push({ from: element, page, target });
    }
  }
  return links;
}

/** The note that a link leads to, or null where it is no reference to one. */
function bodyOf({ from, target }: Link, links: readonly Link[]): Element | null {
  if (!mark.test(textIn(from))) return null;
  const roles = rolesOf(from);
  if (
    roles.includes("doc-backlink") ||
    /\b(?:footnote-back|reversefootnote|note-back)\b/.test(attribute(from, "class"))
  )
    return null;
  const title = [...upwards(from)].find(({ tagName }) => headingTag.test(tagName));
  if (title && mark.test(textIn(title))) return null;
  const body = holderOf(target, links);
  if (!body || contains(body, from) || [...upwards(from)].some(({ tagName }) => tagName === "nav")) return null;
  const says =
    roles.includes("doc-noteref") ||
    roles.includes("noteref") ||
    /\bfootnote-?ref\b|\bfnanchor\b/i.test(attribute(from, "class"));
  if (says) return body;
  const returns = linksIn(body, links).some((link) => leadsInto(link, from));
  return returns ? body : null;
}

const byBody = new WeakMap<readonly Link[], Map<Element, Link[]>>();

function linksIn(body: Element, links: readonly Link[]): Link[] {
  let known = byBody.get(links);
  if (!known) {
    known = new Map();
    byBody.set(links, known);
    for (const link of links) {
      for (const above of upwards(link.from)) {
        const own = known.get(above);
        if (own) own.push(link);
        else known.set(above, [link]);
      }
    }
  }
  return known.get(body) ?? [];
}

/** Whether a link leads to that reference: to it, into it, or to the little that is around it. */
function leadsInto(link: Link | undefined, reference: Element): boolean {
  if (!link) return false;
  if (contains(reference, link.target) || link.target === reference) return true;
  // An empty place right before it.
  if (parentOf(link.target) === parentOf(reference) && textIn(link.target) === "") return true;
  let steps = 0;
  for (const above of upwards(reference)) {
    if (above === link.target) return true;
    if (++steps > 4 || headingTag.test(above.tagName)) return false;
  }
  return false;
}

/** The block that a note's place is in, with what is around it as long as that is only this note. */
function holderOf(target: Element, links: readonly Link[]): Element | null {
  let holder: Element | null = null;
  for (const above of upwards(target)) {
    if (headingTag.test(above.tagName) || above.tagName === "body" || above.tagName === "nav") break;
    if (!blockTag.test(above.tagName)) continue;
    if (holder === null) {
      holder = above;
      continue;
    }
    const names = `${attribute(above, "id")} ${attribute(above, "class")} ${rolesOf(above).join(" ")}`;
    const isNamed = above.tagName === "li" || (noteName.test(names) && !/notes\b/i.test(names));
    const leads = linksTo(above, links);
    if (!isNamed || leads !== 1) break;
    holder = above;
  }
  return holder;
}

const byTarget = new WeakMap<readonly Link[], Map<Element, Set<Element>>>();

/** How many places in an element are led to with a mark. */
function linksTo(element: Element, links: readonly Link[]): number {
  let known = byTarget.get(links);
  if (!known) {
    known = new Map();
    byTarget.set(links, known);
    for (const { from, target } of links) {
      if (!mark.test(textIn(from))) continue;
      for (const above of upwards(target)) {
        const own = known.get(above);
        if (own) own.add(target);
        else known.set(above, new Set([target]));
      }
    }
  }
  return known.get(element)?.size ?? 0;
}

function contains(outer: Element, inner: Element): boolean {
  for (const above of upwards(inner)) if (above === outer) return true;
  return false;
}

/** With the raised text, the brackets' span and the like that hold nothing else. */
function wholeMark(link: Element): Element {
  let whole = link;
  for (let above = parentOf(link); above !== null; above = parentOf(above)) {
    if (!/^(?:sup|span|small|b|i|em|strong|font)$/.test(above.tagName)) break;
    const others = above.childNodes.some(
      (node) => node !== whole && ("value" in node ? /\S/.test(node.value) : isElement(node)),
    );
    if (others) break;
    whole = above;
  }
  return whole;
}
