import { foldTitle, isLinkable } from "../../story/link-targets.ts";
import { nextFence } from "../../story/scenes.ts";

/** Where links of a vault lead. */
export interface LinkTargets {
  /** By the folded path and by the folded name of each note, without ending: what our links call it. */
  readonly notes: ReadonlyMap<string, string>;
  /** By the folded path and by the folded name of each image, with ending: its address in the story. */
  readonly images: ReadonlyMap<string, string>;
}

const wikilink = /(!?)\[\[([^[\]|\n]{1,300})(?:\|([^[\]\n]{0,300}))?\]\]/g;
const markdownImage = /!\[([^\]\n]*)\]\((?:<([^>\n]+)>|([^()\s]+))(\s+"[^"\n]*")?\)/g;
const markdownLink = /(?<!!)\[([^[\]\n]+)\]\((?:<([^>\n]+\.md)>|([^()\s:]+\.md))(?:#[^()\s]*)?\)/gi;

/**
 * Links of Obsidian's as ours: `[[folder/Una#Childhood|her]]` → `[[Una|her]]`, `![[map.png|300]]` → the story's image. A link that
 * leads nowhere, and what stands between fences, stays as it is.
 *
 * @param path of the note, from whose folder addresses start
 */
export function rewriteLinks(text: string, path: string, targets: LinkTargets): { text: string; lost: number } {
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  let lost = 0;
  const imageOf = (name: string) =>
    targets.images.get(foldPath(join(folder, name))) ?? targets.images.get(foldPath(name)) ?? null;
  const noteOf = (name: string) =>
    targets.notes.get(foldPath(join(folder, name))) ?? targets.notes.get(foldPath(name)) ?? null;
  const changed = outsideOfFences(text, (prose) =>
    prose
      .replace(wikilink, (whole, embeds: string, target: string, words?: string) => {
        const [name = ""] = target.split("#");
        const image = embeds === "!" ? imageOf(name.trim()) : null;
        if (image !== null) return `![${/^\d+(?:x\d+)?$/.test(words ?? "") ? "" : (words ?? "")}](${image})`;
        if (embeds === "!" && /\.(?:png|jpe?g|gif|webp|svg|bmp)$/i.test(name)) lost++;
        const title = noteOf(name.trim().replace(/\.md$/i, ""));
        if (title === null) return whole;
        const shown = words ?? target.trim();
        return shown === title ? `[[${title}]]` : `[[${title}|${shown}]]`;
      })
      .replace(markdownImage, (whole, words: string, quoted?: string, bare?: string) => {
        const address = decode(quoted ?? bare ?? "");
        if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(address) || address.startsWith("assets/image-")) return whole;
        const image = imageOf(address.replace(/^\.\//, ""));
        if (image === null) lost++;
        return image === null ? whole : `![${words.replace(/\|\d+(?:x\d+)?$/, "")}](${image})`;
      })
      .replace(markdownLink, (whole, words: string, quoted?: string, bare?: string) => {
        const title = noteOf(decode(quoted ?? bare ?? "").replace(/\.md$/i, ""));
        return title === null || /[|]/.test(words) ? whole : `[[${title}|${words}]]`;
      }),
  );
  return { text: changed, lost };
}

/** Comments of Obsidian's go over paragraphs, our notes to oneself end with theirs: each paragraph of one becomes a note. */
export function splitComments(text: string): string {
  if (!text.includes("%%")) return text;
  return outsideOfFences(text, (prose) =>
    prose.replace(/(?<![%\\])%%(?!%)(.*?)(?<!%)%%(?!%)/gs, (whole, inside: string) => {
      if (!/\n[ \t]*\n/.test(inside)) return whole;
      return inside
        .split(/\n(?:[ \t]*\n)+/)
        .filter((paragraph) => paragraph.trim() !== "")
        .map((paragraph) => `%% ${paragraph.trim()} %%`)
        .join("\n\n");
    }),
  );
}

/** Titles that no link can name are left to the names of their files. */
export function linkName(title: string, name: string): string {
  return isLinkable(title) ? title : name;
}

export function foldPath(path: string): string {
  return foldTitle(path.replace(/^\/+/, ""));
}

function join(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of `${folder}${path}`.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** Fenced code is left as it stands. */
function outsideOfFences(text: string, change: (prose: string) => string): string {
  if (!/^ {0,3}(?:`{3}|~{3})/m.test(text)) return change(text);
  const pieces: string[] = [];
  let fenced: string | null = null;
  let open: string[] = [];
  const flush = (isProse: boolean) => {
    if (open.length > 0) pieces.push(isProse ? change(open.join("\n")) : open.join("\n"));
    open = [];
  };
  for (const line of text.split("\n")) {
    const next = nextFence(line, fenced);
    if (fenced === null && next !== null) flush(true);
    open.push(line);
    if (fenced !== null && next === null) flush(false);
    fenced = next;
  }
  flush(fenced === null);
  return pieces.join("\n");
}
