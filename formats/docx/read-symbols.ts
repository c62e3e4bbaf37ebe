/** Of Adobe's and Microsoft's font "Symbol", which has Greek where ASCII has Latin. */
const latin = "ABGDEZHQIKLMNXOPRSTUFCYWabgdezhqiklmnxoprstufcyw";
const greek = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρστυφχψω";

/**
 * A sign that Word keeps as a font and a number (`w:sym`, ECMA-376 part 1, section 17.3.3.30). Numbers from F000 on mean
 * whatever that font shows: Greek letters are known, of the others a bullet is made, which `isGuess` says.
 */
export function symbolOf(font: string, hex: string): { readonly text: string; readonly isGuess: boolean } {
  const point = Number.parseInt(hex, 16);
  if (!(point > 31 && point <= 0xfffd) || (point >= 0xd800 && point < 0xe000)) return { text: "", isGuess: false };
  const isPrivate = point >= 0xf000 && point <= 0xf0ff;
  const inFont = String.fromCharCode(isPrivate ? point - 0xf000 : point);
  if (/^symbol$/i.test(font.trim())) {
    const place = latin.indexOf(inFont);
    if (place >= 0) return { text: greek[place] ?? "", isGuess: false };
    if (/[\d ()+,./:;=<>?[\]{}|!%&]/.test(inFont)) return { text: inFont, isGuess: false };
  }
  return isPrivate || /^(?:wingdings|webdings|symbol)/i.test(font.trim())
    ? { text: "•", isGuess: true }
    : { text: inFont, isGuess: false };
}
