import { Undo2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components";
import type { ItemId } from "../../story/ids.ts";
import type { Problem } from "../../story/problem.ts";
import { leaveDisabled } from "../controls/leave-disabled.ts";
import { useWords } from "../language/language.ts";
import { useSaidByHost } from "../problems/said-by-host.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { comparingTexts } from "./compare-words.ts";

/** Takes the change that is shown back, in the text as it stands; and undoes that. */
export function TakeBackButton(props: {
  readonly session: ProjectSession;
  readonly chapter: ItemId;
  readonly between: { readonly from: string; readonly to: string; readonly inBook: boolean };
  /** Its place in the comparison; null where none is shown. */
  readonly change: number | null;
  readonly onDone: () => void;
}) {
  const words = useWords(comparingTexts);
  const say = useSaidByHost();
  const { session, chapter, between, change } = props;
  const { project, studio } = session;
  const [taken, setTaken] = useState<{ readonly record: string; readonly chapters: readonly ItemId[] } | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const takes = useRef<HTMLButtonElement>(null);
  const undoes = useRef<HTMLButtonElement>(null);
  // After the last change one button is disabled, after undoing the other one goes: each hands the focus to the other.
  const canTake = change !== null;
  const canUndo = taken !== null;
  useEffect(() => {
    if (canTake !== canUndo) leaveDisabled(canTake ? takes : undoes);
  }, [canTake, canUndo]);
  const takeBack = async () => {
    if (change === null) return;
    session.flush();
    const done = await studio.call("history.takeBack", { project, chapter, ...between, changes: [change] });
    setProblem(done.ok ? null : done.problem);
    if (done.ok) setTaken(done.value);
    props.onDone();
  };
  const undo = async () => {
    if (taken === null) return;
    const done = await studio.call("text.takeBack", { project, ...taken });
    setProblem(done.ok ? null : done.problem);
    setTaken(null);
    props.onDone();
  };
  return (
    <>
      <span className="quiet-text" role="status">
        {problem ? say(problem.sentence) : taken === null ? "" : words.takenBack}
      </span>
      {taken === null ? null : (
        <Button className="button quiet" ref={undoes} onPress={undo}>
          {words.undo}
        </Button>
      )}
      <Button className="button" ref={takes} isDisabled={!session.isWritable || !canTake} onPress={takeBack}>
        <Undo2 size={15} aria-hidden />
        {words.takeBack}
      </Button>
    </>
  );
}
