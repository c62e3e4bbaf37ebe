import type { BookDetails } from "../../story/book-details.ts";
import type { IsbnFault } from "../../story/isbn.ts";
import type { Texts } from "../language/language.ts";

type FieldWords = { readonly [Field in keyof BookDetails]: string };
type FaultWords = { readonly [Fault in IsbnFault]: string };

const english = {
  name: "Book details…",
  book: "On the book",
  manuscript: "On a manuscript for agents and publishers",
  hint: "They fill the title page and the copyright page, and tell shops and readers about the book. Title, author and language are in “About this story”.",
  fields: {
    subtitle: "Subtitle",
    series: "Series",
    volume: "Volume",
    publisher: "Publisher",
    year: "Year",
    isbn: "ISBN",
    rights: "Rights, behind the ©",
    description: "Description, for shops and catalogues",
    subjects: "Subjects, parted by “;”",
    keyword: "Keyword of the running head",
    legalName: "Legal name",
    address: "Address",
    phone: "Phone",
    email: "E-mail",
  } as FieldWords,
  rightsHint: "2026 Ada Marsh. All rights reserved.",
  keywordHint: "a word from the title",
  subjectsHint: "Fiction / Historical; Rivers",
  isbnFaults: {
    length: "An ISBN has 13 digits, or 10 in older books.",
    prefix: "An ISBN of 13 digits begins with 978 or 979.",
    "check digit": "The last digit doesn’t fit the others: one of them is mistyped.",
  } as FaultWords,
};

/** What is said of the book besides its title and author. */
export const bookDetailsTexts = {
  english,
  german: {
    name: "Angaben zum Buch …",
    book: "Im Buch",
    manuscript: "Auf einem Manuskript für Agenturen und Verlage",
    hint: "Sie füllen Titelseite und Impressum und sagen Läden und Lesenden, was für ein Buch es ist. Titel, Name und Sprache stehen unter „Über diese Geschichte“.",
    fields: {
      subtitle: "Untertitel",
      series: "Reihe",
      volume: "Band",
      publisher: "Verlag",
      year: "Jahr",
      isbn: "ISBN",
      rights: "Rechte, nach dem ©",
      description: "Beschreibung, für Läden und Kataloge",
      subjects: "Themen, getrennt durch „;“",
      keyword: "Stichwort der Kopfzeile",
      legalName: "Bürgerlicher Name",
      address: "Anschrift",
      phone: "Telefon",
      email: "E-Mail",
    },
    rightsHint: "2026 Ada Marsch. Alle Rechte vorbehalten.",
    keywordHint: "ein Wort aus dem Titel",
    subjectsHint: "Belletristik / Historisch; Flüsse",
    isbnFaults: {
      length: "Eine ISBN hat 13 Ziffern, bei älteren Büchern 10.",
      prefix: "Eine ISBN mit 13 Ziffern beginnt mit 978 oder 979.",
      "check digit": "Die letzte Ziffer passt nicht zu den anderen: Eine davon ist vertippt.",
    },
  },
} satisfies Texts<typeof english>;
