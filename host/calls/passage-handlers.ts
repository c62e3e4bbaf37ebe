import type { PassageCalls } from "../contract/passage.ts";
import { readPassage, readPassageForm } from "../project/passage.ts";
import { type Handlers, withText } from "./with-project.ts";

/** What the calls about the history of a passage do. */
export const passageHandlers: Handlers<keyof PassageCalls> = {
  "history.passage": (host, { project, chapter, draft, first, last }) =>
    withText(host, { project, chapter, draft }, (open) => readPassage(open, { chapter, draft }, { first, last })),
  "history.passageForm": (host, { project, chapter, draft, first, last, version }) =>
    withText(host, { project, chapter, draft }, (open) =>
      readPassageForm(open, { chapter, draft }, { first, last }, version),
    ),
};
