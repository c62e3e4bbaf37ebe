import {
  type Fate,
  kept,
  look,
  type ParagraphRole,
  type Part,
  type StyledComment,
  type StyledParagraph,
  type TrackedChange,
} from "../import/styled/document.ts";
import type { ImageShelf } from "../import/styled/image-shelf.ts";
import { childOf, textOf, type XmlNode } from "../import/xml.ts";
import { cleanText } from "../markup/escape.ts";
import type { ChangedRegion, ChangedRegions } from "./read-changes.ts";
import { readAnnotation } from "./read-comments.ts";
import { findInDrawing } from "./read-drawings.ts";
import type { ItemPlace, OdtLists } from "./read-lists.ts";
import type { OdtPackage } from "./read-package.ts";
import { blanks, RawText, spacesOf } from "./read-raw.ts";
import type { OdtStyles, ParagraphStyle } from "./read-styles.ts";

/** What all of a document shares while it is read. */
export interface OdtReading {
  readonly package: OdtPackage;
  readonly styles: OdtStyles;
  readonly lists: OdtLists;
  readonly regions: ChangedRegions;
  readonly shelf: ImageShelf;
  readonly notes: Map<string, readonly StyledParagraph[]>;
  readonly comments: Map<string, StyledComment & { readonly parent: string }>;
  readonly hidden: string[];
  /** Deletions whose place was found. */
  readonly placed: Set<string>;
  /** How many of each there were. */
  readonly seen: { tables: number; textBoxes: number; embedded: number };
}

/** The paragraphs of the text, or with `isNote` of a note. */
export function readBody(
  nodes: readonly (XmlNode | string)[],
  reading: OdtReading,
  isNote: boolean,
): StyledParagraph[] {
  const body = new Body(reading, isNote);
  body.readBlocks(nodes, { isContents: false, isHidden: false, item: null });
  return body.paragraphs;
}

/** What blocks are in. */
interface Place {
  readonly isContents: boolean;
  readonly isHidden: boolean;
  /** Of the next paragraph. */
  readonly item: ItemPlace | null;
}

/** What characters are in. */
interface Inside {
  readonly looks: number;
  /** Of plain text here; what stands out against it is emphasised. */
  readonly usual: number;
  readonly isHidden: boolean;
  readonly link: string | null;
  /** Who took it out, and who had put it in before. */
  readonly deleted: TrackedChange | null;
  readonly inserted: TrackedChange | null;
}

/** A part of a paragraph's element that is a paragraph while a deletion isn't taken. */
interface Fragment {
  readonly element: XmlNode;
  readonly parts: Part[];
  readonly end: Fate;
}

const indexes =
  /^text:(?:table-of-content|alphabetical-index|illustration-index|table-index|object-index|user-index|bibliography)$/;

class Body {
  readonly paragraphs: StyledParagraph[] = [];
  readonly #reading: OdtReading;
  readonly #isNote: boolean;
  readonly #raw: RawText;
  readonly #open = new Map<string, ChangedRegion>();
  #fate: Fate = kept;
  /** The next paragraph. */
  #startsPage = false;
  #fragments: Fragment[] = [];
  #parts: Part[] = [];
  #hidden = "";
  /** A blank behind a blank is none. */
  #isBehindBlank = true;
  /** Blocks that stand inside of a paragraph: text boxes. They follow it. */
  #boxes: XmlNode[] = [];

  constructor(reading: OdtReading, isNote: boolean) {
    this.#reading = reading;
    this.#isNote = isNote;
    this.#raw = new RawText(reading.regions, (style) => reading.styles.characters(style).isHidden);
  }

  readBlocks(nodes: readonly (XmlNode | string)[], place: Place): void {
    for (const node of nodes) if (typeof node !== "string") this.#readBlock(node, place);
  }

  #readBlock(node: XmlNode, place: Place): void {
    const { name, attributes, children } = node;
    if (name === "text:p" || name === "text:h") this.#readParagraph(node, place, false);
    else if (name === "text:list") this.#readList(node, place);
    else if (name === "text:change-start" || name === "text:change-end") {
      this.#readChange(name, attributes["text:change-id"] ?? "", outside);
      this.#raw.linesOf(alone(node), false);
    } else if (name === "text:change" || (name.startsWith("draw:") && name !== "draw:text-box")) {
      this.#readParagraph(alone(node), place, true);
    } else if (name === "table:table") {
      this.#reading.seen.tables++;
      this.readBlocks(children, { ...place, item: null });
    } else if (indexes.test(name)) this.readBlocks(children, { ...place, isContents: true, item: null });
    else if (name === "text:section") {
      const isHidden = place.isHidden || attributes["text:display"] === "none";
      this.readBlocks(children, { ...place, isHidden, item: null });
    } else if (name !== "text:tracked-changes" && !name.endsWith("-source")) this.readBlocks(children, place);
  }

  #readList(node: XmlNode, place: Place): void {
    const { lists } = this.#reading;
    lists.enter(node);
    for (const item of node.children) {
      if (typeof item === "string") continue;
      let own = item.name === "text:list-item" && hasParagraph(item) ? lists.item(item) : null;
      for (const block of item.children) {
        if (typeof block === "string") continue;
        this.#readBlock(block, { ...place, item: own });
        if (block.name === "text:p") own = null;
      }
    }
    lists.leave();
  }

  /** @param isBetween it is none itself: what stands between paragraphs */
  #readParagraph(node: XmlNode, place: Place, isBetween: boolean): void {
    const style = this.#styleOf(node);
    const isHidden = place.isHidden || style.isHidden;
    this.#fragments = [];
    this.#parts = [];
    this.#boxes = [];
    this.#isBehindBlank = true;
    this.#readInline(node.children, insideOf(style, isHidden));
    const end = isBetween ? takenEnd(this.#parts, this.#fate) : this.#fate;
    if (!isBetween || this.#parts.length > 0) this.#fragments.push({ element: node, parts: this.#parts, end });
    const raws = this.#raw.linesOf(node, isHidden);
    let startsPage = this.#startsPage || style.startsPage;
    this.#fragments.forEach(({ element, parts, end }, at) => {
      const own = this.#styleOf(element);
      this.paragraphs.push({
        role: this.#roleOf(element, own, place),
        centred: own.centred,
        indent: own.indent,
        startsPage,
        parts,
        end,
        raw: raws[at] ?? "",
      });
      // On a new page with nothing on it, the next paragraph is the first.
      startsPage &&= !parts.some(hasLetters);
    });
    this.#startsPage = startsPage || style.endsPage;
    if (this.#hidden.trim() !== "") this.#reading.hidden.push(this.#hidden.trim());
    this.#hidden = "";
    for (const box of this.#boxes.splice(0)) this.readBlocks(box.children, { ...place, item: null });
  }

  #styleOf({ attributes }: XmlNode): ParagraphStyle {
    return this.#reading.styles.paragraph(attributes["text:style-name"] ?? "");
  }

  #roleOf({ name, attributes }: XmlNode, style: ParagraphStyle, { isContents, item }: Place): ParagraphRole {
    if (isContents) return { kind: "contents" };
    const { role } = style;
    if (name === "text:h" && (role === null || role.kind === "heading")) {
      const level = Number(attributes["text:outline-level"] ?? 1);
      return { kind: "heading", level: Math.max(1, Math.min(6, Math.trunc(level) || 1)) };
    }
    if (role) return role;
    if (item) return { kind: "item", ...item };
    // A line under nothing; what has words stays a paragraph (`sortParagraphs`).
    return style.isUnderlined ? { kind: "scene break" } : { kind: "body" };
  }

  #readInline(nodes: readonly (XmlNode | string)[], inside: Inside): void {
    for (const node of nodes) {
      if (typeof node === "string") this.#addFolded(node, inside);
      else this.#readInlineNode(node, inside);
    }
  }

  #readInlineNode(node: XmlNode, inside: Inside): void {
    const { name, attributes, children } = node;
    switch (name) {
      case "text:s":
        this.#add(" ".repeat(spacesOf(node)), inside);
        break;
      case "text:tab":
        this.#add("\t", inside);
        break;
      case "text:line-break":
        this.#add("\n", inside);
        break;
      case "text:span": {
        const { on, off, isHidden } = this.#reading.styles.characters(attributes["text:style-name"] ?? "");
        const looks = (inside.looks & ~off) | on;
        this.#readInline(children, { ...inside, looks, isHidden: isHidden ?? inside.isHidden });
        break;
      }
      case "text:a": {
        const address = attributes["xlink:href"] ?? "";
        const link = address === "" || address.startsWith("#") ? inside.link : address;
        this.#readInline(children, { ...inside, link });
        break;
      }
      case "text:note":
        this.#readNote(node, inside);
        break;
      case "office:annotation": {
        const { comments } = this.#reading;
        const { key, ...comment } = readAnnotation(node, comments.size);
        const own = comments.has(key) ? `${key} ${comments.size}` : key;
        comments.set(own, comment);
        this.#parts.push({ kind: "mark", comment: own, side: "from" });
        break;
      }
      case "office:annotation-end":
        this.#parts.push({ kind: "mark", comment: attributes["office:name"] ?? "", side: "to" });
        break;
      case "text:change-start":
      case "text:change-end":
      case "text:change":
        this.#readChange(name, attributes["text:change-id"] ?? "", inside);
        break;
      case "text:ruby":
        for (const [part, before, after] of [
          ["text:ruby-base", "", ""],
          ["text:ruby-text", "(", ")"],
        ] as const) {
          this.#add(before, inside);
          this.#readInline(childOf(node, part)?.children ?? [], inside);
          this.#add(after, inside);
        }
        break;
      case "text:hidden-text":
      case "text:hidden-paragraph":
        this.#hidden += attributes["text:string-value"] ?? "";
        break;
      case "text:number":
      case "text:script":
      case "text:tracked-changes":
        break;
      default:
        if (name.startsWith("draw:")) this.#readDrawing(node, inside);
        else this.#readInline(children, inside);
    }
  }

  #readNote(node: XmlNode, inside: Inside): void {
    const body = childOf(node, "text:note-body");
    if (!body) return;
    // Markdown has no notes in notes.
    if (this.#isNote) {
      this.#boxes.push(body);
      return;
    }
    const { notes } = this.#reading;
    const note = `note ${notes.size + 1}`;
    notes.set(note, []);
    this.#parts.push({ kind: "note", note, fate: this.#fateIn(inside) });
    notes.set(note, readBody(body.children, this.#reading, true));
  }

  #readChange(name: string, id: string, inside: Inside): void {
    const region = this.#reading.regions.get(id);
    if (name === "text:change-start" && region) this.#open.set(id, region);
    if (name === "text:change-end") this.#open.delete(id);
    const open = [...this.#open.values()];
    const inserted = open.find((own) => own.inserted)?.inserted ?? null;
    // Where LibreOffice shows what was taken out, it stands between two marks as well.
    const taken = open.find((own) => own.deleted)?.deleted ?? null;
    this.#fate = inserted || taken ? { inserted, deleted: taken } : kept;
    this.#reading.placed.add(id);
    if (name !== "text:change" || !region?.deleted || inside.deleted !== null) return;
    const { deleted, content } = region;
    const put = inserted ?? region.inserted;
    const wasBehindBlank = this.#isBehindBlank;
    content.forEach((paragraph, at) => {
      const style = this.#styleOf(paragraph);
      if (at > 0) {
        const element = content[at - 1] ?? paragraph;
        this.#fragments.push({ element, parts: this.#parts, end: { inserted: put, deleted } });
        this.#parts = [];
        this.#isBehindBlank = true;
      }
      this.#readInline(paragraph.children, { ...insideOf(style, inside.isHidden), deleted, inserted: put });
    });
    this.#isBehindBlank = wasBehindBlank;
  }

  #readDrawing(node: XmlNode, inside: Inside): void {
    const { images, boxes, embedded } = findInDrawing(node);
    this.#reading.seen.embedded += embedded;
    this.#reading.seen.textBoxes += boxes.filter((box) => /\S/.test(textOf(box))).length;
    this.#boxes.push(...boxes);
    for (const { key, name, data, description } of images) {
      const read = () => data ?? (name === null ? null : this.#reading.package.bytes(name));
      const address = this.#reading.shelf.place(key, read);
      if (address !== null) this.#parts.push({ kind: "image", address, description, fate: this.#fateIn(inside) });
    }
  }

  #fateIn({ deleted, inserted }: Inside): Fate {
    return deleted ? { inserted, deleted } : this.#fate;
  }

  #addFolded(text: string, inside: Inside): void {
    const folded = text.replace(blanks, " ");
    this.#add(this.#isBehindBlank && folded.startsWith(" ") ? folded.slice(1) : folded, inside);
  }

  #add(text: string, inside: Inside): void {
    const clean = cleanText(text)
      .replaceAll("\u00ad", "")
      .replace(/[\u2028\u2029]/g, "\n");
    if (clean === "") return;
    this.#isBehindBlank = clean.endsWith(" ");
    if (inside.isHidden) {
      this.#hidden += clean;
      return;
    }
    const { link } = inside;
    const looks = (inside.looks ^ inside.usual) | (inside.looks & look.code);
    const last = this.#parts.at(-1);
    const isSame = last?.kind === "text" && last.looks === looks && last.link === link;
    const fate = this.#fateIn(inside);
    if (isSame && last.fate.deleted === fate.deleted && last.fate.inserted === fate.inserted) {
      this.#parts[this.#parts.length - 1] = { ...last, text: last.text + clean };
    } else this.#parts.push({ kind: "text", text: clean, looks, link, fate });
  }
}

function insideOf({ looks, usualLooks }: ParagraphStyle, isHidden: boolean): Inside {
  return { looks, usual: usualLooks, isHidden, link: null, deleted: null, inserted: null };
}

function hasParagraph(item: XmlNode): boolean {
  return item.children.some((child) => typeof child !== "string" && child.name === "text:p");
}

function hasLetters(part: Part): boolean {
  return part.kind === "text" ? /\S/.test(part.text) : part.kind !== "mark";
}

/** With what was taken out its end went. */
function takenEnd(parts: readonly Part[], otherwise: Fate): Fate {
  const last = parts.findLast((part) => part.kind !== "mark");
  return last ? { ...last.fate } : otherwise;
}

/** In a paragraph of its own. */
function alone(node: XmlNode): XmlNode {
  return { name: "text:p", attributes: {}, children: [node] };
}

const outside: Inside = { looks: 0, usual: 0, isHidden: false, link: null, deleted: null, inserted: null };
