import { look, type ParagraphRole } from "../import/styled/document.ts";
import { isCodeStyle, roleOfStyle } from "../import/styled/style-names.ts";
import { childOf, childrenOf, type XmlNode } from "../import/xml.ts";

/** The styles of an OpenDocument text (1.3, part 3, section 16), with what they take from their parents. */
export interface OdtStyles {
  /** What a paragraph's style makes of it. */
  paragraph(name: string): ParagraphStyle;
  /** What a span's style says of its characters, each way. */
  characters(name: string): Characters;
  /** BCP 47; empty where it isn't said. */
  readonly language: string;
}

export interface ParagraphStyle {
  /** Null where the names and levels say nothing. */
  readonly role: ParagraphRole | null;
  readonly looks: number;
  /** What stands out against it is emphasised. */
  readonly usualLooks: number;
  readonly isHidden: boolean;
  readonly centred: boolean;
  /** Twips. */
  readonly indent: number;
  readonly startsPage: boolean;
  readonly endsPage: boolean;
  readonly isUnderlined: boolean;
}

export interface Characters {
  readonly on: number;
  readonly off: number;
  /** Null where it isn't said. */
  readonly isHidden: boolean | null;
}

interface Style {
  readonly name: string;
  readonly parent: string;
  readonly isAutomatic: boolean;
  readonly node: XmlNode;
}

/** Styles can be each other's parents. */
const longestChain = 32;

export function readStyles(roots: readonly XmlNode[]): OdtStyles {
  const styles = new Map<string, Style>();
  for (const root of roots) {
    for (const group of ["office:styles", "office:automatic-styles"]) {
      for (const node of childrenOf(childOf(root, group), "style:style")) {
        const name = node.attributes["style:name"] ?? "";
        styles.set(`${node.attributes["style:family"]} ${name}`, {
          name: node.attributes["style:display-name"] ?? decodeName(name),
          parent: node.attributes["style:parent-style-name"] ?? "",
          isAutomatic: group !== "office:styles",
          node,
        });
      }
    }
  }
  const chainOf = (family: string, name: string): Style[] => {
    const chain: Style[] = [];
    for (let own = styles.get(`${family} ${name}`); own && chain.length < longestChain; ) {
      chain.push(own);
      own = styles.get(`${family} ${own.parent}`);
    }
    return chain;
  };
  const paragraphs = new Map<string, ParagraphStyle>();
  const characters = new Map<string, Characters>();
  return {
    paragraph(name) {
      let style = paragraphs.get(name);
      if (!style) paragraphs.set(name, (style = paragraphStyle(name, chainOf("paragraph", name))));
      return style;
    },
    characters(name) {
      let style = characters.get(name);
      if (!style) characters.set(name, (style = charactersOf(chainOf("text", name))));
      return style;
    },
    language: languageOf(roots),
  };
}

/** `Heading_20_1`: what no XML name can have stands there as its number. */
function decodeName(name: string): string {
  return name.replace(/_([\da-f]{1,4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function paragraphStyle(name: string, chain: readonly Style[]): ParagraphStyle {
  const property = (attribute: string) => valueIn(chain, "style:paragraph-properties", attribute);
  const [first] = chain;
  const own = charactersOf(chain);
  const common = chain.slice(chain.findIndex(({ isAutomatic }) => !isAutomatic));
  const role = chain.length === 0 ? roleOfStyle(decodeName(name)) : roleOf(chain);
  const isUsual = /^(?:standard|default(?: paragraph)? style|text body|body text|normal)?$/i.test(
    common[0]?.name ?? "",
  );
  const border = property("fo:border-bottom");
  return {
    role,
    looks: own.on,
    usualLooks: role !== null ? own.on : isUsual ? charactersOf(common).on : 0,
    isHidden: own.isHidden === true,
    centred: property("fo:text-align") === "center",
    indent: twips(property("fo:margin-left")),
    startsPage: property("fo:break-before") === "page" || !!first?.node.attributes["style:master-page-name"],
    endsPage: property("fo:break-after") === "page",
    isUnderlined: border !== "" && border !== "none",
  };
}

function roleOf(chain: readonly Style[]): ParagraphRole | null {
  for (const { name, node } of chain) {
    const named = roleOfStyle(name);
    if (named) return named;
    const level = Number(node.attributes["style:default-outline-level"]);
    if (level >= 1) return { kind: "heading", level: Math.min(6, level) };
  }
  return null;
}

function charactersOf(chain: readonly Style[]): Characters {
  let on = 0;
  let decided = 0;
  const say = (bit: number, value: string | undefined, isOn: (value: string) => boolean) => {
    if (value === undefined || decided & bit) return;
    decided |= bit;
    if (isOn(value)) on |= bit;
  };
  let isHidden: boolean | null = null;
  for (const { name, node } of chain) {
    const attributes = childOf(node, "style:text-properties")?.attributes ?? {};
    say(look.italic, attributes["fo:font-style"], (value) => value !== "normal");
    say(look.bold, attributes["fo:font-weight"], (value) => value === "bold" || Number(value) >= 600);
    // A link's line under it is no emphasis.
    if (/internet[\s_]*link|^hyperlink$/i.test(name)) decided |= look.underlined;
    say(look.underlined, attributes["style:text-underline-style"], (value) => value !== "none");
    const through = attributes["style:text-line-through-style"] ?? attributes["style:text-line-through-type"];
    say(look.struck, through, (value) => value !== "none");
    if (isCodeStyle(name)) on |= look.code;
    const display = attributes["text:display"];
    if (display !== undefined) isHidden ??= display === "none";
  }
  return { on, off: decided & ~on, isHidden };
}

function valueIn(chain: readonly Style[], group: string, attribute: string): string {
  for (const { node } of chain) {
    const value = childOf(node, group)?.attributes[attribute];
    if (value !== undefined) return value;
  }
  return "";
}

const inTwips: Readonly<Record<string, number>> = { in: 1440, cm: 567, mm: 56.7, pt: 20, pc: 240, px: 15 };

function twips(length: string): number {
  const [, number, unit] = /^(-?[\d.]+)(in|cm|mm|pt|pc|px)$/.exec(length) ?? [];
  return Math.round(Number(number ?? 0) * (inTwips[unit ?? ""] ?? 0)) || 0;
}

function languageOf(roots: readonly XmlNode[]): string {
  for (const root of roots) {
    for (const node of childrenOf(childOf(root, "office:styles"), "style:default-style")) {
      if (node.attributes["style:family"] !== "paragraph") continue;
      const { "fo:language": language, "fo:country": country } =
        childOf(node, "style:text-properties")?.attributes ?? {};
      if (!language || !/^[a-z]{2,3}$/i.test(language) || language === "zxx") continue;
      return country && /^[A-Z]{2}$/.test(country) ? `${language}-${country}` : language;
    }
  }
  return "";
}
