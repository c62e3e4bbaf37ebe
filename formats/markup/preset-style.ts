import type { Ornament, Preset, SceneBreakStyle } from "../../story/preset.ts";
import { directionOf } from "../../story/text-direction.ts";

/**
 * What a preset says of the look of a book that is read on a screen, as CSS over the markup of `renderScenes` and
 * `renderHeading`. It sets no colour of its own and no face: those are the reader's, or the page's own. What a reading system doesn't know
 * of it (generated content, first letters) falls back to a blank line and to plain text.
 *
 * @param language BCP 47
 */
export function presetStyle({ headings, sceneBreak, prose }: Preset, language: string): string {
  const rules = [prose.paragraphs === "space" ? spaced : indented, sceneBreakRules(sceneBreak)];
  const ornament = headings.ornament;
  if (ornament !== null) rules.push(headingOrnament(ornament));
  if (prose.opening === "drop capital") rules.push(dropCapital);
  if (prose.opening === "raised capital") rules.push(raisedCapital);
  if (prose.smallCapitals) rules.push(smallCapitals);
  const side = directionOf(language) === "rtl" ? "right" : "left";
  const other = side === "left" ? "right" : "left";
  const alignment = prose.justify
    ? "p {\n  text-align: justify;\n}"
    : `p {\n  text-align: ${side};\n}\np[dir] {\n  text-align: ${other};\n}`;
  const hyphens = prose.hyphenate ? "auto" : "manual";
  rules.push(
    `${alignment}\np.verse {\n  text-align: ${side};\n}\np.verse[dir] {\n  text-align: ${other};\n}`,
    `${centred} {\n  text-align: center;\n}`,
    `p {\n  -webkit-hyphens: ${hyphens};\n  -epub-hyphens: ${hyphens};\n  hyphens: ${hyphens};\n}`,
  );
  return `${rules.join("\n")}\n`;
}

/** An ornament as characters; null is a line, which is drawn. */
export const ornamentText: { readonly [name in Ornament]: string | null } = {
  asterism: "⁂",
  fleuron: "❦",
  diamonds: "⬥ ⬥ ⬥",
  line: null,
};

const centred = ".title-page p, .dedication p, p.picture";

const indented = `p {
  margin: 0;
  text-indent: 1.5em;
}
p.first, p.picture, li > p {
  text-indent: 0;
}`;

const spaced = `p {
  margin: 0 0 0.9em;
  text-indent: 0;
}`;

const dropCapital = `p.opening::first-letter {
  float: left;
  margin: 0.05em 0.05em 0 0;
  font-size: 3.1em;
  line-height: 0.85;
  text-indent: 0;
}`;

const raisedCapital = `p.opening::first-letter {
  font-size: 2.4em;
  line-height: 0.8;
}`;

const smallCapitals = `.small-capitals {
  font-variant: small-caps;
  letter-spacing: 0.05em;
}`;

const shortLine = `width: 20%;
  border-top: 1px solid;
  opacity: 0.5;`;

/** What stands between scenes, as characters; null is a line, which is drawn. */
export function sceneBreakText(style: SceneBreakStyle): string | null {
  return style.kind === "text" ? style.text : style.kind === "ornament" ? ornamentText[style.ornament] : "";
}

function sceneBreakRules(style: SceneBreakStyle): string {
  const text = sceneBreakText(style);
  const frame =
    "hr.scene-break {\n  clear: both;\n  margin: 1.5em auto;\n  border: 0;\n  height: auto;\n  color: inherit;";
  if (text === null) return `${frame}\n  ${shortLine}\n}`;
  if (text === "") return `${frame}\n}`;
  return `${frame}
  text-align: center;
}
hr.scene-break::before {
  content: ${cssString(text)};
}`;
}

function headingOrnament(ornament: Ornament): string {
  const text = ornamentText[ornament];
  const shared = "display: block;\n  margin: 0.8em auto 0;\n  font-size: 1rem;";
  return text === null
    ? `.heading::after {\n  content: "";\n  ${shared}\n  ${shortLine}\n}`
    : `.heading::after {\n  content: ${cssString(text)};\n  ${shared}\n}`;
}

/** Every character that could end a string, a rule or a style element is named by its number (CSS Syntax 3, section 4.3.7). */
function cssString(text: string): string {
  const safe = text.toWellFormed().replace(/[^A-Za-z0-9 *#.~–—•·⁂❦⬥]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code === 0 ? "" : `\\${code.toString(16)} `;
  });
  return `"${safe}"`;
}
