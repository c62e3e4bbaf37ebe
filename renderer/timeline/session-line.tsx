import { ListBoxItem } from "react-aria-components";
import type { SessionSummary } from "../../host/contract/timeline.ts";
import { useWords } from "../language/language.ts";
import { clockTime, grouped } from "../words.ts";
import { wordsOf } from "./timeline-days.ts";
import { timelineTexts } from "./timeline-words.ts";

const shownChapters = 4;

/** A sitting: when, who, how many words came and went, and in which chapters. */
export function SessionLine({ session }: { readonly session: SessionSummary }) {
  const words = useWords(timelineTexts);
  const { added, removed } = wordsOf(session);
  const start = clockTime(session.started);
  const end = clockTime(session.time);
  const times = start === end ? end : `${start}–${end}`;
  const who = session.isOutside ? words.anotherProgram : session.author;
  const isImport = session.chapters.every(({ origins }) => origins.every((origin) => origin === "imported"));
  const titles = session.chapters.slice(0, shownChapters).map(({ title }) => title);
  const more = session.chapters.length - titles.length;
  const told = [...titles, ...(more > 0 ? [words.moreChapters(more)] : [])].join(", ");
  return (
    <ListBoxItem id={session.id} className="session" textValue={`${times} ${who} +${added} −${removed} ${told}`}>
      <span className="session-time">{times}</span>
      <span className="session-who">
        {who}
        {isImport ? <span className="quiet-text"> · {words.imported}</span> : null}
      </span>
      <WordNumbers added={added} removed={removed} />
      <span className="session-chapters" dir="auto">
        {told}
      </span>
    </ListBoxItem>
  );
}

export function WordNumbers({ added, removed }: { readonly added: number; readonly removed: number }) {
  const words = useWords(timelineTexts);
  return (
    <span className="word-numbers">
      {added > 0 ? (
        <span className="added">
          +{grouped(added)}
          <span className="visually-hidden"> {words.added}</span>
        </span>
      ) : null}
      {removed > 0 ? (
        <span className="removed">
          −{grouped(removed)}
          <span className="visually-hidden"> {words.removed}</span>
        </span>
      ) : null}
    </span>
  );
}
