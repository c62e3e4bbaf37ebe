import type { DesktopLanguage } from "./contract.ts";

const english = {
  file: "&File",
  edit: "&Edit",
  chapter: "&Chapter",
  view: "&View",
  window: "Window",
  help: "&Help",
  cut: "Cut",
  copy: "Copy",
  paste: "Paste",
  pastePlain: "Paste without formatting",
  selectAll: "Select all",
  learnWord: "Learn this word",
  newWindow: "New window",
  stories: "Stories",
  openRecent: "Open recent",
  clearRecent: "Clear this list",
  close: "Close",
  exit: "E&xit",
  larger: "Larger",
  smaller: "Smaller",
  usualSize: "Usual size",
  about: "About Redraft",
  services: "Services",
  hide: "Hide Redraft",
  hideOthers: "Hide others",
  showAll: "Show all",
  quitRedraft: "Quit Redraft",
  aboutText: (version: string) => `Version ${version}\nA studio for people who write long stories and rewrite them.`,
  openStory: "Open a story",
  openPage: "Open this page in your browser?",
  open: "Open",
  cancel: "Cancel",
  notOnDisk: "Not everything in this window is on the disk yet.",
  notOnDiskDetail: (why: string) => `${why} Keep the window open until it is saved, or its last words are lost.`,
  keepOpen: "Keep it open",
  closeAnyway: "Close it anyway",
  leavingDetail: (next: string) =>
    `${next} Your words are kept on this machine; what the story’s folder does not have yet is written there the next time that you open it.`,
  tryAgain: "Try again",
  quit: "Quit",
  stay: "Stay",
  unresponsive: "This window does not answer.",
  stopped: "This window has stopped working.",
  stoppedDetail: (report: string | null) =>
    `What was “Saved” is on the disk.${report ? ` What is known of it stays on this machine: ${report}` : ""}`,
  openAgain: "Open it again",
  wait: "Wait",
  updateThere: (version: string) => `Redraft ${version} is there.`,
  updateThereDetail: "Fetch it now? You can go on writing meanwhile; it is put in place when you leave Redraft.",
  fetch: "Fetch",
  notNow: "Not now",
  updateReady: (version: string) => `Redraft ${version} is ready.`,
  updateReadyDetail: "It is put in place when you leave Redraft. Start again now for it? Everything is saved first.",
  startAgain: "Start again",
  later: "Later",
  cannotStart: "Redraft can’t start",
  cannotStartDetail: (why: string, report: string | null) =>
    `${why}\n\nYour stories are safe in their folders.${report ? ` What is known of it is in ${report}.` : ""}`,
};

type DesktopWords = typeof english;

const german: DesktopWords = {
  file: "&Datei",
  edit: "&Bearbeiten",
  chapter: "&Kapitel",
  view: "&Ansicht",
  window: "Fenster",
  help: "&Hilfe",
  cut: "Ausschneiden",
  copy: "Kopieren",
  paste: "Einfügen",
  pastePlain: "Ohne Formatierung einfügen",
  selectAll: "Alles auswählen",
  learnWord: "Dieses Wort lernen",
  newWindow: "Neues Fenster",
  stories: "Geschichten",
  openRecent: "Zuletzt geöffnet",
  clearRecent: "Diese Liste leeren",
  close: "Schließen",
  exit: "B&eenden",
  larger: "Größer",
  smaller: "Kleiner",
  usualSize: "Übliche Größe",
  about: "Über Redraft",
  services: "Dienste",
  hide: "Redraft ausblenden",
  hideOthers: "Andere ausblenden",
  showAll: "Alle einblenden",
  quitRedraft: "Redraft beenden",
  aboutText: (version) => `Version ${version}\nEin Studio für alle, die lange Geschichten schreiben und umschreiben.`,
  openStory: "Geschichte öffnen",
  openPage: "Diese Seite im Browser öffnen?",
  open: "Öffnen",
  cancel: "Abbrechen",
  notOnDisk: "Noch ist nicht alles aus diesem Fenster gespeichert.",
  notOnDiskDetail: (why) =>
    `${why} Das Fenster offen lassen, bis gespeichert ist, sonst gehen die letzten Worte verloren.`,
  keepOpen: "Offen lassen",
  closeAnyway: "Trotzdem schließen",
  leavingDetail: (next) =>
    `${next} Dein Text bleibt auf diesem Rechner; was im Ordner der Geschichte noch fehlt, kommt beim nächsten Öffnen dorthin.`,
  tryAgain: "Noch einmal versuchen",
  quit: "Beenden",
  stay: "Bleiben",
  unresponsive: "Dieses Fenster antwortet nicht.",
  stopped: "Dieses Fenster arbeitet nicht mehr.",
  stoppedDetail: (report) =>
    `Was „Gespeichert“ war, ist auf der Platte.${report ? ` Was darüber bekannt ist, bleibt auf diesem Rechner: ${report}` : ""}`,
  openAgain: "Wieder öffnen",
  wait: "Warten",
  updateThere: (version) => `Redraft ${version} ist da.`,
  updateThereDetail:
    "Jetzt holen? Währenddessen lässt sich weiterschreiben; eingerichtet wird es beim Verlassen von Redraft.",
  fetch: "Holen",
  notNow: "Nicht jetzt",
  updateReady: (version) => `Redraft ${version} liegt bereit.`,
  updateReadyDetail:
    "Eingerichtet wird es beim Verlassen von Redraft. Dafür jetzt neu starten? Vorher wird alles gespeichert.",
  startAgain: "Neu starten",
  later: "Später",
  cannotStart: "Redraft kann nicht starten",
  cannotStartDetail: (why, report) =>
    `${why}\n\nDeine Geschichten sind sicher in ihren Ordnern.${report ? ` Was darüber bekannt ist, steht in ${report}.` : ""}`,
};

const texts: Readonly<Record<DesktopLanguage, DesktopWords>> = { english, german };

/** Until the first window says what the writer has chosen: the system's. */
let spoken: DesktopLanguage = /^de\b/.test(Intl.DateTimeFormat().resolvedOptions().locale) ? "german" : "english";

/** Asked anew each time that something is said. */
export function desktopWords(): DesktopWords {
  return texts[spoken];
}

/** True if it was another one. */
export function speak(language: DesktopLanguage): boolean {
  const isOther = language !== spoken;
  spoken = language;
  return isOther;
}
