/** Pixels. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** The size of a PNG (W3C PNG, 11.2.1), a JPEG (ITU-T T.81, B.2.2) or a GIF (GIF89a, 18), from its own bytes; null where it has none. */
export function imageSize(bytes: Uint8Array, mediaType: string): ImageSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = sizeOf(view, mediaType);
  return size && size.width > 0 && size.height > 0 ? size : null;
}

function sizeOf(view: DataView, mediaType: string): ImageSize | null {
  if (mediaType === "image/png" && view.byteLength >= 24)
    return { width: view.getUint32(16), height: view.getUint32(20) };
  if (mediaType === "image/gif" && view.byteLength >= 10)
    return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  return mediaType === "image/jpeg" ? jpegSize(view) : null;
}

function jpegSize(view: DataView): ImageSize | null {
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    const isPadding = marker === 0xff;
    at += isPadding ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
}
