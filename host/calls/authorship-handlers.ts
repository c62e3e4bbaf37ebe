import type { AuthorshipCalls } from "../contract/authorship.ts";
import { readAuthorship } from "../project/authorship.ts";
import { type Handlers, withText } from "./with-project.ts";

/** What the calls about who wrote what do. */
export const authorshipHandlers: Handlers<keyof AuthorshipCalls> = {
  "history.authorship": (host, { project, chapter, draft }) =>
    withText(host, { project, chapter, draft }, (open) => readAuthorship(open, chapter, draft)),
};
