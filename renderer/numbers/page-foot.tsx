import type { EditorView } from "@codemirror/view";
import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import { addUp, changesBetween, netOf } from "../../story/statistics/written.ts";
import { pageWatch } from "../editor/page-watch.ts";
import { useWords } from "../language/language.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { inTypingPause } from "../typing-pause.ts";
import { type MeasuredPage, measurePage } from "./measured-page.ts";
import { numbersTexts } from "./numbers-words.ts";
import "./page-foot.css";
import { ProgressLine } from "./progress-line.tsx";
import { useWritten } from "./use-written.ts";

/** Below the page, without a sound: how long it is, and what was written today. It opens the numbers. */
export function PageFoot(props: {
  readonly session: ProjectSession;
  /** null while no page is on the screen. */
  readonly view: EditorView | null;
  /** Of the chapter. */
  readonly target: number | null;
  readonly onNumbers: () => void;
}) {
  const words = useWords(numbersTexts);
  const page = useMeasuredPage(props.view);
  const written = useWritten(props.session, true);
  const told: string[] = [];
  if (page?.selection) told.push(words.selectedWords(page.selection.words));
  if (page) told.push(words.chapterWords(page.chapter.words, props.target));
  if (page?.scene) told.push(words.sceneWords(page.scene.words));
  const { today, target } = todayOf(written);
  if (today !== null) told.push(words.todayWords(today, target));
  return (
    <div className="page-foot">
      <Button className="button quiet" onPress={props.onNumbers}>
        <span className="visually-hidden">{words.foot}</span>
        {told.map((part) => (
          <span key={part}>
            <span className="visually-hidden">, </span>
            {part}
          </span>
        ))}
        {today !== null && target !== null ? <ProgressLine share={today / target} /> : null}
      </Button>
    </div>
  );
}

function todayOf(answer: ReturnType<typeof useWritten>): {
  readonly today: number | null;
  readonly target: number | null;
} {
  if (answer.kind !== "ready") return { today: null, target: null };
  const { days, today, person, goals } = answer.value;
  return {
    today: netOf(addUp(changesBetween(days, today, today, person))),
    target: goals.daily[person] ?? null,
  };
}

/** Counting waits until the writer does; who never does sees how far it is all the same. In milliseconds. */
const countPatience = 4000;

function useMeasuredPage(view: EditorView | null): MeasuredPage | null {
  const [page, setPage] = useState<MeasuredPage | null>(null);
  useEffect(() => {
    if (!view) {
      setPage(null);
      return;
    }
    let cancel: (() => void) | null = null;
    const count = () => {
      cancel = null;
      setPage(measurePage(view.state));
    };
    const stop = view.plugin(pageWatch)?.listen((update) => {
      if (update.docChanged || update.selectionSet) cancel ??= inTypingPause(count, countPatience);
    });
    count();
    return () => {
      cancel?.();
      stop?.();
    };
  }, [view]);
  return page;
}
