import type { Texts } from "../language/language.ts";

const english = {
  saved: "Saved",
  saving: "Saving…",
  notSaved: (why: string) => `Not saved: ${asClause(why)}`,
};

export const savedTexts = {
  english,
  german: {
    saved: "Gespeichert",
    saving: "Wird gespeichert …",
    notSaved: (why) => `Nicht gespeichert: ${why.replace(/\.$/, "")}`,
  },
} satisfies Texts<typeof english>;

/** "The disk is full." reads on after a colon as "the disk is full". */
function asClause(sentence: string): string {
  const clause = sentence.replace(/\.$/, "");
  return /^(The|A|An|This|Your|There|It)\b/.test(clause) ? clause.charAt(0).toLowerCase() + clause.slice(1) : clause;
}
