/** What is said of packets for a review, and of links from Redraft to Redraft. */
export const packetProblemWords: Readonly<Record<string, string>> = {
  "This file is what a reviewer sends back of one of your stories.":
    "In dieser Datei steht, was jemand zu einer deiner Geschichten zurückschickt.",
  "Open that story, and import it there.": "Öffne diese Geschichte und importiere die Datei dort.",
  "This is no packet for a review, or a part of it is missing.":
    "Das ist kein Paket zum Gegenlesen, oder ein Teil davon fehlt.",
  "Ask whoever sent it to send it again.": "Bitte darum, dass es noch einmal geschickt wird.",
  "This packet was made by a newer Redraft.": "Dieses Paket hat ein neueres Redraft gemacht.",
  "Update Redraft, and open it again.": "Aktualisiere Redraft und öffne es noch einmal.",
  "There is no packet at {path}.": "Unter {path} liegt kein Paket.",
  "This file is larger than any packet for a review.": "Diese Datei ist größer als jedes Paket zum Gegenlesen.",
  "Choose another one.": "Wähle eine andere.",
  "This packet is of another story, “{title}”.": "Dieses Paket gehört zu einer anderen Geschichte, „{title}“.",
  "Take it in there.": "Importiere es dort.",
  "This packet was not made here, or it is of another story.":
    "Dieses Paket wurde nicht hier gemacht, oder es gehört zu einer anderen Geschichte.",
  "Take it in where it was made: who sent it is known on that computer alone.":
    "Importiere es dort, wo es gemacht wurde: Nur dort ist bekannt, von wem es kommt.",
  "You have taken this packet back.": "Du hast dieses Paket zurückgenommen.",
  "Nothing of it was taken in. If you want what it says after all, make this person a new one.":
    "Nichts davon wurde übernommen. Willst du es doch, dann mach dieser Person ein neues.",
  "A packet is for suggesting or for commenting.": "Ein Paket ist zum Vorschlagen oder zum Kommentieren.",
  "Choose one of the two.": "Wähle eines von beiden.",
  "There is something at {path} already.": "Unter {path} liegt schon etwas.",
  "Choose another name for the packet.": "Gib dem Paket einen anderen Namen.",
  "A packet has chapters that are in the book.": "In ein Paket kommen Kapitel, die im Buch stehen.",
  "Choose chapters that are not left out of it, archived or in the trash.":
    "Wähle Kapitel, die nicht ausgelassen, archiviert oder im Papierkorb sind.",
  "It has suggestions, and was made for comments alone: they were not taken.":
    "Es enthält Vorschläge und war nur zum Kommentieren gedacht: Sie wurden nicht übernommen.",
  "{title}: This chapter is not in the story any more.": "{title}: Dieses Kapitel ist nicht mehr in der Geschichte.",
  "{title}: These suggestions are of a text that this story doesn’t have.":
    "{title}: Diese Vorschläge gehören zu einem Text, den diese Geschichte nicht hat.",
  "{title}: These suggestions were changed or damaged on the way.":
    "{title}: Diese Vorschläge wurden unterwegs verändert oder beschädigt.",
  "Ask for the packet again, or open the copy of it that you sent back.":
    "Bitte noch einmal um das Paket, oder öffne die Kopie, die du zurückgeschickt hast.",
  "The computer that this story is on does not answer.":
    "Der Rechner, auf dem diese Geschichte liegt, antwortet nicht.",
  "It may be off, or its Redraft may not be running. What you write is kept until it is back.":
    "Vielleicht ist er aus, oder Redraft läuft dort nicht. Was du schreibst, bleibt aufgehoben, bis er wieder da ist.",
  "Another computer answers in the place of the one that sent the link. Nothing was sent to it.":
    "An der Stelle des Rechners, von dem der Link kommt, antwortet ein anderer. Ihm wurde nichts geschickt.",
  "Ask whoever sent the link for a new one. If theirs is unchanged, somebody may stand between you two.":
    "Bitte um einen neuen Link. Hat sich drüben nichts geändert, dann steht vielleicht jemand zwischen euch.",
  "This is no link to a story that somebody shares from Redraft to Redraft.":
    "Das ist kein Link zu einer Geschichte, die jemand von Redraft zu Redraft teilt.",
  "Copy all of it: it begins with redraft://join/ and has no blank in it.":
    "Kopiere ihn ganz: Er beginnt mit redraft://join/ und enthält kein Leerzeichen.",
  "Another program listens at port {port}, where others are to find this host.":
    "Am Port {port}, wo andere Redraft finden sollen, läuft ein anderes Programm.",
  "End that program, or choose another port.": "Beende jenes Programm oder wähle einen anderen Port.",
  "This chapter is not in the story any more.": "Dieses Kapitel ist nicht mehr in der Geschichte.",
  "Ask whether it is to be there.": "Frag nach, ob es da sein soll.",
  "These suggestions are of a text that this story doesn’t have.":
    "Diese Vorschläge gehören zu einem Text, den diese Geschichte nicht hat.",
  "The story is older than the packet: bring back the state in which you made it, then take it in.":
    "Die Geschichte ist älter als das Paket: Stell den Stand wieder her, aus dem es entstand, und importiere es dann.",
  "These suggestions were changed or damaged on the way.":
    "Diese Vorschläge wurden unterwegs verändert oder beschädigt.",
  "Ask for the file again.": "Bitte noch einmal um die Datei.",
};
