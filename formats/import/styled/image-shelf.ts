import { usableImage } from "../../markup/images.ts";

/** The images of a document, each once, under the names that its text gets. */
export class ImageShelf {
  readonly images: { readonly address: string; readonly bytes: Uint8Array }[] = [];
  readonly #known = new Map<string, string | null>();
  /** Those that no book takes (EMF, TIFF), are broken or are not in the file. */
  lost = 0;

  /**
   * The address that the text names; null where the image can't be taken.
   * @param key the same for the same image
   */
  place(key: string, read: () => Uint8Array | null): string | null {
    let address = this.#known.get(key);
    if (address === undefined) {
      address = this.#keep(read());
      this.#known.set(key, address);
    }
    if (address === null) this.lost++;
    return address;
  }

  #keep(bytes: Uint8Array | null): string | null {
    if (bytes === null) return null;
    const isSvg = /^\s*(?:<\?xml|<svg|<!--)/.test(new TextDecoder().decode(bytes.subarray(0, 200)));
    const mediaType = isSvg ? "image/svg+xml" : "";
    const usable = usableImage({ address: "", mediaType, bytes });
    if (!usable) return null;
    const address = `assets/image-${this.images.length + 1}.${usable.ending}`;
    this.images.push({ address, bytes });
    return address;
  }
}
