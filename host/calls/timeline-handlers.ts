import { succeed } from "../../story/problem.ts";
import type { TimelineCalls } from "../contract/timeline.ts";
import { noteSeen, tellAway } from "../project/away.ts";
import { showOutline } from "../project/past-outline.ts";
import { summariseTimeline } from "../project/timeline-summary.ts";
import { type Handlers, withProject } from "./with-project.ts";

/** What the calls about the whole book's history do. */
export const timelineHandlers: Handlers<keyof TimelineCalls> = {
  "history.timeline": (host, { project }) =>
    withProject(host, project, async (open) => succeed(summariseTimeline(open, await host.timeline(open).read()))),
  "history.outline": (host, { project, at }) => withProject(host, project, (open) => showOutline(open, at)),
  "history.away": (host, { project }) => withProject(host, project, async (open) => succeed(await tellAway(open))),
  "history.seen": (host, { project }) =>
    withProject(host, project, async (open) => {
      await noteSeen(open);
      return succeed(null);
    }),
};
