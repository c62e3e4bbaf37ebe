import { childOf, type XmlNode } from "../import/xml.ts";
import { cleanText } from "../markup/escape.ts";
import { chosenOf } from "./read-alternatives.ts";
import { symbolOf } from "./read-symbols.ts";

/**
 * A paragraph's letters before any tracked change, straight from its XML: what the account of words holds the reading
 * against. Text boxes and notes have paragraphs of their own.
 */
export function rawOf(node: XmlNode, isHiddenStyle: (style: string) => boolean): string {
  return cleanText(gather(node, isHiddenStyle, "shown")).replaceAll("\u00ad", "");
}

/** The letters that nobody was to see, whoever put them in. */
export function hiddenOf(node: XmlNode, isHiddenStyle: (style: string) => boolean): string {
  return gather(node, isHiddenStyle, "hidden");
}

/** Elements of a run that stand for a sign. */
export const signs: Readonly<Record<string, string>> = {
  "w:tab": "\t",
  "w:ptab": "\t",
  "w:br": "\n",
  "w:cr": "\n",
  "w:noBreakHyphen": "\u2011",
};

/** "all" is inside of what is hidden as a whole. */
type Wanted = "shown" | "hidden" | "all";

function gather(node: XmlNode, isHiddenStyle: (style: string) => boolean, want: Wanted): string {
  let text = "";
  for (const child of node.children) {
    if (typeof child === "string") continue;
    switch (child.name) {
      case "w:ins":
      case "w:moveTo":
        if (want !== "shown") text += gather(child, isHiddenStyle, want);
        break;
      case "w:txbxContent":
      case "w:p":
      case "w:tbl":
        if (want === "all") text += ` ${gather(child, isHiddenStyle, want)} `;
        break;
      case "w:pPr":
      case "w:rPr":
      case "w:instrText":
      case "w:delInstrText":
        break;
      case "w:t":
      case "w:delText":
      case "m:t":
        if (want !== "hidden") text += child.children.join("");
        break;
      case "w:sym":
        if (want !== "hidden")
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
        if (want === "all" || (isHidden && want === "hidden")) text += gather(child, isHiddenStyle, "all");
        else if (!isHidden && want === "shown") text += gather(child, isHiddenStyle, want);
        break;
      }
      case "mc:AlternateContent":
        text += gather({ ...child, children: chosenOf(child) }, isHiddenStyle, want);
        break;
      default:
        text += (want === "hidden" ? undefined : signs[child.name]) ?? gather(child, isHiddenStyle, want);
    }
  }
  return text;
}
