import { fail, type Result } from "../../story/problem.ts";

/**
 * What a file is that is named as an office document and is none.
 *
 * @param otherwise what is said of bytes that are nothing known
 */
export function sayWhatItIs(bytes: Uint8Array, otherwise: Result<never>): Result<never> {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 1024));
  if (head.startsWith("\xd0\xcf\x11\xe0")) {
    const whole = new TextDecoder("latin1").decode(bytes);
    if (whole.includes("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0")) return saysLocked();
    return fail(
      "docx-old",
      "This file is a Word document of the old kind (.doc).",
      "Open it in Word or LibreOffice, and save it as DOCX.",
    );
  }
  if (head.startsWith("%PDF")) {
    return fail(
      "docx-other",
      "This file is a PDF, whatever its name says.",
      "Choose the document that the PDF was made from.",
    );
  }
  if (/^\s*(?:\ufeff|\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|body)/i.test(head)) {
    return fail(
      "docx-other",
      "This file is a web page, whatever its name says.",
      "Change its ending to .html, and choose it again.",
    );
  }
  return otherwise;
}

export function saysLocked() {
  return fail("docx-locked", "This file is locked with a password.", "Save it without a password.");
}
