/** What the checks of EPUB, of web pages and of the archive's chapters say: English as it comes, and German. */
export const webProblemWords: Readonly<Record<string, string>> = {
  "{count} links, all lead somewhere.": "{count} Verweise, alle führen zu etwas.",
  "{path}: nothing is at {address}.": "{path}: Unter {address} ist nichts.",
  "{path} does not lead on to the next page.": "{path} führt nicht zur nächsten Seite weiter.",
  "{count} pages, each leads on to the next.": "{count} Seiten, jede führt zur nächsten weiter.",
  "All fits into the archive’s form.": "Alles passt in das Formular des Archivs.",
  "Too long for the archive: {what}.": "Zu lang für das Archiv: {what}.",
  "Only what the archive keeps.": "Nur, was das Archiv behält.",
  "The archive does not keep {tag}.": "Das Archiv behält {tag} nicht.",
  "Nothing is at {address}.": "Unter {address} ist nichts.",
  "Every note is led to and leads back.": "Zu jeder Anmerkung führt ein Verweis und einer zurück.",
};
