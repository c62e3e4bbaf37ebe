import type { Texts } from "../language/language.ts";

interface TemplateTexts {
  /** The folder that holds the templates. */
  readonly folder: string;
  readonly character: { readonly title: string; readonly folder: string; readonly text: string };
  readonly place: { readonly title: string; readonly folder: string; readonly text: string };
}

/** What characters and places begin with until the writer has a template of their own. */
export const templateTexts = {
  english: {
    folder: "Templates",
    character: {
      title: "Character",
      folder: "Characters",
      text: "## In a sentence\n\n\n\n## Looks, age, trade\n\n\n\n## Wants\n\n\n\n## Fears\n\n\n\n## Voice: words they use, words they never use\n\n\n\n## What changes\n\n\n",
    },
    place: {
      title: "Place",
      folder: "Places",
      text: "## In a sentence\n\n\n\n## Seen, heard, smelled\n\n\n\n## Who is here, and when\n\n\n\n## What happens here\n\n\n",
    },
  },
  german: {
    folder: "Vorlagen",
    character: {
      title: "Figur",
      folder: "Figuren",
      text: "## In einem Satz\n\n\n\n## Aussehen, Alter, Beruf\n\n\n\n## Will\n\n\n\n## Fürchtet\n\n\n\n## Stimme: Wörter, die sie sagt, Wörter, die sie nie sagt\n\n\n\n## Was sich ändert\n\n\n",
    },
    place: {
      title: "Ort",
      folder: "Orte",
      text: "## In einem Satz\n\n\n\n## Zu sehen, zu hören, zu riechen\n\n\n\n## Wer hier ist und wann\n\n\n\n## Was hier geschieht\n\n\n",
    },
  },
} satisfies Texts<TemplateTexts>;
