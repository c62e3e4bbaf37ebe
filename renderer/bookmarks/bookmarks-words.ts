import type { Texts } from "../language/language.ts";

const english = {
  tab: "Bookmarks",
  list: "Bookmarks",
  none: "No bookmarks yet. Ctrl+Shift+B sets one where the cursor is.",
  rename: (name: string) => `Rename “${name}”`,
  name: "Name",
  remove: (name: string) => `Remove “${name}”`,
  bookmark: (name: string) => `Bookmark: ${name}`,
  unplaced: "Its words are deleted; it comes back with them.",
  empty: "An empty line",
  inChapter: (chapter: string) => `Bookmark in ${chapter}`,
};

export const bookmarksWords = {
  english,
  german: {
    tab: "Lesezeichen",
    list: "Lesezeichen",
    none: "Noch keine Lesezeichen. Strg+Umschalt+B setzt eines, wo der Cursor steht.",
    rename: (name) => `„${name}“ umbenennen`,
    name: "Name",
    remove: (name) => `„${name}“ entfernen`,
    bookmark: (name) => `Lesezeichen: ${name}`,
    unplaced: "Seine Wörter sind gelöscht; mit ihnen kommt es wieder.",
    empty: "Eine leere Zeile",
    inChapter: (chapter) => `Lesezeichen in ${chapter}`,
  },
} satisfies Texts<typeof english>;
