import { useEffect, useState } from "react";
import type { PlaybackTape } from "../../history/tape.ts";
import { unpackTape } from "../../history/tape-bytes.ts";
import type { DraftId } from "../../story/drafts.ts";
import type { ItemId } from "../../story/ids.ts";
import type { Problem, Result } from "../../story/problem.ts";
import { windowProblems } from "../problems/window-words.ts";
import type { ProjectSession } from "../studio/project-session.ts";

export type TapesRead =
  | { readonly kind: "reading"; readonly done: number; readonly total: number }
  | { readonly kind: "failed"; readonly problem: Problem }
  | { readonly kind: "ready"; readonly tapes: readonly PlaybackTape[]; readonly titles: readonly string[] };

/** The lives of some chapters, fetched once, one after another. Chapters in which nothing was ever written are left out. */
export function useTapes(
  session: ProjectSession,
  chapters: readonly { readonly id: ItemId; readonly title: string }[],
  draft: DraftId | null,
): TapesRead {
  const [read, setRead] = useState<TapesRead>({ kind: "reading", done: 0, total: chapters.length });
  const key = JSON.stringify(chapters.map(({ id }) => id));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a chapter that is renamed while it plays is no other one.
  useEffect(() => {
    let isCurrent = true;
    const fetchAll = async () => {
      await session.whenSaved();
      const tapes: PlaybackTape[] = [];
      const titles: string[] = [];
      for (const [done, { id, title }] of chapters.entries()) {
        setRead({ kind: "reading", done, total: chapters.length });
        const tape = await fetchTape(session, id, draft);
        if (!isCurrent) return;
        if (!tape.ok && (chapters.length === 1 || tape.problem.code !== "history-empty"))
          return setRead({ kind: "failed", problem: tape.problem });
        if (!tape.ok || tape.value.times.length === 0) continue;
        tapes.push(tape.value);
        titles.push(title);
      }
      setRead(
        tapes.length > 0 ? { kind: "ready", tapes, titles } : { kind: "failed", problem: windowProblems.nothingToPlay },
      );
    };
    void fetchAll();
    return () => {
      isCurrent = false;
    };
  }, [session, key, draft]);
  return read;
}

async function fetchTape(
  session: ProjectSession,
  chapter: ItemId,
  draft: DraftId | null,
): Promise<Result<PlaybackTape>> {
  const { project, studio } = session;
  const made = await studio.call("history.tape", { project, chapter, draft });
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
