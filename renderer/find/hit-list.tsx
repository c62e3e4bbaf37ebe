import { Check, Minus } from "lucide-react";
import { memo, useEffect, useMemo, useRef, useState } from "react";
import { Button, Checkbox, GridList, GridListHeader, GridListItem, GridListSection } from "react-aria-components";
import { around } from "../../story/found-place.ts";
import type { Outline } from "../../story/outline.ts";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import { findItem } from "../outline/outline-rows.ts";
import { grouped, shortDayAndTime } from "../words.ts";
import { findWords } from "./find-words.ts";
import type { Hit, StoryFind } from "./story-find.ts";

/** Rows that are made at once: more than fit a tall window; others come when they are scrolled to. */
const rowsAtOnce = 60;
/** Whoever holds the arrow key down runs over hits, and the page goes to where the key is let go. Milliseconds. */
const settling = 90;

/** The matches, chapter by chapter. The row that the keyboard is on is shown on the page; Enter goes there. */
export function HitList(props: {
  readonly find: StoryFind;
  readonly outline: Outline;
  readonly at: string | null;
  readonly onShow: (hit: Hit, goes: boolean) => void;
}) {
  const words = useWords(findWords);
  const { find, outline, at, onShow } = props;
  const { hits } = useObservable(find.results);
  const { text, replaces } = useObservable(find.query);
  const leftOut = useObservable(find.leftOut);
  const [most, setMost] = useState(rowsAtOnce);
  const list = useRef<HTMLDivElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search begins at the top.
  useEffect(() => setMost(rowsAtOnce), [text]);
  useEffect(() => () => clearTimeout(timer.current ?? undefined), []);

  const place = hits.findIndex(({ key }) => key === at);
  const rows = Math.max(most, place + 20);
  const shown = useMemo(() => hits.slice(0, rows), [hits, rows]);
  const chapters = useMemo(() => [...Map.groupBy(shown, ({ chapter }) => chapter)], [shown]);
  const all = useMemo(() => Map.groupBy(hits, ({ chapter }) => chapter), [hits]);
  useEffect(() => {
    if (at) list.current?.querySelector(`[data-key="${CSS.escape(at)}"]`)?.scrollIntoView({ block: "nearest" });
  }, [at]);
  if (hits.length === 0) return <div className="find-results" />;

  const showSoon = (key: string | null | undefined) => {
    const hit = hits.find((one) => one.key === key);
    clearTimeout(timer.current ?? undefined);
    if (hit && hit.key !== at) timer.current = setTimeout(() => onShow(hit, false), settling);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what the rows inside it are asked by the keyboard.
    <div
      className="find-results"
      ref={list}
      onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
        if (shown.length < hits.length && scrollTop + 2 * clientHeight > scrollHeight) setMost(rows + rowsAtOnce);
      }}
      onFocus={(event) => showSoon(event.target.closest("[role=row]")?.getAttribute("data-key"))}
      onKeyDownCapture={(event) => {
        const row = event.target as Element;
        const key = row.getAttribute("role") === "row" ? row.getAttribute("data-key") : null;
        if (event.key !== " " || !replaces || key === null) return;
        find.leave([key], !leftOut.has(key));
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <GridList
        className="hits"
        aria-label={words.matches}
        onAction={(key) => {
          const hit = hits.find((one) => one.key === key);
          clearTimeout(timer.current ?? undefined);
          if (hit) onShow(hit, true);
        }}
      >
        {chapters.map(([chapter, some]) => {
          const title = findItem(outline, chapter)?.title ?? "";
          const every = all.get(chapter) ?? some;
          const out = every.filter(({ key }) => leftOut.has(key)).length;
          return (
            <GridListSection key={chapter} id={`section ${chapter}`} className="hit-chapter" aria-label={title}>
              <GridListHeader className="hit-heading">
                {replaces ? (
                  <ChapterCheck
                    title={title}
                    isSelected={out === 0}
                    isIndeterminate={out > 0 && out < every.length}
                    onChange={(isIn) =>
                      find.leave(
                        every.map(({ key }) => key),
                        !isIn,
                      )
                    }
                  />
                ) : (
                  <span className="hit-title" dir="auto">
                    {title}
                  </span>
                )}
                <span className="hit-count">{grouped(every.length)}</span>
              </GridListHeader>
              {some.map((hit) => (
                <HitRow
                  key={hit.key}
                  find={find}
                  hit={hit}
                  replaces={replaces}
                  isIn={!leftOut.has(hit.key)}
                  isAt={hit.key === at}
                />
              ))}
            </GridListSection>
          );
        })}
      </GridList>
      {shown.length < hits.length ? (
        <Button className="button quiet hits-more" onPress={() => setMost(rows + rowsAtOnce)}>
          {words.showMore(Math.min(rowsAtOnce, hits.length - shown.length))}
        </Button>
      ) : null}
    </div>
  );
}

function ChapterCheck(props: {
  readonly title: string;
  readonly isSelected: boolean;
  readonly isIndeterminate: boolean;
  readonly onChange: (isIn: boolean) => void;
}) {
  const words = useWords(findWords);
  return (
    <Checkbox
      className="check"
      isSelected={props.isSelected}
      isIndeterminate={props.isIndeterminate}
      aria-label={words.chapterChosen(props.title)}
      onChange={props.onChange}
    >
      <Box isSelected={props.isSelected} isIndeterminate={props.isIndeterminate} />
      <span className="hit-title">{props.title}</span>
    </Checkbox>
  );
}

function Box({ isSelected, isIndeterminate }: { readonly isSelected: boolean; readonly isIndeterminate: boolean }) {
  return (
    <span className="box" aria-hidden>
      {isIndeterminate ? <Minus size={12} strokeWidth={3} /> : isSelected ? <Check size={12} strokeWidth={3} /> : null}
    </span>
  );
}

const HitRow = memo(function HitRow(props: {
  readonly find: StoryFind;
  readonly hit: Hit;
  readonly replaces: boolean;
  readonly isIn: boolean;
  readonly isAt: boolean;
}) {
  const words = useWords(findWords);
  const { find, hit, replaces, isIn } = props;
  const { before, match, after, instead } = hit;
  return (
    <GridListItem id={hit.key} className={props.isAt ? "hit at" : "hit"} textValue={`${before}${match}${after}`}>
      {replaces ? (
        <Checkbox
          className="check"
          aria-label={words.hitChosen}
          isSelected={isIn}
          onChange={(isChosen) => find.leave([hit.key], !isChosen)}
        >
          <Box isSelected={isIn} isIndeterminate={false} />
        </Checkbox>
      ) : null}
      <span className="hit-words">
        {endOf(before)}
        {replaces && isIn ? (
          <>
            <del>{match}</del>
            <ins>{instead}</ins>
          </>
        ) : (
          <mark>{match}</mark>
        )}
        {beginningOf(after)}
      </span>
      {hit.gone ? (
        <span className="hit-gone">{words.goneSince(shortDayAndTime(hit.gone.time), hit.gone.author)}</span>
      ) : null}
    </GridListItem>
  );
});

/** So much stands before a match that it is in the first line of its row, from a whole word on. */
function endOf(before: string): string {
  const least = 26;
  if (before.length <= least) return before;
  const space = before.indexOf(" ", before.length - least);
  return `…${before.slice(space < 0 ? before.length - least : space + 1)}`;
}

/** To its last whole word, where the line goes on. */
function beginningOf(after: string): string {
  if (after.length < around) return after;
  const space = after.lastIndexOf(" ");
  return `${space > 0 ? after.slice(0, space) : after}…`;
}
