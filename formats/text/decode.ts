import { detect } from "chardet";
import { fail, type Result, succeed } from "../../story/problem.ts";
import { decodeMixed } from "./mixed-encodings.ts";

export interface DecodedText {
  /** Lines end in \n; no byte-order mark. */
  readonly text: string;
  /** As the Encoding Standard names it: "utf-8", "windows-1252", "shift_jis". */
  readonly encoding: string;
}

/** Encodings that chardet also guesses where only some of a text is UTF-8. */
const oneByte = /^(?:windows-|iso-8859-|utf-8$)/;

/** What chardet looks at; more makes no better guess. */
const sampleLength = 64 * 1024;

const magics: readonly { readonly bytes: readonly number[]; readonly name: string }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], name: "a PDF" },
  { bytes: [0x50, 0x4b, 0x03, 0x04], name: "a ZIP archive or an office document (DOCX, ODT, EPUB)" },
  { bytes: [0x89, 0x50, 0x4e, 0x47], name: "a PNG image" },
  { bytes: [0xff, 0xd8, 0xff], name: "a JPEG image" },
  { bytes: [0x47, 0x49, 0x46, 0x38], name: "a GIF image" },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], name: "a program" },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], name: "an old Word document (DOC)" },
  { bytes: [0x1f, 0x8b], name: "a compressed archive" },
];

/**
 * Bytes of a text file in any encoding in use → text. A byte-order mark decides, then valid UTF-8, then chardet's guess
 * through the platform's TextDecoder (https://encoding.spec.whatwg.org). Line ends become \n.
 *
 * Problems: "file-empty", "file-binary".
 */
export function decodeText(bytes: Uint8Array): Result<DecodedText> {
  const marked = markedEncoding(bytes);
  if (marked === null) {
    const magic = magics.find((known) => known.bytes.every((byte, place) => bytes[place] === byte));
    if (magic) return notText(`looks like ${magic.name}`);
    if (tooManyControls(bytes)) return notText("holds data that no text has");
  }
  const decoded = marked === null ? decodeUnmarked(bytes) : decodeAs(bytes, marked);
  const text = decoded.text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  if (text.trim() === "") return fail("file-empty", "This file has no text in it.", "Choose another file.");
  if (text.includes("\0")) return notText("holds data that no text has");
  return succeed({ text, encoding: decoded.encoding });
}

function decodeUnmarked(bytes: Uint8Array): DecodedText {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    const guess = guessedEncoding(bytes);
    const mixed = oneByte.test(guess) ? decodeMixed(bytes) : null;
    return mixed === null ? decodeAs(bytes, guess) : { text: mixed, encoding: "utf-8" };
  }
}

function decodeAs(bytes: Uint8Array, encoding: string): DecodedText {
  try {
    return { text: new TextDecoder(encoding).decode(bytes), encoding };
  } catch {
    return { text: new TextDecoder("windows-1252").decode(bytes), encoding: "windows-1252" };
  }
}

function guessedEncoding(bytes: Uint8Array): string {
  // The plain ASCII at the front says nothing: the sample begins near the first byte that is not.
  const foreign = Math.max(
    0,
    bytes.findIndex((byte) => byte > 0x7f),
  );
  const from = Math.max(0, foreign - 1024);
  const guess = detect(bytes.subarray(from, from + sampleLength)) ?? "windows-1252";
  // Broken UTF-8 is still UTF-8 where most of it is, and ISO 8859-1 is read as windows-1252 by the standard.
  return guess.toLowerCase() === "iso-8859-1" ? "windows-1252" : guess.toLowerCase();
}

function markedEncoding(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

/** A NUL, or more than one control character in fifty; tab, line ends, form feed, escape (ISO 2022) and Ctrl-Z are text. */
function tooManyControls(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, sampleLength);
  let controls = 0;
  for (let place = 0; place < end; place++) {
    const byte = bytes[place] ?? 0;
    if (byte === 0) return true;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 26 && byte !== 27)) controls++;
  }
  return controls * 50 > end;
}

function notText(what: string) {
  return fail(
    "file-binary",
    `This file ${what}; it can't be read as plain text.`,
    "Save it as text from the program that made it, or choose another file.",
  );
}
