import { useEffect, useState } from "react";
import type { PlaybackTape } from "../../history/tape.ts";
import { unpackTape } from "../../history/tape-bytes.ts";
import type { ItemId } from "../../story/ids.ts";
import type { Result } from "../../story/problem.ts";
import { windowProblems } from "../problems/window-words.ts";
import type { ProjectSession } from "../studio/project-session.ts";

/** A chapter's life, fetched once; null while it is on its way. */
export function useTape(session: ProjectSession, chapter: ItemId): Result<PlaybackTape> | null {
  const [tape, setTape] = useState<Result<PlaybackTape> | null>(null);
  useEffect(() => {
    let isCurrent = true;
    setTape(null);
    void fetchTape(session, chapter).then((result) => {
      if (isCurrent) setTape(result);
    });
    return () => {
      isCurrent = false;
    };
  }, [session, chapter]);
  return tape;
}

async function fetchTape(session: ProjectSession, chapter: ItemId): Promise<Result<PlaybackTape>> {
  const { project, studio } = session;
  await session.whenSaved();
  const made = await studio.call("history.tape", { project, chapter });
  if (!made.ok) return made;
  const gone = { ok: false, problem: windowProblems.fileGone } as const;
  try {
    const headers = { Authorization: `Bearer ${studio.address.token}` };
    const response = await fetch(`/file/${made.value.ticket}`, { headers });
    return response.ok ? { ok: true, value: unpackTape(new Uint8Array(await response.arrayBuffer())) } : gone;
  } catch {
    // Nobody answered: the host is not there.
    return gone;
  }
}
