import { SmilePlus } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import type { ReviewPerson } from "../../host/contract/reviewing.ts";
import { useWords } from "../language/language.ts";
import { commentsWords } from "./comments-words.ts";
import { findMentions } from "./mentions.ts";
import { offeredReactions, partReplies, type Reaction } from "./reactions.ts";
import { focusThread, Remark } from "./remark.tsx";
import { RemarkField } from "./remark-field.tsx";
import type { ReviewDesk } from "./review-desk.ts";
import type { ShownThread } from "./shown-threads.ts";

/** A comment with its answers, at its words. */
export function ThreadCard(props: {
  readonly desk: ReviewDesk;
  readonly thread: ShownThread;
  readonly people: readonly ReviewPerson[];
  readonly chosen: { readonly isIt: boolean; readonly takesFocus: boolean; readonly n: number };
  /** To its words on the page. */
  readonly onGo: () => void;
}) {
  const words = useWords(commentsWords);
  const { desk, thread, people, chosen } = props;
  const card = useRef<HTMLElement>(null);
  const [isReplying, setReplying] = useState(false);
  const { remarks, reactions } = partReplies(thread.replies);
  const name = thread.by.name || words.nobody;
  const isForMe = [thread, ...remarks].some(({ text }) => findMentions(text, [desk.me()]).length > 0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn to it brings it into view, also the second one.
  useEffect(() => {
    if (!chosen.isIt) return;
    card.current?.scrollIntoView({ block: "nearest" });
    if (chosen.takesFocus) focusThread(card.current);
  }, [chosen.isIt, chosen.takesFocus, chosen.n]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the button of its words does the same by keys.
    <article
      ref={card}
      className="thread"
      aria-label={words.thread(name, thread.text.slice(0, 80))}
      data-chosen={chosen.isIt || undefined}
      data-resolved={thread.resolved || undefined}
      data-for-me={isForMe || undefined}
      onClick={() => {
        if (!chosen.isIt) desk.choose(thread.id, "panel");
      }}
    >
      <ThreadWords thread={thread} onGo={props.onGo} />
      {thread.resolved ? <p className="thread-resolved">{words.isResolved}</p> : null}
      <Remark desk={desk} home={thread.home} remark={thread} people={people} hasReplies={thread.replies.length > 0} />
      {remarks.map((reply) => (
        <div className="thread-reply" key={reply.id}>
          <Remark desk={desk} home={thread.home} remark={reply} people={people} hasReplies={false} />
        </div>
      ))}
      {isReplying ? (
        <ReplyField
          desk={desk}
          thread={thread}
          people={people}
          name={name}
          onClose={() => {
            setReplying(false);
            focusThread(card.current);
          }}
        />
      ) : (
        <div className="thread-tools">
          <Reactions desk={desk} thread={thread} reactions={reactions} />
          <span className="spring" />
          <Button className="button quiet" onPress={() => setReplying(true)}>
            {words.reply}
          </Button>
          <Button className="button quiet" onPress={() => desk.resolve(thread, !thread.resolved)}>
            {thread.resolved ? words.reopen : words.resolve}
          </Button>
        </div>
      )}
    </article>
  );
}

/** What it stands on: pressed, the page goes there. */
function ThreadWords({ thread, onGo }: { readonly thread: ShownThread; readonly onGo: () => void }) {
  const words = useWords(commentsWords);
  const { place } = thread;
  if (!place)
    return (
      <Button className="thread-words thread-whole" onPress={onGo}>
        {thread.chapter === null ? words.ofBook : words.ofChapter}
      </Button>
    );
  const { stoodOn } = place;
  if (!place.anchor)
    return (
      <Button className="thread-words thread-gone" onPress={onGo}>
        {stoodOn ? words.goneFrom(stoodOn) : words.gone}
      </Button>
    );
  const isOther = stoodOn !== "" && stoodOn !== place.words;
  return (
    <>
      <Button className="thread-words" aria-label={words.goTo(place.words)} onPress={onGo}>
        <q>{place.words}</q>
      </Button>
      {isOther ? <p className="thread-was">{words.changed(stoodOn)}</p> : null}
    </>
  );
}

function ReplyField(props: {
  readonly desk: ReviewDesk;
  readonly thread: ShownThread;
  readonly people: readonly ReviewPerson[];
  readonly name: string;
  readonly onClose: () => void;
}) {
  const words = useWords(commentsWords);
  const { desk, thread, onClose } = props;
  const key = `reply ${thread.id}`;
  const [text, setText] = useState(desk.begun.get(key));
  const change = (value: string) => {
    setText(value);
    desk.begun.set(key, value);
  };
  const send = () => {
    if (text.trim() === "") return;
    desk.reply(thread, text);
    desk.begun.set(key, "");
    onClose();
  };
  return (
    <div className="thread-replying">
      <RemarkField
        label={words.replyTo(props.name)}
        value={text}
        people={props.people}
        autoFocus
        onChange={change}
        onSend={send}
        onLeave={onClose}
      />
      <p className="remark-tools">
        <Button className="button primary" isDisabled={text.trim() === ""} onPress={send}>
          {words.reply}
        </Button>
        <Button className="button quiet" onPress={onClose}>
          {words.cancel}
        </Button>
      </p>
    </div>
  );
}

function Reactions(props: {
  readonly desk: ReviewDesk;
  readonly thread: ShownThread;
  readonly reactions: readonly Reaction[];
}) {
  const words = useWords(commentsWords);
  const { desk, thread } = props;
  const me = desk.me().id;
  const press = (sign: string, own: Reaction["by"][number] | undefined) => {
    if (own) desk.remove(thread.home, own.id);
    else desk.reply(thread, sign);
  };
  const ownOf = ({ by }: Reaction) => by.find((reply) => reply.by.id === me);
  return (
    <div className="reactions">
      {props.reactions.map((reaction) => {
        const names = reaction.by.map((reply) => reply.by.name || words.nobody).join(", ");
        return (
          <Button
            key={reaction.sign}
            className="chip"
            aria-pressed={ownOf(reaction) !== undefined}
            aria-label={`${reaction.sign} ${words.reactions(names)}`}
            onPress={() => press(reaction.sign, ownOf(reaction))}
          >
            {reaction.sign} {reaction.by.length}
          </Button>
        );
      })}
      <MenuTrigger>
        <Button className="button quiet icon" aria-label={words.react}>
          <SmilePlus size={15} aria-hidden />
        </Button>
        <Popover className="popover reaction-popover">
          <Menu
            className="menu reaction-menu"
            aria-label={words.react}
            onAction={(sign) => {
              const known = props.reactions.find((reaction) => reaction.sign === sign);
              if (!known || !ownOf(known)) desk.reply(thread, String(sign));
            }}
          >
            {offeredReactions.map((sign) => (
              <MenuItem className="item" key={sign} id={sign} textValue={sign}>
                {sign}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
    </div>
  );
}
