import { oneLine } from "../import/styled/about.ts";
import { childOf, childrenOf, textOf, type XmlNode } from "../import/xml.ts";

export interface DrawnImage {
  /** The same for the same image. */
  readonly key: string;
  /** Of the entry in the package; null where it isn't in it. */
  readonly name: string | null;
  /** Where it stands in the text itself. */
  readonly data: Uint8Array | null;
  readonly description: string;
}

export interface Drawn {
  readonly images: readonly DrawnImage[];
  /** What has paragraphs. */
  readonly boxes: readonly XmlNode[];
  /** Sheets, charts, formulas. */
  readonly embedded: number;
}

const blocks = new Set(["text:p", "text:h", "text:list", "table:table"]);

/** What is in a frame, a shape or a group of them (OpenDocument 1.3, part 3, section 10). */
export function findInDrawing(node: XmlNode): Drawn {
  const images: DrawnImage[] = [];
  const boxes: XmlNode[] = [];
  let embedded = 0;
  const walk = (own: XmlNode, description: string): void => {
    const children = childrenOf(own);
    if (children.some(({ name }) => blocks.has(name))) {
      boxes.push(own);
      return;
    }
    if (children.some(({ name }) => name === "draw:object" || name === "draw:object-ole")) {
      // The image beside it shows what it looks like.
      embedded++;
      return;
    }
    const said = oneLine(textOf(childOf(own, "svg:desc")) || textOf(childOf(own, "svg:title"))) || description;
    if (own.name === "draw:image") images.push(imageOf(own, said));
    // Of several forms of one image the first is the best.
    let hasImage = false;
    for (const child of children) {
      if (!child.name.startsWith("draw:") || (child.name === "draw:image" && hasImage)) continue;
      hasImage ||= child.name === "draw:image";
      walk(child, said);
    }
  };
  walk(node, "");
  return { images, boxes, embedded };
}

function imageOf(node: XmlNode, description: string): DrawnImage {
  const href = node.attributes["xlink:href"] ?? "";
  const inText = textOf(childOf(node, "office:binary-data")).replace(/\s+/g, "");
  if (inText !== "") {
    const data = Uint8Array.from(Buffer.from(inText, "base64"));
    return { key: `${inText.length} ${inText.slice(0, 4096)}`, name: null, data, description };
  }
  const isOutside = href === "" || /^[a-z][a-z\d+.-]*:/i.test(href) || href.startsWith("/") || href.startsWith("../");
  return { key: href, name: isOutside ? null : href, data: null, description };
}
