import type { MatterRole } from "../../story/matter.ts";
import type { Texts } from "../language/language.ts";

type RoleWords = { readonly [Role in MatterRole]: string };

const english = {
  name: "Add front or back matter…",
  front: "Before the first chapter",
  back: "Behind the last chapter",
  hint: "Each becomes a page in the outline that you write like a chapter. Title, author and the book’s details stand in it by themselves; what is in parentheses is yours to replace.",
  isThere: "in the book already",
  add: "Add",
  roles: {
    "title page": "Title page",
    copyright: "Copyright",
    dedication: "Dedication",
    epigraph: "Epigraph",
    contents: "Contents",
    foreword: "Foreword",
    preface: "Preface",
    introduction: "Introduction",
    prologue: "Prologue",
    epilogue: "Epilogue",
    afterword: "Afterword",
    acknowledgements: "Acknowledgements",
    "about the author": "About the author",
    "also by": "Also by the author",
    other: "Something else",
  } as RoleWords,
};

/** Front and back matter, where it is added and where it is shown. */
export const matterTexts = {
  english,
  german: {
    name: "Vorspann oder Anhang anlegen …",
    front: "Vor dem ersten Kapitel",
    back: "Nach dem letzten Kapitel",
    hint: "Jedes wird eine Seite der Gliederung, die du wie ein Kapitel schreibst. Titel, Name und die Angaben zum Buch stehen von selbst darin; was in Klammern steht, ersetzt du.",
    isThere: "schon im Buch",
    add: "Anlegen",
    roles: {
      "title page": "Titelseite",
      copyright: "Impressum",
      dedication: "Widmung",
      epigraph: "Motto",
      contents: "Inhaltsverzeichnis",
      foreword: "Geleitwort",
      preface: "Vorwort",
      introduction: "Einleitung",
      prologue: "Prolog",
      epilogue: "Epilog",
      afterword: "Nachwort",
      acknowledgements: "Danksagung",
      "about the author": "Über den Autor",
      "also by": "Weitere Bücher",
      other: "Etwas anderes",
    },
  },
} satisfies Texts<typeof english>;
