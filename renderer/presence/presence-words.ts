import type { Role } from "../../host/contract/sharing.ts";
import type { Texts } from "../language/language.ts";

const english = {
  here: (names: string) => `Here: ${names}`,
  more: (count: number) => `+${count}`,
  list: "Who is here",
  in: (chapter: string) => `in “${chapter}”`,
  elsewhere: "not in a chapter",
  go: "Go there",
  follow: "Follow",
  stopFollowing: "Stop following",
  following: (name: string) => `You follow ${name}. Write or click in the text to stop.`,
  pointed: (name: string, chapter: string) => `${name}: look at this, in “${chapter}”.`,
  look: "Look",
  close: "Close",
  roles: {
    owner: "keeps the story",
    write: "writes",
    suggest: "suggests",
    comment: "comments",
    read: "reads",
  } satisfies Record<Role | "owner", string>,
};

export const presenceTexts = {
  english,
  german: {
    here: (names) => `Hier: ${names}`,
    more: (count) => `+${count}`,
    list: "Wer hier ist",
    in: (chapter) => `in „${chapter}“`,
    elsewhere: "in keinem Kapitel",
    go: "Dorthin",
    follow: "Folgen",
    stopFollowing: "Nicht mehr folgen",
    following: (name) => `Du folgst ${name}. Schreib oder klick im Text, um damit aufzuhören.`,
    pointed: (name, chapter) => `${name}: seht euch das an, in „${chapter}“.`,
    look: "Ansehen",
    close: "Schließen",
    roles: {
      owner: "führt die Geschichte",
      write: "schreibt",
      suggest: "schlägt vor",
      comment: "kommentiert",
      read: "liest",
    },
  },
} satisfies Texts<typeof english>;
