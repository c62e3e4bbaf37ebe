import { type Result, succeed } from "../../story/problem.ts";
import { decodeText } from "../text/decode.ts";

/** Where a page says its encoding (HTML Living Standard, section 13.2.3.2: the first 1024 bytes; some say it later). */
const headLength = 4096;

/**
 * A page's bytes as text. A byte-order mark decides; then UTF-8 where the bytes are, since many a page was saved anew and goes
 * on saying what it was; then what the page says; then what a plain text would be taken for.
 *
 * Problems: those of `decodeText`.
 */
export function decodeHtml(bytes: Uint8Array): Result<string> {
  const wide = wideEncoding(bytes);
  if (wide !== null) return succeed(new TextDecoder(wide).decode(bytes).replace(/^\uFEFF/, ""));
  const said = saidEncoding(bytes);
  if (said !== null && !hasMark(bytes)) {
    const isWhole = isUtf8(bytes);
    if (!isWhole || said.encoding.startsWith("iso-2022")) return succeed(said.decode(bytes));
  }
  const decoded = decodeText(bytes.includes(0) ? bytes.filter((byte) => byte !== 0) : bytes);
  return decoded.ok ? succeed(decoded.value.text) : decoded;
}

function saidEncoding(bytes: Uint8Array) {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, headLength));
  const label =
    /<meta\b[^>]*\bcharset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1] ??
    /^[^<]*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1];
  // Where that can be read, it isn't UTF-16; and UTF-8 is tried anyway.
  if (label === undefined || /^utf-?(?:8|16|32)/i.test(label)) return null;
  try {
    return new TextDecoder(label);
  } catch {
    return null;
  }
}

function hasMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** UTF-16 by its mark, or by every second byte of its first tags. */
function wideEncoding(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const [first, second, third, fourth] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0 && third !== 0 && fourth === 0))
    return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c && third === 0 && fourth !== 0))
    return "utf-16be";
  return null;
}
