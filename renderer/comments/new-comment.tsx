import { useState } from "react";
import { Button } from "react-aria-components";
import type { ReviewPerson } from "../../host/contract/reviewing.ts";
import { useWords } from "../language/language.ts";
import { commentsWords } from "./comments-words.ts";
import { RemarkField } from "./remark-field.tsx";
import type { CommentTarget, ReviewDesk } from "./review-desk.ts";

/** A comment that is being written. What was begun is there again when one comes back to the chapter. */
export function NewComment(props: {
  readonly desk: ReviewDesk;
  readonly target: CommentTarget;
  readonly people: readonly ReviewPerson[];
  /** It was sent, or left. */
  readonly onDone: () => void;
}) {
  const words = useWords(commentsWords);
  const { desk, target } = props;
  const key = `new ${target.chapter}`;
  const [text, setText] = useState(desk.begun.get(key));
  const change = (value: string) => {
    setText(value);
    desk.begun.set(key, value);
  };
  const leave = () => {
    desk.writing.set(null);
    props.onDone();
  };
  const send = () => {
    if (text.trim() === "") return;
    const id = desk.comment(target, text);
    desk.begun.set(key, "");
    desk.choose(id, "panel");
    leave();
  };
  const name = target.stands
    ? words.newOn(target.stands.words)
    : target.chapter === null
      ? words.newOnBook
      : words.newOnChapter;
  return (
    <article className="thread thread-new" aria-label={name}>
      <p className="thread-on">
        {target.stands ? <q>{target.stands.words}</q> : target.chapter === null ? words.ofBook : words.ofChapter}
      </p>
      <RemarkField
        label={words.write}
        value={text}
        people={props.people}
        autoFocus
        onChange={change}
        onSend={send}
        onLeave={leave}
      />
      <p className="remark-tools">
        <Button className="button primary" isDisabled={text.trim() === ""} onPress={send}>
          {words.send}
        </Button>
        <Button className="button quiet" onPress={leave}>
          {words.cancel}
        </Button>
      </p>
    </article>
  );
}
