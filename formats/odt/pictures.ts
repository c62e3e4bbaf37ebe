import type { Book } from "../../story/book.ts";
import { imageSize } from "../docx/image-size.ts";
import { escapeAttribute, escapeText } from "../markup/escape.ts";
import { usedImages } from "../markup/images.ts";
import type { PackedPicture } from "./write-package.ts";
import { points } from "./write-styles.ts";

/** At 96 to the inch. */
const twipsPerPixel = 15;

/** The pictures of a document, each in the package once however often it is shown. */
export class Pictures {
  readonly packed: readonly PackedPicture[];
  readonly #frames = new Map<string, { readonly path: string; readonly width: number; readonly height: number }>();
  #drawn = 0;

  /** @param box twips that a picture has at most */
  constructor(book: Book, box: { readonly width: number; readonly height: number }) {
    this.packed = [...usedImages(book)].flatMap(([address, { image, mediaType, ending }]) => {
      const size = imageSize(image.bytes, mediaType);
      if (size === null) return [];
      const scale = Math.min(twipsPerPixel, box.width / size.width, box.height / size.height);
      const path = `Pictures/image-${String(this.#frames.size + 1).padStart(3, "0")}.${ending}`;
      const twips = (pixels: number): number => Math.max(1, pixels * scale);
      this.#frames.set(address, { path, width: twips(size.width), height: twips(size.height) });
      return [{ path, mediaType, bytes: image.bytes }];
    });
  }

  /** The picture as a letter of its paragraph; null where there is none of that address, and its description stands instead. */
  draw(address: string, description: string): string | null {
    const frame = this.#frames.get(address);
    if (frame === undefined) return null;
    const size = `svg:width="${points(frame.width)}" svg:height="${points(frame.height)}"`;
    const about = description === "" ? "" : `<svg:desc>${escapeText(description)}</svg:desc>`;
    return `<draw:frame draw:name="Picture ${++this.#drawn}" text:anchor-type="as-char" ${size}><draw:image xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad" xlink:href="${escapeAttribute(frame.path)}"/>${about}</draw:frame>`;
  }
}
