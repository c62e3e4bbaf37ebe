import { childOf, type XmlNode } from "../import/xml.ts";

/** Without its tracked changes, or with all of them. */
export type TextState = "before" | "after";

/** What a written document says, paragraph by paragraph; what only looks like a chapter's text (scene breaks, contents, "END") not. */
export function writtenText(root: XmlNode, state: TextState): string {
  let text = "";
  for (const node of root.children) {
    if (typeof node === "string" || node.name === "w:sdt") continue;
    if (node.name === "w:p") text += writtenParagraph(node, state);
  }
  return text;
}

function writtenParagraph(node: XmlNode, state: TextState): string {
  const properties = childOf(node, "w:pPr");
  const former = childOf(childOf(properties, "w:pPrChange"), "w:pPr");
  const own = state === "before" ? (former ?? properties) : properties;
  const style = childOf(own, "w:pStyle")?.attributes["w:val"] ?? "";
  const mark = childOf(properties, "w:rPr");
  const isChanged = mark !== null || childOf(node, "w:ins") !== null || childOf(node, "w:del") !== null;
  if (style === "TheEnd" || (style === "SceneBreak" && !isChanged)) return "\n";
  const isJoined = childOf(mark, state === "before" ? "w:ins" : "w:del") !== null;
  return gather(node, state) + (isJoined ? "" : "\n");
}

function gather(node: XmlNode, state: TextState): string {
  let text = "";
  for (const child of node.children) {
    if (typeof child === "string") continue;
    switch (child.name) {
      case "w:pPr":
      case "w:rPr":
        break;
      case "w:ins":
        if (state === "after") text += gather(child, state);
        break;
      case "w:del":
        if (state === "before") text += gather(child, state);
        break;
      case "w:r":
        // A note's number is Word's, and no word of the book.
        if (childOf(childOf(child, "w:rPr"), "w:rStyle")?.attributes["w:val"] !== "FootnoteReference")
          text += gather(child, state);
        break;
      case "w:t":
      case "w:delText":
        text += child.children.join("");
        break;
      case "w:br":
      case "w:tab":
        text += " ";
        break;
      case "w:softHyphen":
        text += "\u00ad";
        break;
      case "wp:docPr":
        text += child.attributes.descr ?? "";
        break;
      default:
        text += gather(child, state);
    }
  }
  return text;
}
