import type { Book } from "../../story/book.ts";
import { escapeAttribute } from "../markup/escape.ts";
import { type UsableImage, usedImages } from "../markup/images.ts";
import { imageSize } from "./image-size.ts";
import { imagePart, type Part } from "./package.ts";

/** English Metric Units: what DrawingML measures in (ECMA-376, part 1, section 20.1.2.1). */
const unitsPerTwip = 635;
const unitsPerPixel = 9525;
/** Kinds that every Word shows (it has no WebP, and an SVG only beside a PNG). */
const shown = new Set(["image/png", "image/jpeg", "image/gif"]);

/** The pictures of a document, each in it once however often it is shown. */
export class Pictures {
  readonly parts: readonly Part[];
  readonly #pictures = new Map<string, { readonly id: string; readonly width: number; readonly height: number }>();
  readonly #ids: { next: number };

  /** @param box twips that a picture has at most */
  constructor(book: Book, box: { readonly width: number; readonly height: number }, ids: { next: number }) {
    this.#ids = ids;
    this.parts = [...usedImages(book)].flatMap(([address, image]) => {
      const size = shown.has(image.mediaType) ? imageSize(image.image.bytes, image.mediaType) : null;
      if (size === null) return [];
      const id = `rIdImage${this.#pictures.size + 1}`;
      const scale = Math.min(
        1,
        (box.width * unitsPerTwip) / (size.width * unitsPerPixel),
        (box.height * unitsPerTwip) / (size.height * unitsPerPixel),
      );
      const units = (pixels: number): number => Math.max(1, Math.round(pixels * unitsPerPixel * scale));
      this.#pictures.set(address, { id, width: units(size.width), height: units(size.height) });
      return [this.#part(id, image)];
    });
  }

  /** A run with the picture; null where the document has none of that address, and its description stands instead. */
  draw(address: string, description: string): string | null {
    const picture = this.#pictures.get(address);
    if (picture === undefined) return null;
    const number = this.#ids.next++;
    const about = `id="${number}" name="Picture ${number}" descr="${escapeAttribute(description)}"`;
    const extent = `cx="${picture.width}" cy="${picture.height}"`;
    return `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ${extent}/><wp:docPr ${about}/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr ${about}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${picture.id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
  }

  #part(id: string, image: UsableImage): Part {
    return imagePart(id, `media/${id.slice(3).toLowerCase()}.${image.ending}`, image.image.bytes);
  }
}
