export const viewTexts = {
  english: { views: "View", text: "Text", grid: "Grid", corkboard: "Corkboard" },
  german: { views: "Ansicht", text: "Text", grid: "Tabelle", corkboard: "Pinnwand" },
} as const;

export const viewWords = viewTexts.english;
