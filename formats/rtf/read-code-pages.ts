/** Encodings by Windows' numbers of code pages (RTF 1.9.1, `\ansicpg`). */
const pages: Readonly<Record<number, string>> = {
  708: "iso-8859-6",
  866: "ibm866",
  874: "windows-874",
  932: "shift_jis",
  936: "gbk",
  949: "euc-kr",
  950: "big5",
  1361: "euc-kr",
  10000: "macintosh",
  10007: "x-mac-cyrillic",
  20866: "koi8-r",
  21866: "koi8-u",
  65001: "utf-8",
};

/** Code pages by a font's `\fcharset`. */
const charsets: Readonly<Record<number, number>> = {
  0: 1252,
  77: 10000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
  254: 437,
  255: 850,
};

/** IBM's code page 850 from 80 on; 437 has the same letters where Western languages need them. */
const ibm =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0";

const decoders = new Map<string, InstanceType<typeof TextDecoder>>();

/** null where the number says none; then the document's own holds. */
export function pageOfCharset(charset: number): number | null {
  return charsets[charset] ?? null;
}

export function decodeBytes(bytes: readonly number[], page: number): string {
  if (page === 437 || page === 850) {
    return bytes.map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : (ibm[byte - 0x80] ?? ""))).join("");
  }
  const label = pages[page] ?? (page >= 1250 && page <= 1258 ? `windows-${page}` : "windows-1252");
  let decoder = decoders.get(label);
  if (!decoder) decoders.set(label, (decoder = new TextDecoder(label)));
  return decoder.decode(Uint8Array.from(bytes));
}
