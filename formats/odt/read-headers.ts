import { oneLine } from "../import/styled/about.ts";
import { childOf, childrenOf, type XmlNode } from "../import/xml.ts";

/** What stands above and below the pages, each line once, without the pages' numbers. */
export function readHeaders(roots: readonly XmlNode[]): string {
  const lines = new Set<string>();
  for (const root of roots) {
    for (const page of childrenOf(childOf(root, "office:master-styles"), "style:master-page")) {
      for (const part of childrenOf(page)) {
        if (!/^style:(?:header|footer)/.test(part.name)) continue;
        for (const text of linesIn(part)) {
          const line = oneLine(text);
          if (/\p{L}/u.test(line)) lines.add(line);
        }
      }
    }
  }
  return [...lines].join("\n");
}

function linesIn(node: XmlNode): string[] {
  return childrenOf(node).flatMap((child) =>
    child.name === "text:p" || child.name === "text:h" ? [lineOf(child)] : linesIn(child),
  );
}

function lineOf(node: XmlNode): string {
  let text = "";
  for (const child of node.children) {
    if (typeof child === "string") text += child;
    else if (/^text:(?:s|tab|line-break)$/.test(child.name)) text += " ";
    else if (!/^text:page-(?:number|count|continuation)$/.test(child.name) && child.name !== "office:annotation")
      text += lineOf(child);
  }
  return text;
}
