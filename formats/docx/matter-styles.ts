import type { MatterRole } from "../../story/matter.ts";
import type { SceneBreakStyle } from "../../story/preset.ts";
import type { FlatParagraph, StyleId } from "./flat.ts";
import type { Flattening } from "./flatten.ts";

/** What stands alone on its page and needs no heading. */
export function isDisplay(matter: MatterRole | null): boolean {
  return matter === "title page" || matter === "copyright" || matter === "dedication" || matter === "epigraph";
}

/** What the paragraphs of a page are where they are nothing else. */
export function proseStyles(matter: MatterRole | null): Flattening["prose"] {
  const alone = (style: StyleId) => ({ first: style, next: style });
  switch (matter) {
    case "title page":
      return alone("Author");
    case "copyright":
      return alone("Copyright");
    case "dedication":
      return alone("Dedication");
    case "epigraph":
      return alone("Epigraph");
    default:
      return { first: "BodyFirst", next: "BodyText" };
  }
}

/** A title page of the writer's own has the book's title for a heading, and none for the navigation. */
export function styledAsMatter(paragraphs: readonly FlatParagraph[], matter: MatterRole | null): FlatParagraph[] {
  return paragraphs.map((paragraph) => {
    const { form } = paragraph;
    const isTitle = matter === "title page" && form.style.startsWith("Heading");
    return isTitle ? { ...paragraph, form: { ...form, style: "Title" } } : paragraph;
  });
}

/** As characters that every office program's fonts have. */
export function sceneBreakText(style: SceneBreakStyle): string {
  if (style.kind === "text") return style.text;
  if (style.kind === "space") return "";
  return { asterism: "* * *", fleuron: "❦", diamonds: "◆ ◆ ◆", line: "————" }[style.ornament];
}
