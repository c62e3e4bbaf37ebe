import { attribute, classesOf, type Element, parentOf } from "./dom.ts";

/** A rule of a style sheet, for one of its selectors. */
export interface Rule {
  readonly steps: readonly Step[];
  readonly weight: number;
  readonly declarations: Declarations;
}

/** A compound selector and how what it matches stands to the one on its right. */
interface Step {
  readonly tag: string;
  readonly id: string;
  readonly classes: readonly string[];
  readonly combinator: " " | ">" | "";
}

export type Declarations = ReadonlyMap<string, string>;

const mostRules = 20_000;
const longestSheet = 4_000_000;

/**
 * The rules of a style sheet whose selectors are made of tags, classes and ids, inside of each other or not (CSS Selectors 4);
 * others match nothing, and so do rules for other media than the screen.
 */
export function parseStyleSheet(css: string): Rule[] {
  const rules: Rule[] = [];
  readRules(css.slice(0, longestSheet).replace(/\/\*[\s\S]*?\*\/|<!--|-->/g, ""), rules);
  return rules;
}

function readRules(css: string, rules: Rule[]): void {
  let at = 0;
  while (at < css.length && rules.length < mostRules) {
    const open = css.indexOf("{", at);
    if (open < 0) return;
    // What ends before a brace ("@import …;") is no selector.
    const head = css.slice(css.lastIndexOf(";", open) >= at ? css.lastIndexOf(";", open) + 1 : at, open).trim();
    const close = endOfBlock(css, open);
    if (head.startsWith("@")) {
      if (/^@media\b[^{]*\b(?:all|screen)\b/i.test(head) && !/\(/.test(head))
        readRules(css.slice(open + 1, close), rules);
    } else {
      const declarations = readDeclarations(css.slice(open + 1, close));
      if (declarations.size > 0) {
        for (const selector of head.split(",")) {
          const steps = readSelector(selector.trim());
          if (steps) rules.push({ steps, weight: weigh(steps), declarations });
        }
      }
    }
    at = close + 1;
  }
}

function endOfBlock(css: string, open: number): number {
  let depth = 0;
  for (let at = open; at < css.length; at++) {
    if (css[at] === "{") depth++;
    else if (css[at] === "}" && --depth === 0) return at;
  }
  return css.length;
}

/** Those of a rule, or of a `style` attribute; names in lower case. */
export function readDeclarations(text: string): Declarations {
  const declarations = new Map<string, string>();
  for (const declaration of text.split(";")) {
    const colon = declaration.indexOf(":");
    if (colon < 0) continue;
    const name = declaration.slice(0, colon).trim().toLowerCase();
    const value = declaration.slice(colon + 1).replace(/!\s*important/i, "");
    if (known.has(name)) declarations.set(name, value.trim().toLowerCase());
  }
  return declarations;
}

/** What tells a reader more than how something looks. */
const known: ReadonlySet<string> = new Set([
  "font",
  "font-style",
  "font-weight",
  "text-decoration",
  "text-decoration-line",
  "text-align",
  "display",
  "visibility",
  "white-space",
  "page-break-before",
  "break-before",
]);

function readSelector(selector: string): Step[] | null {
  const tokens = selector.replace(/\s*>\s*/g, " > ").split(/\s+/);
  const steps: Step[] = [];
  let combinator: Step["combinator"] = "";
  for (const token of tokens) {
    if (token === ">") {
      combinator = ">";
      continue;
    }
    const match = /^([A-Za-z][\w-]*|\*)?((?:[.#][\w\u0080-\uffff-]+)*)$/.exec(token);
    if (!match || token === "") return null;
    const names = match[2]?.match(/[.#][^.#]+/g) ?? [];
    steps.push({
      tag: match[1] === "*" ? "" : (match[1] ?? "").toLowerCase(),
      id: names.find((name) => name.startsWith("#"))?.slice(1) ?? "",
      classes: names.filter((name) => name.startsWith(".")).map((name) => name.slice(1)),
      combinator: steps.length === 0 ? "" : combinator || " ",
    });
    combinator = "";
  }
  return steps.length > 0 && steps.length <= 4 ? steps : null;
}

function weigh(steps: readonly Step[]): number {
  return steps.reduce((sum, { tag, id, classes }) => sum + (id ? 10_000 : 0) + classes.length * 100 + (tag ? 1 : 0), 0);
}

/** Style sheets with their rules by what the last step of a selector asks for. */
export class Cascade {
  readonly #byKey = new Map<string, Rule[]>();

  constructor(rules: readonly Rule[]) {
    for (const rule of rules) {
      const last = rule.steps.at(-1);
      const key = last?.id ? `#${last.id}` : last?.classes[0] ? `.${last.classes[0]}` : (last?.tag ?? "");
      const own = this.#byKey.get(key);
      if (own) own.push(rule);
      else this.#byKey.set(key, [rule]);
    }
  }

  /** What the sheets and its own `style` say of an element; the later and the more special rule wins. */
  of(element: Element): Declarations {
    const keys = ["", element.tagName, ...classesOf(element).map((name) => `.${name}`), `#${attribute(element, "id")}`];
    const found: Rule[] = [];
    for (const key of keys)
      for (const rule of this.#byKey.get(key) ?? [])
        if (matches(element, rule.steps, rule.steps.length - 1)) found.push(rule);
    const inline = attribute(element, "style");
    if (found.length === 0) return inline === "" ? none : readDeclarations(inline);
    found.sort((left, right) => left.weight - right.weight);
    const all = new Map<string, string>();
    for (const { declarations } of found) for (const [name, value] of declarations) all.set(name, value);
    for (const [name, value] of readDeclarations(inline)) all.set(name, value);
    return all;
  }
}

const none: Declarations = new Map();

function matches(element: Element, steps: readonly Step[], place: number): boolean {
  const step = steps[place];
  if (!step || !fits(element, step)) return false;
  if (place === 0) return true;
  for (let above = parentOf(element); above !== null; above = parentOf(above)) {
    if (matches(above, steps, place - 1)) return true;
    if (step.combinator === ">") return false;
  }
  return false;
}

function fits(element: Element, { tag, id, classes }: Step): boolean {
  if (tag !== "" && tag !== element.tagName) return false;
  if (id !== "" && attribute(element, "id") !== id) return false;
  if (classes.length === 0) return true;
  const own = classesOf(element);
  return classes.every((name) => own.includes(name));
}
