import { isItemId } from "../../story/ids.ts";
import { succeed } from "../../story/problem.ts";
import type { PresenceCalls } from "../contract/presence.ts";
import { type Handlers, withProject } from "./with-project.ts";

/** What the calls about who is here do. */
export const presenceHandlers: Handlers<keyof PresenceCalls> = {
  "presence.here": (host, { project, chapter, place }, session) =>
    withProject(host, project, async () => {
      host.presence.here(session, project, isItemId(chapter) ? chapter : null, place);
      return succeed(null);
    }),
  "presence.leave": async (host, { project }, session) => {
    host.presence.leave(session, project);
    return succeed(null);
  },
  "presence.point": async (host, { project, chapter, place }, session) =>
    host.presence.point(session, project, chapter, place),
};
