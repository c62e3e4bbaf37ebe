import type { Texts } from "../language/language.ts";

export interface ImagesWords {
  readonly loading: string;
  readonly folder: (name: string) => string;
  readonly folderNext: string;
  readonly manuscript: (name: string) => string;
  readonly manuscriptNext: string;
  readonly unknown: (name: string) => string;
  readonly unknownNext: string;
  readonly readOnly: string;
  readonly readOnlyNext: string;
  readonly notHere: string;
  readonly notHereNext: string;
  readonly close: string;
}

export const imagesTexts: Texts<ImagesWords> = {
  english: {
    loading: "The image is on its way.",
    folder: (name) => `“${name}” is a folder, and a page takes images.`,
    folderNext: "A folder with a manuscript is brought in by “Import…”.",
    manuscript: (name) => `“${name}” is a text of its own.`,
    manuscriptNext: "“Import…” makes chapters of it.",
    unknown: (name) => `“${name}” is no image that a page can show.`,
    unknownNext: "Drop a PNG, JPEG, GIF, WebP or SVG here.",
    readOnly: "This story can only be read here, so no image is put into it.",
    readOnlyNext: "Save a copy of it and write in that.",
    notHere: "Nothing was done with what was dropped here.",
    notHereNext: "Images are dropped on the page where they belong; manuscripts are brought in by “Import…”.",
    close: "Close",
  },
  german: {
    loading: "Das Bild ist unterwegs.",
    folder: (name) => `„${name}“ ist ein Ordner, eine Seite nimmt Bilder.`,
    folderNext: "Ein Ordner mit einem Manuskript kommt über „Importieren…“ herein.",
    manuscript: (name) => `„${name}“ ist ein Text für sich.`,
    manuscriptNext: "„Importieren…“ macht Kapitel daraus.",
    unknown: (name) => `„${name}“ ist kein Bild, das eine Seite zeigen kann.`,
    unknownNext: "PNG, JPEG, GIF, WebP oder SVG lassen sich hier ablegen.",
    readOnly: "Diese Geschichte kann hier nur gelesen werden, darum kommt kein Bild hinein.",
    readOnlyNext: "In einer Kopie lässt sich schreiben.",
    notHere: "Mit dem, was hier abgelegt wurde, ist nichts geschehen.",
    notHereNext: "Bilder gehören auf die Seite, Manuskripte kommen über „Importieren…“ herein.",
    close: "Schließen",
  },
};
