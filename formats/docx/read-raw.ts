import { childOf, type XmlNode } from "../import/xml.ts";
import { cleanText } from "../markup/escape.ts";
import { symbolOf } from "./read-symbols.ts";

/**
 * A paragraph's letters before any tracked change, straight from its XML: what the account of words holds the reading
 * against. Text boxes and notes have paragraphs of their own.
 */
export function rawOf(node: XmlNode, isHiddenStyle: (style: string) => boolean): string {
  return cleanText(gather(node, isHiddenStyle, "shown")).replaceAll("\u00ad", "");
}

/** The letters that nobody was to see. */
export function hiddenOf(node: XmlNode, isHiddenStyle: (style: string) => boolean): string {
  return gather(node, isHiddenStyle, "hidden");
}

const signs: Readonly<Record<string, string>> = {
  "w:tab": "\t",
  "w:ptab": "\t",
  "w:br": "\n",
  "w:cr": "\n",
  "w:noBreakHyphen": "\u2011",
};

function gather(node: XmlNode, isHiddenStyle: (style: string) => boolean, want: "shown" | "hidden"): string {
  let text = "";
  for (const child of node.children) {
    if (typeof child === "string") continue;
    switch (child.name) {
      case "w:ins":
      case "w:moveTo":
      case "w:pPr":
      case "w:rPr":
      case "w:txbxContent":
      case "w:instrText":
        break;
      case "w:t":
      case "w:delText":
      case "m:t":
        text += child.children.join("");
        break;
      case "w:sym":
        text += symbolOf(child.attributes["w:font"] ?? "", child.attributes["w:char"] ?? "").text;
        break;
      case "w:ruby":
        for (const name of ["w:rubyBase", "w:rt"]) {
          const part = childOf(child, name);
          if (part) text += `${gather(part, isHiddenStyle, want)} `;
        }
        break;
      case "w:r": {
        const properties = childOf(child, "w:rPr");
        const own = childOf(properties, "w:vanish");
        const style = childOf(properties, "w:rStyle")?.attributes["w:val"] ?? "";
        const isHidden = own ? !/^(?:0|false|off)$/i.test(own.attributes["w:val"] ?? "1") : isHiddenStyle(style);
        if (isHidden === (want === "hidden")) text += gather(child, isHiddenStyle, want);
        break;
      }
      case "mc:AlternateContent":
        text += gather(childOf(child, "mc:Choice") ?? child, isHiddenStyle, want);
        break;
      default:
        text += signs[child.name] ?? gather(child, isHiddenStyle, want);
    }
  }
  return text;
}
