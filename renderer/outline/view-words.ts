export const viewTexts = {
  english: { views: "View", text: "Text", grid: "Grid", corkboard: "Corkboard", book: "Book" },
  german: { views: "Ansicht", text: "Text", grid: "Tabelle", corkboard: "Pinnwand", book: "Buch" },
} as const;

export const viewWords = viewTexts.english;
