import type { Book } from "../../story/book.ts";
import { imageSize } from "../docx/image-size.ts";
import type { Check } from "./book-text.ts";
import { namedImages, type UsableImage, usedImages } from "./images.ts";

/** Kinds of images that a format shows; every one of its own, where nothing is said. */
export type PictureKinds = ReadonlySet<string> | null;

/** What old programs show, too: what neither RTF nor every engine of LaTeX has is not in it. */
export const printedKinds: PictureKinds = new Set(["image/png", "image/jpeg"]);
export const officeKinds: PictureKinds = new Set(["image/png", "image/jpeg", "image/gif"]);

/**
 * Warns of images that are in the book and not in the file, where only their descriptions stand: those that are missing or broken,
 * and those of a kind that the format has not. Says nothing where there are none.
 */
export function checkPictures(book: Book, kinds: PictureKinds): Check[] {
  const used = usedImages(book);
  const described = [...namedImages(book)].filter((address) => !isShown(used.get(address), kinds));
  if (described.length === 0) return [];
  const names = described.map((address) => address.slice(address.lastIndexOf("/") + 1));
  const more = names.length > 3 ? ", …" : "";
  const detail = `Only described, not shown: ${names.slice(0, 3).join(", ")}${more}.`;
  return [{ name: "images", ok: true, warns: true, detail }];
}

function isShown(image: UsableImage | undefined, kinds: PictureKinds): boolean {
  if (image === undefined) return false;
  if (kinds === null) return true;
  return kinds.has(image.mediaType) && imageSize(image.image.bytes, image.mediaType) !== null;
}
