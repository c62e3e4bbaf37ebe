/** A colour for a tag, the same everywhere and for ever: an angle on the colour wheel. */
export function tagHue(tag: string): number {
  let hash = 0;
  for (const character of tag) hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) >>> 0;
  return (hash * 137.508) % 360;
}
