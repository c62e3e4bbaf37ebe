import type { Book } from "../../story/book.ts";
import { imageSize } from "../docx/image-size.ts";
import { usedImages } from "../markup/images.ts";

/** A picture beside the text. */
export interface LatexImage {
  /** From the text's own folder. */
  readonly path: string;
  /** Big points. */
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/** What every engine of LaTeX shows. */
const shown = new Set(["image/png", "image/jpeg"]);
/** At 96 to the inch. */
const pointsPerPixel = 0.75;

/** @param box big points that a picture has at most */
export function latexImages(
  book: Book,
  folder: string,
  box: { readonly width: number; readonly height: number },
): ReadonlyMap<string, LatexImage> {
  const images = new Map<string, LatexImage>();
  for (const [address, { image, mediaType, ending }] of usedImages(book)) {
    const size = shown.has(mediaType) ? imageSize(image.bytes, mediaType) : null;
    if (size === null) continue;
    const scale = Math.min(pointsPerPixel, box.width / size.width, box.height / size.height);
    const points = (pixels: number): number => Math.max(0.1, Number((pixels * scale).toFixed(2)));
    images.set(address, {
      path: `${folder}/image-${String(images.size + 1).padStart(3, "0")}.${ending}`,
      width: points(size.width),
      height: points(size.height),
      bytes: image.bytes,
    });
  }
  return images;
}
