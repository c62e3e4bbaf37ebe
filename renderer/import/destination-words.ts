import type { Texts } from "../language/language.ts";
import { counted, grouped } from "../words.ts";

const english = {
  becomes: "It becomes",
  story: "A story of its own",
  into: (title: string) => `Chapters of “${title}”`,
  revise: (title: string) => `A new revision of “${title}”`,
  place: "Where",
  atEnd: "At the end of the book",
  after: (title: string) => `After “${title}”`,
  looksLike: (chapters: number) =>
    `The story has ${counted(chapters, "chapter")} of it already: it may be a new revision.`,
  as: "What is different comes in",
  suggestions: "As suggestions to take or leave",
  revision: "As text, at once",
  revisionHint: "What stood there stays in the history.",
  reviseHint: "Each chapter is put beside its own. Choose another where one is wrong.",
  comparing: "Looking for the chapters…",
  counts: (changed: number, same: number, added: number, left: number) =>
    [
      `${counted(changed, "chapter")} with differences`,
      ...(same > 0 ? [`${grouped(same)} as they are`] : []),
      ...(added > 0 ? [`${grouped(added)} new`] : []),
      ...(left > 0 ? [`${grouped(left)} of the story’s not in the file: they stay`] : []),
    ].join(", "),
  pairOf: (title: string, own: string) => `${title} is a revision of ${own}`,
  pairNew: (title: string) => `${title} is a new chapter`,
  newChapter: "New chapter",
  differs: (added: number, removed: number) => `${grouped(added)} words in, ${grouped(removed)} out`,
  same: "no difference",
  waits: (draft: string) => `waits in “${draft}”`,
  chosen: "chosen by you",
  choosePair: (title: string) => `${title} is a revision of`,
  choosePairCommand: "Revision of…",
  makeInto: (chapters: number) => `Add ${counted(chapters, "chapter")}`,
  makeRevision: (chapters: number) => `Bring back ${counted(chapters, "chapter")}`,
  again: "Add them again",
  working: "Bringing the manuscript in",
  revised: "The manuscript is back",
  added: (chapters: number) => `${counted(chapters, "chapter")} added.`,
  suggested: (chapters: number, draft: string) =>
    `Suggestions for ${counted(chapters, "chapter")} wait in the draft “${draft}”.`,
  replaced: (chapters: number) => `${counted(chapters, "chapter")} got a new revision.`,
  unchanged: (chapters: number) => `${counted(chapters, "chapter")} stayed as they are.`,
  comments: (count: number) => `${counted(count, "comment")} taken over.`,
  look: "Look at the suggestions",
  takeBack: "Take it back",
  takenBack: "The text is as it was. Both stay in the history.",
};

/** What a manuscript becomes where a story is open. */
export const destinationTexts = {
  english,
  german: {
    becomes: "Daraus wird",
    story: "Eine eigene Geschichte",
    into: (title) => `Kapitel von „${title}“`,
    revise: (title) => `Eine neue Fassung von „${title}“`,
    place: "Wohin",
    atEnd: "Ans Ende des Buchs",
    after: (title) => `Hinter „${title}“`,
    looksLike: (chapters) =>
      `Die Geschichte hat ${counted(chapters, "Kapitel", "Kapitel")} davon schon: Es mag eine neue Fassung sein.`,
    as: "Was anders ist, kommt herein",
    suggestions: "Als Vorschlag zum Annehmen oder Ablehnen",
    revision: "Als Text, sofort",
    revisionHint: "Was dort stand, bleibt im Verlauf.",
    reviseHint: "Jedes Kapitel steht neben seinem eigenen. Wo eines falsch ist, wähle ein anderes.",
    comparing: "Die Kapitel werden gesucht …",
    counts: (changed, same, added, left) =>
      [
        `${counted(changed, "Kapitel", "Kapitel")} mit Unterschieden`,
        ...(same > 0 ? [`${grouped(same)} unverändert`] : []),
        ...(added > 0 ? [`${grouped(added)} neu`] : []),
        ...(left > 0 ? [`${grouped(left)} der Geschichte nicht in der Datei: Sie bleiben`] : []),
      ].join(", "),
    pairOf: (title, own) => `${title} ist eine Fassung von ${own}`,
    pairNew: (title) => `${title} ist ein neues Kapitel`,
    newChapter: "Neues Kapitel",
    differs: (added, removed) => `${grouped(added)} Wörter dazu, ${grouped(removed)} weg`,
    same: "kein Unterschied",
    waits: (draft) => `wartet in „${draft}“`,
    chosen: "von dir gewählt",
    choosePair: (title) => `${title} ist eine Fassung von`,
    choosePairCommand: "Fassung von …",
    makeInto: (chapters) => `${counted(chapters, "Kapitel", "Kapitel")} einfügen`,
    makeRevision: (chapters) => `${counted(chapters, "Kapitel", "Kapitel")} zurückholen`,
    again: "Noch einmal einfügen",
    working: "Das Manuskript kommt herein",
    revised: "Das Manuskript ist zurück",
    added: (chapters) => `${counted(chapters, "Kapitel", "Kapitel")} eingefügt.`,
    suggested: (chapters, draft) =>
      `Vorschläge zu ${counted(chapters, "Kapitel", "Kapiteln")} warten im Entwurf „${draft}“.`,
    replaced: (chapters) =>
      chapters === 1 ? "1 Kapitel hat eine neue Fassung." : `${grouped(chapters)} Kapitel haben eine neue Fassung.`,
    unchanged: (chapters) =>
      chapters === 1 ? "1 Kapitel ist, wie es war." : `${grouped(chapters)} Kapitel sind, wie sie waren.`,
    comments: (count) => `${counted(count, "Kommentar", "Kommentare")} übernommen.`,
    look: "Vorschläge ansehen",
    takeBack: "Zurücknehmen",
    takenBack: "Der Text ist, wie er war. Beides bleibt im Verlauf.",
  },
} satisfies Texts<typeof english>;
