/** The page's background on the light and the dark theme, which a person's colours are measured against. */
export const paper = "#fbfaf7";
export const night = "#1b1a18";

export interface PersonColour {
  readonly onLight: string;
  readonly onDark: string;
  /**
   * One CSS colour for both themes: `light-dark(…)`, which follows the page's `color-scheme`. No single colour could be
   * read at 4.5:1 on both.
   */
  readonly css: string;
  /** The colour of a name that stands on `css`. */
  readonly label: string;
}

/** Hues that people tell apart, also where red and green look alike: they differ in lightness as well. */
const palette: readonly (readonly [onLight: string, onDark: string])[] = [
  ["#9c3a12", "#f29c6b"],
  ["#1f5fa8", "#7fb4f2"],
  ["#2c6b2f", "#86c77f"],
  ["#8a2a72", "#e79ad2"],
  ["#6b5300", "#d9b84a"],
  ["#0b6a70", "#5cc8cf"],
  ["#a32140", "#f5919f"],
  ["#5642a6", "#b4a5f5"],
  ["#47610f", "#b0cc5c"],
  ["#7a4a2b", "#d8ab87"],
  ["#33567a", "#9dc0e0"],
  ["#6d3f8f", "#cfa3ea"],
];

/** A person's colour, the same on every machine. */
export function colourOfPerson(id: string): PersonColour {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  // The last bits of the sum hardly depend on the first letters; a final mix spreads them.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
  const [onLight, onDark] = palette[hash % palette.length] ?? ["#1f5fa8", "#7fb4f2"];
  return { onLight, onDark, css: `light-dark(${onLight}, ${onDark})`, label: `light-dark(${paper}, ${night})` };
}
