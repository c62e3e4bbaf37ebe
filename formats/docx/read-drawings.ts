import { textOf, type XmlNode } from "../import/xml.ts";
import { cleanText } from "../markup/escape.ts";
import { allInside } from "./read-alternatives.ts";

/** What an image is said to show; empty where nobody said it. */
export function describedOf(drawing: XmlNode): string {
  const [about] = allInside(drawing, "wp:docPr");
  const [shape] = allInside(drawing, "v:shape");
  const [vml] = allInside(drawing, "v:imagedata");
  const { descr, title } = about?.attributes ?? {};
  const said = descr || title || shape?.attributes.alt || vml?.attributes["o:title"] || "";
  return cleanText(said).replace(/\s+/g, " ");
}

/** Words in a drawing that are no paragraphs: a watermark, or what stands in a diagram. */
export function drawnTextOf(drawing: XmlNode): string {
  const said = [
    ...allInside(drawing, "v:textpath").map(({ attributes }) => attributes.string ?? ""),
    ...allInside(drawing, "a:t").map(textOf),
  ];
  return cleanText(said.join(" ")).trim();
}
