import { look, type ParagraphRole } from "../import/styled/document.ts";
import { isCodeStyle, roleOfStyle } from "../import/styled/style-names.ts";
import { childOf, childrenOf, type XmlNode } from "../import/xml.ts";

/** The styles of a Word document (ECMA-376 part 1, section 17.7), with what they take from each other. */
export interface DocxStyles {
  role(style: string): ParagraphRole | null;
  /** What the style's own characters look like. */
  looks(style: string): number;
  isHidden(style: string): boolean;
  /** The first of the style and of those that it is based on that has a property of that name. */
  property(style: string, name: string): XmlNode | null;
  /** What paragraphs without a style have. */
  readonly usual: string;
  /** Of the document's defaults; empty where it isn't said. */
  readonly language: string;
}

interface Style {
  readonly name: string;
  readonly base: string;
  readonly paragraph: XmlNode | null;
  readonly run: XmlNode | null;
}

/** Styles can be based on each other in a circle. */
const longestChain = 32;

export function readStyles(root: XmlNode | null): DocxStyles {
  const styles = new Map<string, Style>();
  let usual = "";
  for (const node of childrenOf(root, "w:style")) {
    const id = node.attributes["w:styleId"] ?? "";
    if (node.attributes["w:type"] === "paragraph" && isOn(node.attributes["w:default"] ?? "0")) usual = id;
    styles.set(id, {
      name: saidBy(childOf(node, "w:name")) || id,
      base: saidBy(childOf(node, "w:basedOn")),
      paragraph: childOf(node, "w:pPr"),
      run: childOf(node, "w:rPr"),
    });
  }
  const chainOf = (id: string): Style[] => {
    const chain: Style[] = [];
    let style = styles.get(id);
    while (style && chain.length < longestChain) {
      chain.push(style);
      style = styles.get(style.base);
    }
    return chain;
  };
  const looks = new Map<string, number>();
  const roles = new Map<string, ParagraphRole | null>();
  const defaults = childOf(childOf(childOf(root, "w:docDefaults"), "w:rPrDefault"), "w:rPr");
  return {
    usual,
    language: childOf(defaults, "w:lang")?.attributes["w:val"] ?? "",
    role(id) {
      let role = roles.get(id);
      if (role === undefined) roles.set(id, (role = roleOf(id, chainOf(id))));
      return role;
    },
    looks(id) {
      let own = looks.get(id);
      if (own === undefined) looks.set(id, (own = looksOf(chainOf(id))));
      return own;
    },
    isHidden: (id) => chainOf(id).some(({ run }) => isOnIn(run, "w:vanish") === true),
    property(id, name) {
      for (const { paragraph } of chainOf(id)) {
        const found = childOf(paragraph, name);
        if (found) return found;
      }
      return null;
    },
  };
}

function roleOf(id: string, chain: readonly Style[]): ParagraphRole | null {
  for (const { name, paragraph } of chain) {
    const named = roleOfStyle(name);
    if (named) return named;
    const level = outlineLevel(paragraph);
    if (level !== null) return { kind: "heading", level };
  }
  return chain.length === 0 ? roleOfStyle(id.replace(/(?<=\p{L})(?=\d$)/u, " ")) : null;
}

/** 1 to 6 of a paragraph that stands in the outline; null of one that doesn't. */
export function outlineLevel(properties: XmlNode | null): number | null {
  const node = childOf(properties, "w:outlineLvl");
  const level = Number(saidBy(node));
  return node && Number.isInteger(level) && level >= 0 && level < 9 ? Math.min(6, level + 1) : null;
}

function looksOf(chain: readonly Style[]): number {
  let looks = 0;
  let decided = 0;
  for (const { run, name } of chain) {
    const own = directLooks(run);
    looks |= own.on & ~decided;
    decided |= own.on | own.off;
    if (isCodeStyle(name)) looks |= look.code;
    // A link's line under it is no emphasis.
    if (/^(?:followed\s*)?hyperlink$|^internet[\s_]*link$/i.test(name)) decided |= look.underlined;
  }
  return looks;
}

/** What a run or a style says itself, each way. */
export function directLooks(run: XmlNode | null): { readonly on: number; readonly off: number } {
  let on = 0;
  let off = 0;
  const say = (bit: number, value: boolean | null) => {
    if (value === true) on |= bit;
    if (value === false) off |= bit;
  };
  say(look.bold, isOnIn(run, "w:b"));
  say(look.italic, isOnIn(run, "w:i"));
  say(look.struck, isOnIn(run, "w:strike") ?? isOnIn(run, "w:dstrike"));
  const underline = childOf(run, "w:u");
  if (underline) say(look.underlined, (underline.attributes["w:val"] ?? "single") !== "none");
  return { on, off };
}

/** Null where it isn't said. */
export function isOnIn(properties: XmlNode | null, name: string): boolean | null {
  const node = childOf(properties, name);
  return node ? isOn(node.attributes["w:val"] ?? "1") : null;
}

/** ST_OnOff (section 22.9.2.7). */
function isOn(value: string): boolean {
  return !/^(?:0|false|off)$/i.test(value);
}

export function saidBy(node: XmlNode | null): string {
  return node?.attributes["w:val"] ?? "";
}
