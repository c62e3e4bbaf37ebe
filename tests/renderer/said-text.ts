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

type Say = (node: Node, text: string) => void;

/** Attributes and properties of which every letter is read, or read out. */
const spokenNames =
  /^(aria-(label|description|placeholder|valuetext|roledescription)|alt|title|label|placeholder|name|heading|about|hint|sentence|next|message|textValue)$/;

/** Attributes that style or wire an element and are never read out. */
const silentNames = /^(className|style|id|key|role|type|slot|data-.*|placement|href|src|d)$/;

/** Calls whose text is for a program: what throws, what asks the page. */
const silentCalls = /(Error|querySelector(All)?|closest|matches|matchMedia|theme|call)$/;

/** Keys and the grammar's nodes, by their own names; and what is called the same in every language. */
const properNames =
  /^((Mod|Cmd|Ctrl|Alt|Shift)([+-]\S+)?|Key…|Enter|Escape|Backspace|Delete|Tab|Meta|Control|Link|Paragraph|Setext|Redraft|Bearer …|[a-z]+\.[a-z]\w*|\p{Lu}\p{Ll}+\p{Lu}\w*)$/u;

/**
 * All of JSX's text, every word in an attribute or a property that is read, and every other string that reads as English:
 * one that begins with a capital, or ends as a sentence does. Names of keys and nodes, types, and what is thrown are left alone.
 */
export function saidTexts(source: string): readonly SaidText[] {
  const found: SaidText[] = [];
  visit(parseAst(source, { lang: "tsx" }) as unknown as Node, (node, text) => {
    if (properNames.test(text.trim())) return;
    found.push({ line: source.slice(0, node.start).split("\n").length, text: text.trim().replace(/\s+/g, " ") });
  });
  return found;
}

function visit(node: Node, say: Say, isRead = false): void {
  switch (node.type) {
    case "JSXText":
    case "Literal":
    case "TemplateLiteral": {
      const text = textOf(node);
      const isSpoken = isRead || node.type === "JSXText" ? /\p{L}{2}/u.test(text) : isEnglish(text);
      if (isSpoken) say(node, text);
      break;
    }
    case "JSXAttribute":
    case "Property": {
      const name = nameOf(node["key"] ?? node["name"]);
      if (node.type === "JSXAttribute" && silentNames.test(name)) return;
      if (isNode(node["value"])) visit(node["value"], say, spokenNames.test(name));
      return;
    }
    case "CallExpression":
    case "NewExpression":
      if (silentCalls.test(nameOf(node["callee"]))) return;
      for (const child of childrenOf(node)) visit(child, say);
      return;
    case "ConditionalExpression":
    case "LogicalExpression":
      for (const child of childrenOf(node)) visit(child, say, isRead && child !== node["test"]);
      return;
    case "JSXExpressionContainer":
    case "ParenthesizedExpression":
      for (const child of childrenOf(node)) visit(child, say, isRead);
      return;
    case "ImportDeclaration":
    case "TSTypeAnnotation":
    case "TSTypeAliasDeclaration":
    case "TSTypeParameterInstantiation":
    case "TSInterfaceDeclaration":
      return;
    case "BinaryExpression":
    case "SwitchCase":
      for (const child of childrenOf(node)) if (child.type !== "Literal") visit(child, say);
      return;
  }
  for (const child of childrenOf(node)) visit(child, say);
}

function isEnglish(text: string): boolean {
  return /^\p{Lu}\p{Ll}/u.test(text) || /\p{L}{2} \p{L}.*[.?!]$/u.test(text);
}

function textOf(node: Node): string {
  if (node.type !== "TemplateLiteral") return typeof node["value"] === "string" ? node["value"] : "";
  const pieces = node["quasis"] as readonly { readonly value: { readonly cooked: string } }[];
  return pieces.map(({ value }) => value.cooked).join("…");
}

function nameOf(node: unknown): string {
  const named = node as { readonly name?: unknown; readonly property?: unknown };
  if (typeof named.name === "string") return named.name;
  if (named.property) return nameOf(named.property);
  return named.name ? nameOf(named.name) : "";
}

function childrenOf(node: Node): readonly Node[] {
  return Object.values(node).flatMap((value) =>
    Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [],
  );
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
