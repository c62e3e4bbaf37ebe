import { useState } from "react";
import type { DraftChoice } from "../../host/contract/drafts.ts";
import type { DraftId } from "../../story/drafts.ts";
import { useWords } from "../language/language.ts";
import { useSaidByHost } from "../problems/said-by-host.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { draftTexts } from "./draft-words.ts";

/** Takes from a draft, says what came of it, and takes back what was taken last, one after the other. */
export function useTaking(session: ProjectSession, draft: DraftId | null) {
  const words = useWords(draftTexts);
  const say = useSaidByHost();
  const { project, studio } = session;
  const [records, setRecords] = useState<readonly string[]>([]);
  const [said, setSaid] = useState("");

  const take = async (chapters: readonly DraftChoice[]): Promise<void> => {
    if (draft === null) return;
    session.flush();
    const done = await studio.call("drafts.take", { project, draft, chapters });
    if (!done.ok) return setSaid(say(done.problem.sentence));
    const { record, taken, missed } = done.value;
    if (record !== null) setRecords((before) => [...before, record]);
    setSaid(missed > 0 ? words.missed : taken === 0 ? words.nothingToTake : words.taken(taken));
  };

  return {
    said,
    canUndo: records.length > 0,
    take,
    takeAll: async (): Promise<void> => {
      if (draft === null) return;
      const chapters = await studio.call("drafts.chapters", { project, draft });
      if (!chapters.ok) return setSaid(say(chapters.problem.sentence));
      await take(chapters.value.map(({ chapter }) => ({ chapter, keys: null })));
    },
    undo: async (): Promise<void> => {
      const record = records.at(-1);
      if (draft === null || record === undefined) return;
      const done = await studio.call("drafts.takeBack", { project, draft, record });
      setRecords((before) => before.slice(0, -1));
      setSaid(done.ok ? words.takenBack : say(done.problem.sentence));
    },
  };
}
