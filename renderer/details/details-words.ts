import type { Texts } from "../language/language.ts";
import { counted } from "../words.ts";

const english = {
  ofTarget: (words: string, target: string) => `${words} of ${target}`,
  inScenes: (words: string, scenes: number) => `${words} in ${counted(scenes, "scene")}`,
  synopsis: "Synopsis",
  synopsisHint: "What happens here, in a sentence or two.",
  status: "Status",
  noStatus: "No status",
  pointOfView: "Point of view",
  tags: "Tags",
  tagsHint: "separated by commas",
  target: "Target, in words",
  none: "none",
  inBook: "Include in the book",
  role: "In the book it is",
  chapter: "A chapter of the story",
};

export const detailsTexts = {
  english,
  german: {
    ofTarget: (words, target) => `${words} von ${target}`,
    inScenes: (words, scenes) => `${words} in ${counted(scenes, "Szene", "Szenen")}`,
    synopsis: "Zusammenfassung",
    synopsisHint: "Was hier geschieht, in ein, zwei Sätzen.",
    status: "Status",
    noStatus: "Kein Status",
    pointOfView: "Perspektive",
    tags: "Schlagworte",
    tagsHint: "mit Kommas getrennt",
    target: "Ziel, in Wörtern",
    none: "keines",
    inBook: "Ins Buch aufnehmen",
    role: "Im Buch ist es",
    chapter: "Ein Kapitel der Geschichte",
  },
} satisfies Texts<typeof english>;
