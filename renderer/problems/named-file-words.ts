/** What readers call a file, in whose place the host puts its name. */
export const namedFile = { english: "This file ", german: /\b[Dd]ieser? Datei\b/ };
