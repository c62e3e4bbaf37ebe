import type { EditorView } from "@codemirror/view";
import { ChevronsLeft, ChevronsRight, Pause, Play, Square } from "lucide-react";
import { useEffect } from "react";
import { Button } from "react-aria-components";
import { useCommands } from "../commands/use-commands.ts";
import { segmenterOf } from "../editor/focus-mode.ts";
import { useWords } from "../language/language.ts";
import { type Observable, useObservable } from "../observable.ts";
import type { ViewKind } from "../outline/outline-view.ts";
import { rates, readAloud } from "./read-aloud.ts";
import "./read-aloud.css";
import { readAloudTexts } from "./read-aloud-words.ts";
import { readPage } from "./spoken-sentence.ts";

/** Answers the commands for reading aloud; a bar is there only while something is heard, or nothing can be. */
export function ReadAloudBar(props: {
  readonly view: () => EditorView | null;
  readonly kind: Observable<ViewKind>;
  /** Of the story. */
  readonly language: string;
}) {
  const { language } = props;
  const words = useWords(readAloudTexts);
  const state = useObservable(readAloud.state);
  const rate = useObservable(readAloud.rate);
  const pane = useObservable(readAloud.pane);

  const begin = () => {
    const view = props.view();
    const source = pane ? pane() : view ? readPage(view, segmenterOf(language)) : null;
    if (source) void readAloud.begin(source, language);
  };
  const isOn = state.kind === "reading" || state.kind === "paused";
  const readOrPause = () => {
    if (state.kind === "reading") readAloud.pause();
    else if (state.kind === "paused") readAloud.resume();
    else begin();
  };
  useCommands({
    "aloud.read": { run: readOrPause, isChecked: state.kind === "reading" },
    "aloud.stop": { run: () => readAloud.stop(), isEnabled: isOn },
    "aloud.faster": { run: () => readAloud.changeRate(1), isEnabled: rate !== rates.at(-1) },
    "aloud.slower": { run: () => readAloud.changeRate(-1), isEnabled: rate !== rates[0] },
  });

  // Another look at the story, another story: whoever leaves the words has heard enough.
  useEffect(() => {
    const stopFollowing = props.kind.subscribe(() => readAloud.stop());
    return () => {
      stopFollowing();
      readAloud.stop();
    };
  }, [props.kind]);

  if (state.kind === "silent") return null;
  if (state.kind === "no voice") {
    return (
      <div className="read-aloud-bar" role="alert">
        <p>{words.noVoice(state.language)}</p>
        <Button className="button quiet" onPress={() => readAloud.stop()}>
          {words.close}
        </Button>
      </div>
    );
  }
  const isReading = state.kind === "reading";
  return (
    <section className="read-aloud-bar" aria-label={words.bar}>
      <span className="read-aloud-state" aria-live="polite">
        {isReading ? words.reading : words.paused}
      </span>
      <Button className="button quiet icon" aria-label={isReading ? words.pause : words.resume} onPress={readOrPause}>
        {isReading ? <Pause size={16} aria-hidden /> : <Play size={16} aria-hidden />}
      </Button>
      <Button className="button quiet icon" aria-label={words.stop} onPress={() => readAloud.stop()}>
        <Square size={14} aria-hidden />
      </Button>
      <Button
        className="button quiet icon"
        aria-label={words.slower}
        isDisabled={rate === rates[0]}
        onPress={() => readAloud.changeRate(-1)}
      >
        <ChevronsLeft size={16} aria-hidden />
      </Button>
      <span className="read-aloud-rate">{words.rate(rate)}</span>
      <Button
        className="button quiet icon"
        aria-label={words.faster}
        isDisabled={rate === rates.at(-1)}
        onPress={() => readAloud.changeRate(1)}
      >
        <ChevronsRight size={16} aria-hidden />
      </Button>
    </section>
  );
}
