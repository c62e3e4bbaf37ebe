import type { HelpWords } from "./help-words.ts";

export const germanAnswers: HelpWords["about"] = {
  import: {
    question: "Wie hole ich ein Manuskript herein, das ich schon habe?",
    answer:
      "Die Datei hineinziehen oder wählen: Word, OpenDocument, RTF, EPUB, HTML, Markdown, Text, ein Ordner, ein Projekt von Scrivener oder novelWriter. Bevor etwas entsteht, sind die Kapitel zu sehen; sie lassen sich umbenennen, verbinden, teilen und weglassen, und die Regel lässt sich ändern. Über jedes Wort wird Rechenschaft gegeben. Daraus wird eine eigene Geschichte, oder es werden Kapitel der offenen. Die Kopie einer ganzen Geschichte kommt auf demselben Weg herein.",
    also: "import importieren hochladen word docx odt rtf epub html txt markdown scrivener datei öffnen roman ordner",
  },
  chapter: {
    question: "Wie beginne ich ein Kapitel, einen Teil oder eine Notiz?",
    answer:
      "Mit der Schaltfläche über der Gliederung oder mit einem Rechtsklick auf eine ihrer Zeilen. Ein neues Kapitel kommt hinter das gewählte.",
    also: "neu anlegen hinzufügen erstellen schreiben",
  },
  scene: {
    question: "Wie beginne ich eine neue Szene?",
    answer:
      "Der Befehl trennt den Text am Cursor. Eine Zeile *** tut dasselbe, und eine Überschrift mit ## gibt der Szene einen Titel. Szenen haben Zusammenfassung, Status und Schlagwörter für sich.",
    also: "szenenwechsel szenentrenner sternchen umbruch",
  },
  marks: {
    question: "Wie schreibe ich Hervorhebungen, Überschriften und Zitate?",
    answer:
      "Texte sind Markdown: *hervorgehoben*, **stark**, ## Überschrift, > Zitat, - Liste. Die Zeichen treten beiseite und sind da, wo der Cursor steht; die Einstellungen können sie immer zeigen.",
    also: "kursiv fett markdown formatieren titel zitat",
  },
  saved: {
    question: "Wann ist mein Text gespeichert?",
    answer:
      "Nach jeder Taste, von selbst. „Gespeichert“ neben dem Titel heißt: Die Wörter sind auf der Platte. Solange sie es nicht sind, steht es da, samt Grund.",
    also: "speichern sichern verloren absturz strom platte",
  },
  disk: {
    question: "Wo liegt mein Text auf der Platte?",
    answer:
      "Jede Geschichte ist ein Ordner, jedes Kapitel darin eine Markdown-Datei, die jedes Programm liest. Die Details nennen die Datei des Kapitels, die Einstellungen den Ordner der Geschichten.",
    also: "datei ordner pfad ort speicherort finden bibliothek",
  },
  split: {
    question: "Wie teile ich ein Kapitel?",
    answer:
      "Den Cursor dorthin setzen, wo das neue Kapitel beginnt. Der Schnitt ist zu sehen, bevor er gemacht wird. „An Szenenwechseln teilen“ macht aus jeder Szene ein Kapitel. Rückgängig in der Gliederung fügt sie wieder zusammen.",
    also: "trennen aufteilen schneiden",
  },
  join: {
    question: "Wie füge ich zwei Kapitel zusammen?",
    answer:
      "Das gewählte Kapitel nimmt das nächste in sich auf. Rückgängig in der Gliederung trennt sie wieder, auf den Buchstaben genau.",
    also: "verbinden vereinen zusammenlegen",
  },
  order: {
    question: "Wie bringe ich Kapitel und Szenen in eine andere Reihenfolge?",
    answer:
      "In der Gliederung oder auf der Pinnwand ziehen, oder mit Alt und einer Pfeiltaste bewegen. Wer die Karte einer Szene zieht, bewegt ihren Text, auch in ein anderes Kapitel.",
    also: "verschieben ordnen sortieren ziehen karten pinnwand gliederung umstellen",
  },
  grid: {
    question: "Wie sehe ich alle Kapitel in einer Tabelle?",
    answer:
      "Die Tabelle hat Zusammenfassung, Status, Perspektive, Schlagwörter, Wörter und eigene Spalten. In ihren Zellen lässt sich schreiben, sie lässt sich sortieren und als CSV speichern.",
    also: "tabelle spalten zusammenfassung status perspektive",
  },
  manuscript: {
    question: "Wie schreibe ich im ganzen Manuskript auf einmal?",
    answer: "„Manuskript“ zeigt alle Kapitel untereinander, und in jedem lässt sich schreiben.",
    also: "alle kapitel fortlaufend scrivenings am stück",
  },
  second: {
    question: "Wie sehe ich zwei Texte nebeneinander?",
    answer:
      "Neben der ersten Seite steht eine zweite: ein anderes Kapitel, eine Notiz oder dasselbe Kapitel an anderer Stelle.",
    also: "geteilt zwei seiten nebeneinander fenster vergleichen",
  },
  deletedWords: {
    question: "Wie bekomme ich Wörter zurück, die ich gelöscht habe?",
    answer:
      "Such sie in der Geschichte mit „Auch Verschwundenes“: Jede Stelle sagt, seit wann sie fehlt, und öffnet sich, wo sie stand, mit einem Knopf, der die Streichung zurücknimmt. Auch der Verlauf hat jede Fassung des Kapitels.",
    also: "gelöscht verloren rückgängig wiederherstellen zurück verlauf alt früher stelle",
  },
  deletedChapter: {
    question: "Wie bekomme ich ein gelöschtes Kapitel zurück?",
    answer:
      "Es liegt im Papierkorb, am Ende der Gliederung: herausziehen oder über sein Menü zurückholen. Was aus dem geleerten Papierkorb fehlt, kommt mit „Zurückholen\u00a0…“ wieder.",
    also: "papierkorb gelöscht entfernt wiederherstellen",
  },
  versions: {
    question: "Wie sehe ich, was ich geändert habe, oder gebe einem Entwurf einen Namen?",
    answer:
      "Der Verlauf führt die Fassungen des Kapitels auf. Jede zeigt, was sie geändert hat und was sich seither geändert hat. Eine Marke gibt einer Fassung einen Namen, etwa „Wie abgeschickt“.",
    also: "version fassung vergleichen unterschied entwurf marke schnappschuss",
  },
  timeline: {
    question: "Wie sehe ich das ganze Buch, wie ich es abgeschickt habe?",
    answer:
      "Benenne es, wenn du es abschickst: Die Zeitleiste des Buchs hat dafür einen Knopf. Der Name bleibt dort für immer; „Lesen“ zeigt das Buch, wie es war, und es lässt sich vergleichen, exportieren und wiederherstellen.",
    also: "zeitleiste name marke abgeschickt agentur stand buch verlauf sitzungen wer wann tage wochen",
  },
  compare: {
    question: "Wie sehe ich, was jemand seit Freitag geändert hat?",
    answer:
      "Mit einem früheren Stand vergleichen: eine Sitzung oder einen Namen wählen oder einen Tag wie 1.3.2026 schreiben. Das Kapitel oder das ganze Buch, in einem Text oder nebeneinander; jede Änderung sagt, von wem sie ist, und lässt sich zurücknehmen.",
    also: "vergleichen unterschied änderungen seit mitautorin durchsicht annehmen ablehnen zurücknehmen",
  },
  passage: {
    question: "Was stand in diesem Absatz im März?",
    answer:
      "Den Cursor hineinsetzen und nach dem Verlauf dieser Stelle fragen: jede Form, die sie hatte, von wem und wann. Ein Knopf holt eine davon zurück.",
    also: "absatz stelle früher fassung form verlauf wiederherstellen",
  },
  play: {
    question: "Kann ich zusehen, wie ein Kapitel entstanden ist?",
    answer:
      "Spiel es ab: den Regler ziehen oder auf Abspielen drücken. Die Leertaste hält an, die Pfeiltasten gehen schrittweise.",
    also: "abspielen wiedergabe zusehen film zeitraffer",
  },
  authors: {
    question: "Wer hat welche Wörter geschrieben, und wann?",
    answer:
      "„Wer was schrieb“ färbt den Text nach Person oder Alter, während du schreibst. Was verschoben, abgeteilt oder wiederhergestellt wurde, bleibt, von wem es zuerst war.",
    also: "autorin farbe person alter zuordnung",
  },
  drafts: {
    question: "Wie probiere ich etwas aus, ohne den Haupttext anzurühren?",
    answer:
      "Beginne einen Entwurf des Buchs oder des Kapitels und schreib darin; der Haupttext geht daneben weiter. Sieh ihn dann durch und übernimm daraus, was du willst, Änderung für Änderung, so oft du magst.",
    also: "entwurf variante zweig ausprobieren alternative fassung zusammenführen",
  },
  forget: {
    question: "Wie entferne ich etwas auch aus dem Verlauf?",
    answer:
      "Auswählen und „Auswahl für immer vergessen …“ nehmen. Vorher siehst du alles, was verschwindet: jede Form davon und jede Kopie. Sicherungen und exportierte Dateien behalten es.",
    also: "löschen endgültig für immer privat geheim passwort entfernen",
  },
  undo: {
    question: "Was nimmt Rückgängig zurück?",
    answer:
      "Was dort getan wurde, wo die Tastatur ist: im Text satzweise, in der Gliederung das letzte Bewegen, Teilen oder Zusammenfügen. Nie das, was jemand anders geschrieben hat.",
    also: "rückgängig wiederholen fehler",
  },
  backup: {
    question: "Wie mache ich eine Sicherung?",
    answer:
      "Beim Verlassen und einmal am Tag entsteht von jeder Geschichte eine datierte Kopie; „Sicherungen“ in der Liste der Geschichten öffnet eine davon als eigene Geschichte. Der Befehl legt eine Kopie ab, wo immer gewünscht.",
    also: "backup kopie sicherheit archiv zip wiederherstellen",
  },
  note: {
    question: "Wohin mit Recherche, Figuren und Orten?",
    answer:
      "In Notizen: Sie stehen in der Gliederung unter dem Buch, haben einen Verlauf wie Kapitel und kommen nie ins Buch. Vorlagen für Figuren und Orte sind Notizen, die sich ändern lassen.",
    also: "notizen recherche figur ort vorlage welt",
  },
  remark: {
    question: "Wie lasse ich im Text eine Bemerkung für mich?",
    answer:
      "Zwischen %%-Zeichen: auf der Seite leise, in keinem Buch und in keiner Wortzahl. Der Befehl macht aus der Auswahl eine.",
    also: "notiz kommentar anmerkung todo versteckt %%",
  },
  link: {
    question: "Wie verweise ich auf ein Kapitel oder eine Notiz?",
    answer:
      "[[ tippen und den Titel wählen. Strg+Klick, oder Alt+Eingabe am Cursor, führt dorthin; „Zurück“ führt wieder her. Die Details nennen, was hierher verweist.",
    also: "link verknüpfung verweis springen",
  },
  bookmark: {
    question: "Wie finde ich eine Stelle wieder?",
    answer:
      "Am Cursor ein Lesezeichen setzen: Am Rand steht dann eine Marke, und „Lesezeichen“ neben der Seite nennt alle. Es bleibt bei seinen Wörtern, auch wenn sie bearbeitet oder verschoben werden. Derselbe Befehl nimmt es weg.",
    also: "lesezeichen stelle merken springen marke",
  },
  comment: {
    question: "Wie sage ich etwas zu einer Stelle?",
    answer:
      "Die Stelle auswählen und den Befehl geben: Was du schreibst, steht unter „Kommentare“ neben der Seite, und unter den Wörtern eine gepunktete Linie. Andere sehen es sofort, antworten und haken es ab; ein @ mit einem Namen ruft jemanden. Es geht mit seinen Wörtern mit und bleibt, wenn sie gelöscht werden.",
    also: "kommentar anmerkung rückmeldung antworten erwähnen erledigt testleser lektorat",
  },
  footnote: {
    question: "Wie mache ich eine Fußnote?",
    answer:
      "Der Befehl setzt die Ziffer an den Cursor und führt zur Note am Ende des Kapitels; noch einmal führt er zurück. Jeder Export hat sie, mit Verweisen, wo es Verweise gibt.",
    also: "fußnote endnote anmerkung ziffer",
  },
  leftOut: {
    question: "Wie lasse ich ein Kapitel aus dem Buch heraus?",
    answer:
      "In seinen Details den Haken bei „Ins Buch aufnehmen“ wegnehmen. Es bleibt an seinem Platz, und kein Export hat es.",
    also: "auslassen weglassen ausschließen verbergen",
  },
  archive: {
    question: "Was heißt archivieren?",
    answer:
      "Ein archiviertes Kapitel oder ein archivierter Teil ist aus den Augen und nicht im Buch, und doch an seinem Platz: Ein Befehl holt es wieder hervor.",
    also: "archiv verbergen weglegen alt",
  },
  find: {
    question: "Wie suche und ersetze ich in der ganzen Geschichte?",
    answer:
      "Beim Tippen erscheinen die Fundstellen, Kapitel für Kapitel. Jede Ersetzung ist vorher zu sehen, und ein Rückgängig nimmt alle zurück. Strg+F sucht nur im Kapitel.",
    also: "suchen ersetzen umbenennen figur regex dialog",
  },
  open: {
    question: "Wie komme ich schnell zu einem Kapitel?",
    answer:
      "Ein paar Buchstaben aus dem Titel eines Kapitels, einer Szene oder einer Notiz tippen. „Zurück“ führt dorthin, wo du vorher warst.",
    also: "springen gehen wechseln schnell öffnen",
  },
  book: {
    question: "Wie lese ich meine Geschichte als Buch?",
    answer:
      "„Buch“ setzt sie in Seiten. Pfeiltasten blättern; Eingabe oder ein Doppelklick auf ein Wort führt zu diesem Wort im Text, Escape dorthin zurück, wo du warst.",
    also: "lesen vorschau seiten satz leser",
  },
  aloud: {
    question: "Kann ich mir meinen Text vorlesen lassen?",
    answer:
      "Ab dem Cursor, mit einer Stimme deines Rechners in der Sprache der Geschichte. Der Satz, der zu hören ist, ist markiert. Dieselbe Taste hält an und liest weiter.",
    also: "vorlesen sprachausgabe stimme hören anhören",
  },
  export: {
    question: "Wie mache ich ein E-Book oder eine Datei zum Verschicken?",
    answer:
      "Der Export macht EPUB, HTML, Markdown und Text, vom ganzen Buch oder von gewählten Kapiteln, und prüft jede Datei Wort für Wort.",
    also: "export exportieren epub ebook kindle html veröffentlichen senden einreichen drucken",
  },
  web: {
    question: "Wie stelle ich meine Geschichte ins Netz oder ins Archive of Our Own?",
    answer:
      "Der Export hat eine Website mit einer Seite je Kapitel, für jeden Server, und HTML in einer Datei. AO3 macht je Kapitel eine Datei, die so, wie sie ist, in den HTML-Editor des Archivs eingefügt wird, sagt, was in die anderen Felder des Formulars gehört, und warnt, wenn etwas dafür zu lang ist.",
    also: "website webseite internet html ao3 archive of our own fanfiction veröffentlichen online blog",
  },
  returned: {
    question: "Mein Lektorat hat die Datei zurückgeschickt. Wie übernehme ich die Änderungen?",
    answer:
      "Die Geschichte öffnen, die Datei importieren und „Eine neue Fassung“ wählen. Jedes Kapitel steht dann neben seinem eigenen, und wo eines falsch ist, lässt sich ein anderes wählen. Was anders ist, wartet als Vorschlag zum Annehmen oder Ablehnen, oder wird sofort der Text und lässt sich zurücknehmen. Kommentare und nachverfolgte Änderungen aus Word kommen mit.",
    also: "lektorat testleser zurück fassung überarbeitung nachverfolgte änderungen kommentare vorschläge zusammenführen",
  },
  presets: {
    question: "Wie ändere ich, wie das exportierte Buch aussieht?",
    answer:
      "Eine Vorlage sagt, was im Buch steht, wie Kapitel überschrieben sind, was zwischen Szenen steht, Schrift und Seite. „Vorlagen bearbeiten“ zeigt neben den Einstellungen, was daraus wird, während du sie änderst. Was du speicherst, bleibt bei der Geschichte.",
    also: "vorlage preset stil satz layout überschrift nummer szenenwechsel schrift rand seitengröße vorschau initiale gestaltung",
  },
  matter: {
    question: "Wie lege ich Titelseite, Widmung oder Danksagung an?",
    answer:
      "Der Befehl macht Seiten aus Vorlagen, vor dem ersten Kapitel oder nach dem letzten. Sie werden geschrieben wie Kapitel; {{title}}, {{author}} und dergleichen füllen sich, wenn das Buch entsteht. Die Angaben sagen, was ein Kapitel im Buch ist.",
    also: "vorspann anhang impressum motto inhaltsverzeichnis vorwort prolog epilog nachwort über den autor",
  },
  bookDetails: {
    question: "Wo stehen ISBN, Verlag oder Reihe?",
    answer:
      "In den Angaben zum Buch, mit Untertitel, Jahr, Rechten und Beschreibung, und mit Name und Anschrift für ein Manuskript. Eine vertippte ISBN wird sofort gemeldet.",
    also: "isbn metadaten untertitel reihe band jahr rechte beschreibung anschrift agentur stichwort",
  },
  title: {
    question: "Wie ändere ich Titel, Autor oder Sprache?",
    answer:
      "„Über diese Geschichte\u00a0…“ hat alle drei. Die Sprache bestimmt Anführungszeichen, Rechtschreibung, Silbentrennung und Stimme. Der Ordner behält seinen Namen.",
    also: "umbenennen name autorin pseudonym sprache",
  },
  numbers: {
    question: "Wie viele Wörter habe ich geschrieben, und wie setze ich mir ein Ziel?",
    answer:
      "Am Fuß der Seite stehen die Wörter von Kapitel, Szene und heute. „Zahlen“ hat die Tage, das Jahr des Buchs, Längen, Ziele für den Tag und das Buch, und wie du schreibst.",
    also: "wortzahl ziel statistik fortschritt termin täglich",
  },
  calm: {
    question: "Wie sehe ich nichts als den Text?",
    answer:
      "Der Befehl legt alles andere beiseite, Escape bringt es wieder. Fokus lässt zurücktreten, was nicht der Satz oder der Absatz ist, und wie bei einer Schreibmaschine bleibt die Zeile in der Mitte.",
    also: "fokus ablenkung vollbild ruhe schreibmaschine",
  },
  look: {
    question: "Wie ändere ich Schrift, Größe und Farben?",
    answer:
      "Die Einstellungen haben Schrift, Größe und Breite der Seite, hell und dunkel, hohen Kontrast, und Absätze mit Abstand oder mit Einzug wie im Buch.",
    also: "thema dunkel nacht schriftart schriftgröße größer aussehen einstellungen",
  },
  spelling: {
    question: "Wie prüfe ich die Rechtschreibung?",
    answer:
      "Wörter, die kein Wörterbuch kennt, sind unterstrichen, auf Englisch, Deutsch und Französisch, je nach Sprache der Geschichte. F7 oder ein Rechtsklick bietet andere an oder nimmt das Wort in die eigenen auf. In den Einstellungen lässt es sich abschalten.",
    also: "rechtschreibprüfung wörterbuch tippfehler sprache",
  },
  together: {
    question: "Kann ich mit jemandem zusammen oder auf zwei Rechnern schreiben?",
    answer:
      "Mehrere Fenster auf einer Geschichte sehen Wörter und Cursor der anderen, während sie entstehen. Liegt der Ordner der Geschichte in einem abgeglichenen Ordner, wird zusammengeführt, was auf jedem Rechner geschrieben wurde, und nichts geht verloren.",
    also: "gemeinsam koautor teilen sync abgleich dropbox icloud zwei computer",
  },
  otherProgram: {
    question: "Darf ich ein Kapitel in einem anderen Programm ändern?",
    answer:
      "Ja, ob Redraft läuft oder nicht: Was ein anderes Programm in der Datei eines Kapitels ändert, kommt in den Text und ist im Verlauf eine Fassung „von außen“.",
    also: "extern editor vim word git außen datei",
  },
  rightToLeft: {
    question: "Kann ich Hebräisch, Arabisch oder Persisch schreiben?",
    answer:
      "Jeder Absatz beginnt auf der Seite seines ersten Buchstabens. Ist die Sprache der Geschichte „he“, „ar“ oder „fa“, laufen Seite, Buch und Exporte von rechts nach links.",
    also: "rtl rechts nach links schreibrichtung urdu jiddisch",
  },
  commands: {
    question: "Wie mache ich alles mit der Tastatur?",
    answer:
      "Die Liste der Befehle findet jeden nach seinem Namen und zeigt seine Taste. In der Liste der Tasten kann jeder Befehl eine andere bekommen.",
    also: "tastenkürzel taste tastatur befehl palette menü",
  },
};
