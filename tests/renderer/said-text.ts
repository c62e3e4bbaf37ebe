import { parseAst } from "vite";

/** Something that source code says to a writer where it stands. */
export interface SaidText {
  readonly line: number;
  readonly text: string;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

/** Attributes that style, name or wire an element and are never read out. */
const silentAttributes = /^(className|style|id|key|role|type|slot|data-.*|href|src|rel|viewBox|d|fill|stroke.*|width)$/;

/** Calls whose text is for a program: what throws, what asks the page, what a browser keeps. */
const silentCalls = /(Error|querySelector(All)?|closest|matches|matchMedia|addEventListener|setAttribute|getItem|setItem)$/;

/**
 * All of JSX's text, and every string that reads as English: one that begins with a capital or has words with spaces
 * between them. Names, selectors, types, keys and what is thrown are left alone.
 */
export function saidTexts(source: string): readonly SaidText[] {
  const found: SaidText[] = [];
  const say = (node: Node, text: string) => {
    found.push({ line: source.slice(0, node.start).split("\n").length, text: text.trim().replace(/\s+/g, " ") });
  };
  visit(parseAst(source, { lang: "tsx" }) as unknown as Node, say);
  return found;
}

function visit(node: Node, say: (node: Node, text: string) => void): void {
  switch (node.type) {
    case "JSXText":
      if (/\p{L}/u.test(String(node["value"]))) say(node, String(node["value"]));
      return;
    case "Literal":
      if (typeof node["value"] === "string" && isSpoken(node["value"])) say(node, node["value"]);
      return;
    case "TemplateLiteral": {
      const pieces = node["quasis"] as readonly { readonly value: { readonly cooked: string } }[];
      const text = pieces.map(({ value }) => value.cooked).join("…");
      if (isSpoken(text)) say(node, text);
      break;
    }
    case "JSXAttribute":
      if (silentAttributes.test(nameOf(node["name"]))) return;
      break;
    case "CallExpression":
    case "NewExpression":
      if (silentCalls.test(nameOf(node["callee"]))) return;
      break;
    case "ImportDeclaration":
    case "TSTypeAnnotation":
    case "TSTypeAliasDeclaration":
    case "TSInterfaceDeclaration":
    case "BinaryExpression":
    case "SwitchCase":
      for (const child of childrenOf(node)) if (child.type !== "Literal") visit(child, say);
      return;
  }
  for (const child of childrenOf(node)) visit(child, say);
}

function isSpoken(text: string): boolean {
  return /^\p{Lu}\p{Ll}/u.test(text) || /\p{L}{2}[,;.:]? \p{L}/u.test(text);
}

function nameOf(node: unknown): string {
  const named = node as { readonly name?: unknown; readonly property?: unknown };
  if (typeof named.name === "string") return named.name;
  return named.property ? nameOf(named.property) : named.name ? nameOf(named.name) : "";
}

function childrenOf(node: Node): readonly Node[] {
  return Object.values(node).flatMap((value) => (Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : []));
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
