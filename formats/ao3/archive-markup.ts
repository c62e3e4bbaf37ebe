import type { SceneBreakStyle } from "../../story/preset.ts";
import { escapeText } from "../markup/escape.ts";
import { ornamentText } from "../markup/preset-style.ts";

/**
 * What the Archive of Our Own keeps of a posted chapter (its own list, shown beside the editor as "allowed HTML"). Everything else
 * is taken out there, without a word.
 */
export const keptTags: ReadonlySet<string> = new Set(
  "a abbr acronym address b big blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li ol p pre q rp rt ruby s samp small span strike strong sub summary sup table tbody td tfoot th thead tr tt u ul var".split(
    " ",
  ),
);

/** Of the attributes that it keeps, those that a book has a use for. */
export function isKeptAttribute(tag: string, name: string): boolean {
  if (name === "align" || name === "dir" || name === "title") return true;
  if (tag === "a") return name === "href" || name === "name";
  if (tag === "img") return name === "src" || name === "alt";
  if (tag === "hr") return name === "width";
  return tag === "ol" && name === "start";
}

/**
 * The markup of `renderScenes` as the archive shows it: only what it keeps, scene breaks as text, and a name where a note's link
 * has to lead, since no id is kept.
 */
export function asArchiveMarkup(markup: string, sceneBreak: SceneBreakStyle): string {
  return markup.replace(/<(\/?)([a-z][a-z0-9]*)([^>]*)>\n?/g, (whole, close: string, tag: string, rest: string) => {
    const end = whole.endsWith("\n") ? "\n" : "";
    if (tag === "hr") return `${breakMarkup(sceneBreak)}${end}`;
    if (tag === "span" || !keptTags.has(tag)) return "";
    if (tag === "div") return close ? `</div>${end}` : `<hr>\n<div>${end}`;
    if (close) return `</${tag}>${end}`;
    const attributes = new Map(
      [...rest.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value]),
    );
    const place = placeOf(attributes);
    if (tag === "a" && place !== null) attributes.set("name", place);
    const kept = [...attributes].filter(([name]) => isKeptAttribute(tag, name));
    return `<${tag}${kept.map(([name, value]) => ` ${name}="${value}"`).join("")}>${end}`;
  });
}

/** A reference has an id of its own; a note is where its way back begins. */
function placeOf(attributes: ReadonlyMap<string, string>): string | null {
  if (attributes.get("class") !== "note-back") return attributes.get("id") ?? null;
  return attributes.get("href")?.replace("#note-mark-", "note-") ?? null;
}

function breakMarkup(style: SceneBreakStyle): string {
  const text = style.kind === "text" ? style.text : style.kind === "ornament" ? ornamentText[style.ornament] : "\u00a0";
  return text === null ? `<hr width="20%" align="center">` : `<p align="center">${escapeText(text)}</p>`;
}
