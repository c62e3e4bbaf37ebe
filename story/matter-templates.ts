import type { MatterRole } from "./matter.ts";

/** What a page of front or back matter is called in the outline, and the Markdown that it begins with. */
export interface MatterTemplate {
  readonly title: string;
  readonly text: string;
}

/** Every role that there is a template for: all but "other". */
export type TemplateRole = Exclude<MatterRole, "other">;

/** In the order in which a book has them (The Chicago Manual of Style, 1.4). */
export const frontRoles = [
  "title page",
  "copyright",
  "dedication",
  "epigraph",
  "contents",
  "foreword",
  "preface",
  "introduction",
  "prologue",
] as const satisfies readonly TemplateRole[];

export const backRoles = [
  "epilogue",
  "afterword",
  "acknowledgements",
  "about the author",
  "also by",
] as const satisfies readonly TemplateRole[];

/** In the story's language: German where that is German, else English. What is in parentheses is for the writer to replace. */
export function matterTemplate(role: TemplateRole, language: string): MatterTemplate {
  return (language.toLowerCase().split("-")[0] === "de" ? german : english)[role];
}

const titlePage = "# {{title}}\n\n{{subtitle}}\n\n{{author}}\n\n{{series}} {{volume}}\n\n{{publisher}}\n";

const english: { readonly [role in TemplateRole]: MatterTemplate } = {
  "title page": { title: "Title page", text: titlePage },
  copyright: {
    title: "Copyright",
    text: [
      "{{title}}",
      "Copyright © {{rights}}",
      "This is a work of fiction. Names, characters, places and events are products of the author’s imagination or are used fictitiously. Any resemblance to actual persons, living or dead, or to actual events is coincidental.",
      "No part of this book may be reproduced in any form without the written permission of the author, except for brief quotations in a review.",
      "Published by {{publisher}}",
      "ISBN {{isbn}}",
      "First published {{year}}\n",
    ].join("\n\n"),
  },
  dedication: { title: "Dedication", text: "*For (whom)*\n" },
  epigraph: {
    title: "Epigraph",
    text: "> (The words that stand before the story.)\n>\n> — (who wrote them, and where)\n",
  },
  contents: { title: "Contents", text: "" },
  foreword: { title: "Foreword", text: "(Words of somebody else about the book.)\n\n(Name, place and year)\n" },
  preface: { title: "Preface", text: "(How this book came to be.)\n\n{{author}}, {{year}}\n" },
  introduction: { title: "Introduction", text: "(What a reader should know before the story begins.)\n" },
  prologue: { title: "Prologue", text: "" },
  epilogue: { title: "Epilogue", text: "" },
  afterword: { title: "Afterword", text: "(What is left to say when the story is told.)\n\n{{author}}, {{year}}\n" },
  acknowledgements: {
    title: "Acknowledgements",
    text: "My thanks go to (those who read, corrected, encouraged and put up with it).\n",
  },
  "about the author": {
    title: "About the Author",
    text: "{{author}} (lives where, does what, has written what else).\n\n(Where readers can write, and read more.)\n",
  },
  "also by": { title: "Also by the Author", text: "*(Title)*\n\n*(Title)*\n" },
};

const german: { readonly [role in TemplateRole]: MatterTemplate } = {
  "title page": { title: "Titelseite", text: titlePage },
  copyright: {
    title: "Impressum",
    text: [
      "{{title}}",
      "© {{rights}}",
      "Dies ist ein Roman. Personen, Orte und Handlung sind frei erfunden; Ähnlichkeiten mit lebenden oder verstorbenen Personen und mit wirklichen Ereignissen sind zufällig.",
      "Alle Rechte vorbehalten. Das Werk darf, auch in Teilen, nur mit schriftlicher Zustimmung der Rechteinhaber vervielfältigt oder verbreitet werden.",
      "Verlag: {{publisher}}",
      "ISBN {{isbn}}",
      "Erste Auflage {{year}}\n",
    ].join("\n\n"),
  },
  dedication: { title: "Widmung", text: "*Für (wen)*\n" },
  epigraph: {
    title: "Motto",
    text: "> (Die Worte, die vor der Geschichte stehen.)\n>\n> – (wer sie schrieb, und wo)\n",
  },
  contents: { title: "Inhalt", text: "" },
  foreword: { title: "Geleitwort", text: "(Worte von jemand anderem über das Buch.)\n\n(Name, Ort und Jahr)\n" },
  preface: { title: "Vorwort", text: "(Wie es zu diesem Buch kam.)\n\n{{author}}, {{year}}\n" },
  introduction: { title: "Einleitung", text: "(Was man wissen sollte, bevor die Geschichte beginnt.)\n" },
  prologue: { title: "Prolog", text: "" },
  epilogue: { title: "Epilog", text: "" },
  afterword: { title: "Nachwort", text: "(Was zu sagen bleibt, wenn alles erzählt ist.)\n\n{{author}}, {{year}}\n" },
  acknowledgements: {
    title: "Danksagung",
    text: "Mein Dank gilt (allen, die gelesen, verbessert, ermutigt und es ausgehalten haben).\n",
  },
  "about the author": {
    title: "Über den Autor",
    text: "{{author}} (lebt wo, tut was, hat was sonst geschrieben).\n\n(Wo man schreiben und mehr lesen kann.)\n",
  },
  "also by": { title: "Weitere Bücher", text: "*(Titel)*\n\n*(Titel)*\n" },
};
