import { succeed } from "../../story/problem.ts";
import type { HistoryCalls } from "../contract/history.ts";
import { exportComparison } from "../jobs/export-comparison.ts";
import { compareBooks, compareInBook } from "../project/book-comparison.ts";
import { takeChangesBack } from "../project/changes-back.ts";
import { compareVersions } from "../project/comparison.ts";
import {
  compareDraftVersions,
  draftRevisions,
  restoreDraftVersion,
  showDraftVersion,
} from "../project/drafts/draft-history.ts";
import { labelVersion, restoreVersion, showVersion } from "../project/history-actions.ts";
import { restoreBook } from "../project/restore-book.ts";
import { summariseRevisions } from "../project/versions.ts";
import { authorOf } from "../sharing/session.ts";
import { type Handlers, withProject, withText, withWritable } from "./with-project.ts";

/** What the calls about history do. */
export const historyHandlers: Handlers<keyof HistoryCalls> = {
  "history.revisions": (host, { project, chapter, draft }) =>
    withText(host, { project, chapter }, async (open) =>
      draft ? draftRevisions(open, { draft, chapter }) : succeed(await summariseRevisions(open, chapter)),
    ),
  "history.text": (host, { project, chapter, at, draft }) =>
    withText(host, { project, chapter }, (open) =>
      draft ? showDraftVersion(open, { draft, chapter, at }) : showVersion(open, chapter, at),
    ),
  "history.compare": (host, { project, chapter, from, to, draft }) =>
    withText(host, { project, chapter }, (open) =>
      draft ? compareDraftVersions(open, { draft, chapter, from, to }) : compareVersions(open, chapter, from, to),
    ),
  "history.compareBook": (host, { project, ...order }) =>
    withProject(host, project, (open) => compareBooks(open, order)),
  "history.compareInBook": (host, { project, ...order }) =>
    withText(host, { project, chapter: order.chapter }, (open) => compareInBook(open, order)),
  "history.writeComparison": (host, { project, job, ...order }) =>
    withProject(host, project, (open) =>
      host.jobs.run(job, (signal, progress) => exportComparison(open, order, signal, progress)),
    ),
  "history.label": (host, { project, chapter, at, name }, session) => {
    const label = () => withWritable(host, project, (open) => labelVersion(open, chapter, at, name, authorOf(session)));
    return chapter === null ? label() : withText(host, { project, chapter }, label);
  },
  "history.takeBack": (host, { project, ...order }, session) =>
    withText(host, { project, chapter: order.chapter }, () =>
      withWritable(host, project, (open) => takeChangesBack(open, order, authorOf(session))),
    ),
  "history.restoreBook": (host, { project, at }, session) =>
    withWritable(host, project, (open) => restoreBook(open, at, authorOf(session))),
  "history.restore": (host, { project, chapter, at, draft }, session) =>
    withText(host, { project, chapter }, () =>
      withWritable(host, project, (open) =>
        draft
          ? restoreDraftVersion(open, { draft, chapter, at }, authorOf(session))
          : restoreVersion(open, chapter, at, authorOf(session)),
      ),
    ),
};
