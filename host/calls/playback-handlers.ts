import { writeFile } from "node:fs/promises";
import { succeed } from "../../story/problem.ts";
import type { PlaybackCalls } from "../contract/playback.ts";
import { makeTape } from "../project/tape.ts";
import { type Handlers, withText } from "./with-project.ts";

/** What the calls that play the writing back do. */
export const playbackHandlers: Handlers<keyof PlaybackCalls> = {
  "history.tape": (host, { project, chapter, draft }) =>
    withText(host, { project, chapter, draft }, async (open) => {
      const bytes = await makeTape(open, chapter, draft);
      if (!bytes.ok) return bytes;
      const path = host.uploads.place();
      await writeFile(path, bytes.value);
      return succeed({ ticket: host.uploads.keep({ path, name: `${chapter}.tape`, isOnce: true }) });
    }),
};
