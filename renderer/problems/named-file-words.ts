/** What readers call a file, in whose place the host puts its name; and what their German sentences call it. */
export const fileInEnglish = "This file ";
export const fileInGerman = /\b[Dd]ieser? Datei\b/;
