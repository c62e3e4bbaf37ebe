import { Pencil, X } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "react-aria-components";
import type { ReviewHome, ReviewPerson } from "../../host/contract/reviewing.ts";
import { colourOfPerson } from "../../story/people.ts";
import { useWords } from "../language/language.ts";
import { clockTime, shortDay, shortDayAndTime } from "../words.ts";
import { commentsWords } from "./comments-words.ts";
import { findMentions } from "./mentions.ts";
import { RemarkField } from "./remark-field.tsx";
import type { ReviewDesk } from "./review-desk.ts";
import type { ShownRemark } from "./shown-threads.ts";

/** What somebody said: who, when, and the words; its author may change it, and whoever may take it away is asked once more. */
export function Remark(props: {
  readonly desk: ReviewDesk;
  readonly home: ReviewHome;
  readonly remark: ShownRemark;
  readonly people: readonly ReviewPerson[];
  /** Others have answered: they go with it. */
  readonly hasReplies: boolean;
}) {
  const words = useWords(commentsWords);
  const { desk, home, remark, people } = props;
  const [changed, setChanged] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  // The field, or the question, that had the keyboard goes; it stays with the comment.
  const close = () => {
    setChanged(null);
    setAsking(false);
    focusThread(place.current);
  };
  const me = desk.me();
  const isMine = remark.by.id === me.id;
  const keep = () => {
    if (changed === null || changed.trim() === "") return;
    if (changed.trim() !== remark.text) desk.edit(home, remark.id, changed);
    close();
  };
  return (
    <div className="remark" ref={place}>
      <p className="remark-head">
        <span className="remark-dot" style={{ background: colourOfPerson(remark.by.id).css }} aria-hidden />
        <strong className="remark-name" style={{ color: colourOfPerson(remark.by.id).css }}>
          {remark.by.name || words.nobody}
        </strong>
        {remark.time ? (
          <time className="remark-time" dateTime={remark.time} title={shortDayAndTime(remark.time)}>
            {isToday(remark.time) ? clockTime(remark.time) : shortDay(remark.time)}
          </time>
        ) : null}
        {remark.edited ? <span className="remark-time">{words.edited}</span> : null}
        {changed === null && !isAsking && (isMine || desk.role === "owner") ? (
          <span className="remark-own">
            {isMine ? (
              <Button className="button quiet" aria-label={words.edit} onPress={() => setChanged(remark.text)}>
                <Pencil size={13} aria-hidden />
              </Button>
            ) : null}
            <Button className="button quiet" aria-label={words.remove} onPress={() => setAsking(true)}>
              <X size={14} aria-hidden />
            </Button>
          </span>
        ) : null}
      </p>
      {changed === null ? (
        <RemarkText text={remark.text} people={people} me={me} />
      ) : (
        <>
          <RemarkField
            label={words.write}
            value={changed}
            people={people}
            autoFocus
            onChange={setChanged}
            onSend={keep}
            onLeave={close}
          />
          <p className="remark-tools">
            <Button className="button primary" isDisabled={changed.trim() === ""} onPress={keep}>
              {words.keep}
            </Button>
            <Button className="button quiet" onPress={close}>
              {words.cancel}
            </Button>
          </p>
        </>
      )}
      {remark.unsent !== null ? <p className="remark-unsent">{words.unsent}</p> : null}
      {isAsking ? (
        <p className="remark-tools">
          <span>{props.hasReplies ? words.removeThread : words.removeThis}</span>
          <Button className="button" autoFocus onPress={() => desk.remove(home, remark.id)}>
            {words.remove}
          </Button>
          <Button className="button quiet" onPress={close}>
            {words.leaveIt}
          </Button>
        </p>
      ) : null}
    </div>
  );
}

function isToday(time: string): boolean {
  return new Date(time).toDateString() === new Date().toDateString();
}

/** The keyboard goes to the words that a comment stands on. */
export function focusThread(within: Element | null): void {
  within?.closest(".thread")?.querySelector<HTMLElement>(".thread-words")?.focus();
}

function RemarkText(props: {
  readonly text: string;
  readonly people: readonly ReviewPerson[];
  readonly me: ReviewPerson;
}) {
  const words = useWords(commentsWords);
  const { text, me } = props;
  const parts: React.ReactNode[] = [];
  let at = 0;
  for (const { from, to, person } of findMentions(text, [...props.people, me])) {
    const isMe = person.id === me.id || person.name === me.name;
    parts.push(
      text.slice(at, from),
      <mark className="mention" key={from} data-me={isMe || undefined} title={isMe ? words.mentionsYou : undefined}>
        {text.slice(from, to)}
      </mark>,
    );
    at = to;
  }
  parts.push(text.slice(at));
  return (
    <p className="remark-text" dir="auto">
      {parts}
    </p>
  );
}
