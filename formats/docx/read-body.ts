import {
  type Fate,
  kept,
  look,
  type ParagraphRole,
  type Part,
  type StyledParagraph,
} from "../import/styled/document.ts";
import type { ImageShelf } from "../import/styled/image-shelf.ts";
import { childOf, textOf, type XmlNode } from "../import/xml.ts";
import { cleanText } from "../markup/escape.ts";
import { allInside, chosenOf } from "./read-alternatives.ts";
import { endOf, fateOf } from "./read-changes.ts";
import { describedOf, drawnTextOf } from "./read-drawings.ts";
import { type Field, openField } from "./read-fields.ts";
import { isLoose } from "./read-loose.ts";
import type { CountItem } from "./read-numbering.ts";
import type { DocxPackage, Relation } from "./read-package.ts";
import { hiddenOf, rawOf, signs } from "./read-raw.ts";
import { type DocxStyles, directLooks, isOnIn, outlineLevel, saidBy } from "./read-styles.ts";
import { symbolOf } from "./read-symbols.ts";

/** What all parts of a document share while they are read. */
export interface DocxReading {
  readonly package: DocxPackage;
  readonly styles: DocxStyles;
  readonly countItem: CountItem;
  readonly shelf: ImageShelf;
  readonly hidden: string[];
  /** How many of each there were. */
  readonly seen: { tables: number; textBoxes: number; symbols: number; embedded: number };
}

/** The paragraphs of a part: the text, or a note. */
export function readBody(
  nodes: readonly (XmlNode | string)[],
  reading: DocxReading,
  relations: ReadonlyMap<string, Relation>,
  noteKind: string,
): StyledParagraph[] {
  const body = new Body(reading, relations, noteKind);
  body.readBlocks(nodes, kept);
  body.doubtContents();
  return body.paragraphs;
}

class Body {
  readonly paragraphs: StyledParagraph[] = [];
  readonly #reading: DocxReading;
  readonly #relations: ReadonlyMap<string, Relation>;
  /** Before the keys of notes in notes, which Word has not. */
  readonly #noteKind: string;
  readonly #fields: Field[] = [];
  /** The next paragraph. */
  #startsPage = false;
  /** The one that is being read. */
  #beginsPage = false;
  #isContents = false;
  /** Paragraphs of a table of contents whose end has not come yet, with what they are where it never comes. */
  #doubtful: { readonly at: number; readonly role: ParagraphRole }[] = [];
  #parts: Part[] = [];
  /** Blocks that stand inside of a paragraph: text boxes. They follow it. */
  #boxes: { readonly nodes: readonly (XmlNode | string)[]; readonly fate: Fate }[] = [];

  constructor(reading: DocxReading, relations: ReadonlyMap<string, Relation>, noteKind: string) {
    this.#reading = reading;
    this.#relations = relations;
    this.#noteKind = noteKind;
  }

  readBlocks(nodes: readonly (XmlNode | string)[], fate: Fate): void {
    let loose: XmlNode[] = [];
    const flush = () => {
      if (loose.length > 0) this.#readParagraph({ name: "w:p", attributes: {}, children: loose }, fate);
      loose = [];
    };
    for (const node of nodes) {
      if (typeof node === "string") continue;
      if (isLoose(node)) loose.push(node);
      else {
        flush();
        this.#readBlock(node, fate);
      }
    }
    flush();
  }

  /** A table of contents that nothing ends is no reason to take the whole book for one. */
  doubtContents(): void {
    if (!this.#inContents()) return;
    for (const { at, role } of this.#doubtful.slice(1)) {
      const paragraph = this.paragraphs[at];
      if (paragraph) this.paragraphs[at] = { ...paragraph, role };
    }
  }

  #readBlock(node: XmlNode, fate: Fate): void {
    switch (node.name) {
      case "w:p":
        this.#readParagraph(node, fate);
        break;
      case "w:tbl":
        this.#reading.seen.tables++;
        this.readBlocks(node.children, fate);
        break;
      case "w:tr":
        this.readBlocks(node.children, endOf(childOf(node, "w:trPr"), fate));
        break;
      case "w:sdt": {
        const gallery = childOf(childOf(childOf(node, "w:sdtPr"), "w:docPartObj"), "w:docPartGallery");
        const outer = this.#isContents;
        this.#isContents ||= /table of contents/i.test(saidBy(gallery));
        this.readBlocks(node.children, fate);
        this.#isContents = outer;
        break;
      }
      case "mc:AlternateContent":
        this.readBlocks(chosenOf(node), fate);
        break;
      case "w:ins":
      case "w:moveTo":
      case "w:del":
      case "w:moveFrom":
        this.readBlocks(node.children, fateOf(node, fate));
        break;
      case "w:altChunk":
      case "w:subDoc":
        this.#reading.seen.embedded++;
        break;
      default:
        this.readBlocks(node.children, fate);
    }
  }

  #readParagraph(node: XmlNode, fate: Fate): void {
    const properties = childOf(node, "w:pPr");
    const style = saidBy(childOf(properties, "w:pStyle")) || this.#reading.styles.usual;
    const role = this.#roleOf(properties, style);
    this.#beginsPage = this.#startsPage || isOnIn(properties, "w:pageBreakBefore") === true;
    const wasContents = this.#inContents();
    this.#startsPage = false;
    this.#parts = [];
    this.#boxes = [];
    this.#readInline(node.children, { fate, style, role, link: null });
    const startsPage = this.#beginsPage;
    // On a new page with nothing on it, the next paragraph is the first.
    if (startsPage && !this.#parts.some(hasLetters)) this.#startsPage = true;
    const isContents = wasContents || this.#inContents();
    const justified = saidBy(childOf(properties, "w:jc") ?? this.#reading.styles.property(style, "w:jc"));
    const indent = childOf(properties, "w:ind") ?? this.#reading.styles.property(style, "w:ind");
    const hidden = hiddenOf(node, this.#isHiddenStyle);
    if (hidden.trim() !== "") this.#reading.hidden.push(hidden.trim());
    if (isContents && !this.#isContents) this.#doubtful.push({ at: this.paragraphs.length, role });
    this.paragraphs.push({
      role: isContents ? { kind: "contents" } : role,
      centred: justified === "center",
      indent: Number(indent?.attributes["w:left"] ?? indent?.attributes["w:start"] ?? 0) || 0,
      startsPage,
      parts: this.#parts,
      end: endOf(childOf(properties, "w:rPr"), fate),
      raw: fate.inserted === null ? rawOf(node, this.#isHiddenStyle) : "",
    });
    const section = childOf(properties, "w:sectPr");
    if (section && saidBy(childOf(section, "w:type")) !== "continuous") this.#startsPage = true;
    for (const box of this.#boxes.splice(0)) this.readBlocks(box.nodes, box.fate);
  }

  readonly #isHiddenStyle = (style: string): boolean => this.#reading.styles.isHidden(style);

  #inContents(): boolean {
    return this.#isContents || this.#fields.some(({ kind }) => kind === "contents");
  }

  #roleOf(properties: XmlNode | null, style: string): ParagraphRole {
    const { styles, countItem } = this.#reading;
    const named = styles.role(style);
    if (named) return named;
    const level = outlineLevel(properties);
    if (level !== null) return { kind: "heading", level };
    const numbering = childOf(properties, "w:numPr") ?? styles.property(style, "w:numPr");
    const place = numbering
      ? countItem(saidBy(childOf(numbering, "w:numId")), saidBy(childOf(numbering, "w:ilvl")))
      : null;
    if (place) return { kind: "item", ...place };
    const border = childOf(childOf(properties, "w:pBdr"), "w:bottom");
    if (border && !/^(?:nil|none)$/.test(saidBy(border)) && saidBy(border) !== "") {
      // A line under nothing; what has words stays a paragraph (`sortParagraphs`).
      return { kind: "scene break" };
    }
    return { kind: "body" };
  }

  #readInline(nodes: readonly (XmlNode | string)[], context: InlineContext): void {
    for (const node of nodes) if (typeof node !== "string") this.#readInlineNode(node, context);
  }

  #readInlineNode(node: XmlNode, context: InlineContext): void {
    const { attributes, children } = node;
    switch (node.name) {
      case "w:r":
        this.#readRun(node, context);
        break;
      case "w:ins":
      case "w:moveTo":
      case "w:del":
      case "w:moveFrom":
        this.#readInline(children, { ...context, fate: fateOf(node, context.fate) });
        break;
      case "w:hyperlink": {
        const relation = this.#relations.get(attributes["r:id"] ?? "");
        const link = relation?.outside ? addressOf(relation.target, attributes["w:anchor"]) : context.link;
        this.#readInline(children, { ...context, link });
        break;
      }
      case "w:fldSimple": {
        const field = openField(attributes["w:instr"] ?? "");
        this.#fields.push(field);
        this.#readInline(children, context);
        this.#fields.pop();
        break;
      }
      case "w:commentRangeStart":
      case "w:commentRangeEnd":
        this.#mark(attributes["w:id"] ?? "", node.name === "w:commentRangeStart" ? "from" : "to");
        break;
      case "mc:AlternateContent":
        this.#readInline(chosenOf(node), context);
        break;
      case "m:oMath":
      case "m:oMathPara":
        for (const text of allInside(node, "m:t")) this.#add(text.children.join(""), 0, context);
        break;
      case "w:p":
      case "w:tbl":
        this.#boxes.push({ nodes: [node], fate: context.fate });
        break;
      case "w:subDoc":
        this.#reading.seen.embedded++;
        break;
      case "w:t":
      case "w:delText":
        this.#readPiece(node, 0, false, context);
        break;
      default:
        this.#readInline(children, context);
    }
  }

  #mark(comment: string, side: "from" | "to"): void {
    this.#parts.push({ kind: "mark", comment, side });
  }

  #readRun(run: XmlNode, context: InlineContext): void {
    const properties = childOf(run, "w:rPr");
    const looks = this.#looksOf(properties, context);
    const style = saidBy(childOf(properties, "w:rStyle"));
    const isHidden = isOnIn(properties, "w:vanish") ?? this.#isHiddenStyle(style);
    for (const node of run.children) if (typeof node !== "string") this.#readPiece(node, looks, isHidden, context);
  }

  #readPiece(node: XmlNode, looks: number, isHidden: boolean, context: InlineContext): void {
    const { attributes } = node;
    const field = this.#fields.at(-1);
    if (node.name === "w:fldChar") {
      const type = attributes["w:fldCharType"];
      if (type === "begin") this.#fields.push(openField(""));
      else if (type === "separate" && field) field.begin();
      else if (type === "end" && this.#fields.pop() && !this.#inContents()) this.#doubtful = [];
      return;
    }
    if (node.name === "w:instrText" || node.name === "w:delInstrText") {
      field?.say(node.children.join(""));
      return;
    }
    if (isHidden) return;
    switch (node.name) {
      case "w:t":
      case "w:delText":
        this.#add(node.children.join(""), looks, context);
        break;
      case "w:tab":
      case "w:ptab":
      case "w:br":
      case "w:cr":
      case "w:noBreakHyphen":
        if (node.name === "w:br" && attributes["w:type"] === "page") this.#breakPage(context);
        else this.#add(signs[node.name] ?? "", looks, context);
        break;
      case "w:sym": {
        const symbol = symbolOf(attributes["w:font"] ?? "", attributes["w:char"] ?? "");
        if (symbol.isGuess) this.#reading.seen.symbols++;
        this.#add(symbol.text, looks, context);
        break;
      }
      case "w:footnoteReference":
      case "w:endnoteReference": {
        const kind = node.name === "w:footnoteReference" ? "footnote" : "endnote";
        const note = `${this.#noteKind}${kind} ${attributes["w:id"] ?? ""}`;
        if (this.#noteKind === "") this.#parts.push({ kind: "note", note, fate: context.fate });
        break;
      }
      case "w:commentReference": {
        const comment = attributes["w:id"] ?? "";
        const isKnown = this.#parts.some((part) => part.kind === "mark" && part.comment === comment);
        if (!isKnown) this.#mark(comment, "to");
        break;
      }
      case "w:ruby":
        for (const [name, before, after] of [
          ["w:rubyBase", "", ""],
          ["w:rt", "(", ")"],
        ] as const) {
          this.#add(before, looks, context);
          this.#readInline(childOf(node, name)?.children ?? [], context);
          this.#add(after, looks, context);
        }
        break;
      case "w:drawing":
      case "w:pict":
      case "w:object":
        this.#readDrawing(node, context);
        break;
      case "mc:AlternateContent":
        for (const child of chosenOf(node))
          if (typeof child !== "string") this.#readPiece(child, looks, isHidden, context);
        break;
      default:
        for (const child of node.children)
          if (typeof child !== "string") this.#readPiece(child, looks, isHidden, context);
    }
  }

  #breakPage({ fate }: InlineContext): void {
    // In the middle of a paragraph it parts two.
    if (this.#parts.some(hasLetters)) {
      this.#parts.push({ kind: "text", text: "\n\n", looks: 0, link: null, fate });
      this.#startsPage = true;
    } else this.#beginsPage = true;
  }

  #readDrawing(node: XmlNode, { fate }: InlineContext): void {
    for (const { children } of allInside(node, "w:txbxContent")) {
      if (children.some((child) => typeof child !== "string" && /\S/.test(textOf(child))))
        this.#reading.seen.textBoxes++;
      this.#boxes.push({ nodes: children, fate });
    }
    const drawn = drawnTextOf(node);
    if (drawn !== "") this.#reading.hidden.push(drawn);
    const [blip] = allInside(node, "a:blip");
    const [vml] = allInside(node, "v:imagedata");
    const id = blip?.attributes["r:embed"] ?? blip?.attributes["r:link"] ?? vml?.attributes["r:id"];
    if (id === undefined) return;
    const relation = this.#relations.get(id);
    const target = relation && !relation.outside ? relation.target : null;
    const address = this.#reading.shelf.place(target ?? `outside ${id}`, () =>
      target === null ? null : this.#reading.package.bytes(target),
    );
    const description = describedOf(node);
    if (address !== null) this.#parts.push({ kind: "image", address, description, fate });
  }

  #looksOf(properties: XmlNode | null, { style, role }: InlineContext): number {
    const { styles } = this.#reading;
    const base = styles.looks(style);
    const { on, off } = directLooks(properties);
    const toggled = base ^ styles.looks(saidBy(childOf(properties, "w:rStyle")));
    const effective = (toggled & ~off) | on;
    // What all of a heading or all plain text looks like is no emphasis: what differs from it is.
    const isOwn = role.kind === "body" || role.kind === "item";
    return isOwn && style !== this.#reading.styles.usual ? effective : (effective ^ base) | (effective & look.code);
  }

  #add(text: string, looks: number, { fate, link }: InlineContext): void {
    const clean = cleanText(text)
      .replaceAll("\u00ad", "")
      .replace(/[\u2028\u2029]/g, "\n");
    if (clean === "") return;
    const linked = link ?? this.#fields.findLast(({ link: own }) => own !== null)?.link ?? null;
    const last = this.#parts.at(-1);
    if (last?.kind === "text" && last.looks === looks && last.link === linked && last.fate === fate) {
      this.#parts[this.#parts.length - 1] = { ...last, text: last.text + clean };
    } else this.#parts.push({ kind: "text", text: clean, looks, link: linked, fate });
  }
}

interface InlineContext {
  readonly fate: Fate;
  readonly style: string;
  readonly role: ParagraphRole;
  readonly link: string | null;
}

function hasLetters(part: Part): boolean {
  return part.kind === "text" ? /\S/.test(part.text) : part.kind !== "mark";
}

function addressOf(target: string, anchor: string | undefined): string {
  return anchor && !target.includes("#") ? `${target}#${anchor}` : target;
}
