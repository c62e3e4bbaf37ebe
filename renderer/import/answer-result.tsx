import { Button } from "react-aria-components";
import type { TakenAnswer } from "../../host/contract/sharing.ts";
import { controlTexts } from "../controls/control-words.ts";
import { useWords } from "../language/language.ts";
import { useSaidByHost } from "../problems/said-by-host.ts";
import { answerTexts } from "./answer-words.ts";
import type { OpenStory } from "./open-story.ts";

/** What was new in a packet that came back, and the way to it. */
export function AnswerResult(props: {
  readonly story: OpenStory;
  readonly answer: TakenAnswer;
  readonly onClose: () => void;
}) {
  const control = useWords(controlTexts);
  const words = useWords(answerTexts);
  const say = useSaidByHost();
  const { suggested, comments, removed } = props.answer;
  const [first] = suggested;
  const lines = [
    ...(suggested.length > 0 ? [words.suggested(suggested.length)] : []),
    ...(comments > 0 ? [words.comments(comments)] : []),
    ...(suggested.length + comments === 0 ? [words.nothing] : []),
    ...removed.map(say),
  ];
  return (
    <>
      <div className="dialog-body">
        <div role="status" className="import-result">
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      </div>
      <div className="dialog-actions">
        {first ? (
          <Button
            className="button"
            onPress={() => {
              props.onClose();
              props.story.onChapter(first);
            }}
          >
            {words.look}
          </Button>
        ) : null}
        <Button className="button primary" autoFocus onPress={props.onClose}>
          {control.done}
        </Button>
      </div>
    </>
  );
}
