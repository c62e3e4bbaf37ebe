import type { XmlNode } from "../import/xml.ts";
import { allInside } from "./read-alternatives.ts";

/** Words that stand where only paragraphs may, with no paragraph around them: some programs leave them so. */
export function isLoose(node: XmlNode): boolean {
  if (/^w:(?:p|tbl|tr|tc|altChunk|subDoc)$/.test(node.name)) return false;
  const isText = /^w:(?:r|t|delText)$/.test(node.name);
  const has = (name: string) => allInside(node, name).length > 0;
  return (isText || has("w:r") || has("w:t") || has("w:delText")) && !has("w:p") && !has("w:tbl");
}
