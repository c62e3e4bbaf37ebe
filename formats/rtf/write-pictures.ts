import type { Book } from "../../story/book.ts";
import { imageSize } from "../docx/image-size.ts";
import { usedImages } from "../markup/images.ts";
import { rtfText } from "./write-text.ts";

const kinds: Readonly<Record<string, string>> = { "image/png": "\\pngblip", "image/jpeg": "\\jpegblip" };
/** At 96 to the inch. */
const twipsPerPixel = 15;

/** Pictures that RTF knows, by address, each as what stands in the text (RTF 1.9, "Pictures"). */
export function rtfPictures(
  book: Book,
  box: { readonly width: number; readonly height: number },
): (address: string, description: string) => string | null {
  const pictures = new Map<string, { readonly head: string; readonly data: string }>();
  for (const [address, { image, mediaType }] of usedImages(book)) {
    const kind = kinds[mediaType];
    const size = kind === undefined ? null : imageSize(image.bytes, mediaType);
    if (size === null) continue;
    const scale = Math.min(twipsPerPixel, box.width / size.width, box.height / size.height);
    const goal = (pixels: number): number => Math.max(1, Math.round(pixels * scale));
    pictures.set(address, {
      head: `${kind}\\picw${size.width}\\pich${size.height}\\picwgoal${goal(size.width)}\\pichgoal${goal(size.height)}`,
      data: hex(image.bytes),
    });
  }
  return (address, description) => {
    const picture = pictures.get(address);
    if (picture === undefined) return null;
    const about = description === "" ? "" : `{\\*\\picprop{\\sp{\\sn wzDescription}{\\sv ${rtfText(description)}}}}`;
    return `{\\pict${about}${picture.head}\n${picture.data}}`;
  };
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString("hex")
    .replace(/.{128}/g, "$&\n");
}
