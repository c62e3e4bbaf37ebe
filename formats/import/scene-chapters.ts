import type { ImportedChapter } from "./manuscript.ts";

const longestName = 40;

/** A chapter cut at its scene breaks; scenes after the first are named by their first words. */
export function splitScenes(chapter: ImportedChapter): ImportedChapter[] {
  const scenes: string[][] = [[]];
  let before = "";
  for (const line of chapter.text.split("\n")) {
    const mark = line.trim();
    if (/^(?:\*\s*){3,}$|^#$|^[⁂]$/u.test(mark) || (before === "" && /^(?:-\s*){3,}$|^(?:_\s*){3,}$/.test(mark)))
      scenes.push([]);
    else scenes.at(-1)?.push(line);
    before = mark;
  }
  const texts = scenes.map((lines) => lines.join("\n").trim()).filter((text) => text !== "");
  if (texts.length < 2) return [chapter];
  return texts.map((text, place) => ({
    kind: "chapter",
    title: place === 0 ? chapter.title : firstWords(text),
    text: `${text}\n`,
  }));
}

function firstWords(text: string): string {
  const line = (text.split("\n", 1)[0] ?? "")
    .replace(/^[#>\s-]+/, "")
    .replace(/\\(?=\W)|[*_`]/g, "")
    .trim();
  if (line.length <= longestName) return line || "Scene";
  const cut = line.slice(0, longestName);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 10)).replace(/[\s,;:.–—-]+$/u, "")}…`;
}
