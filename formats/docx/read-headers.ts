import { childrenOf, type XmlNode } from "../import/xml.ts";
import { cleanText } from "../markup/escape.ts";
import { allInside } from "./read-alternatives.ts";
import { openField } from "./read-fields.ts";
import type { DocxPackage } from "./read-package.ts";

/** What stands above and below the pages, each line once, without the pages' numbers. */
export function readHeaders(file: DocxPackage): string {
  const lines = new Set<string>();
  for (const { type, target } of file.relations.values()) {
    if (type !== "header" && type !== "footer") continue;
    const root = file.part(target);
    if (!root) continue;
    for (const paragraph of allInside(root, "w:p")) {
      const line = cleanText(lineOf(paragraph)).replace(/\s+/g, " ").trim();
      if (/\p{L}/u.test(line)) lines.add(line);
    }
  }
  return [...lines].join("\n");
}

function lineOf(paragraph: XmlNode): string {
  const fields: ReturnType<typeof openField>[] = [];
  let text = "";
  const walk = (node: XmlNode): void => {
    if (node.name === "w:fldSimple" && openField(node.attributes["w:instr"] ?? "").kind === "page number") return;
    if (node.name === "w:fldChar") {
      const type = node.attributes["w:fldCharType"];
      if (type === "begin") fields.push(openField(""));
      if (type === "end") fields.pop();
    } else if (node.name === "w:instrText") fields.at(-1)?.say(node.children.join(""));
    else if (node.name === "w:t") {
      if (fields.at(-1)?.kind !== "page number") text += node.children.join("");
    } else if (node.name === "w:tab" || node.name === "w:ptab" || node.name === "w:br") text += " ";
    else if (node.name !== "mc:Fallback" && node.name !== "w:pPr") for (const child of childrenOf(node)) walk(child);
  };
  walk(paragraph);
  return text;
}
