import { useEffect, useMemo, useRef, useState } from "react";
import type { ItemId } from "../../story/ids.ts";
import type { Outline } from "../../story/outline.ts";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import type { Pages } from "../pages/use-pages.ts";
import { look } from "../preferences/preferences.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import "./manuscript.css";
import { manuscriptEntries } from "./manuscript-scope.ts";
import { ManuscriptSection } from "./manuscript-section.tsx";
import { manuscriptTexts } from "./manuscript-words.ts";
import { ScopeChoice } from "./scope-choice.tsx";
import { estimatedHeight } from "./section-heights.ts";
import { useManuscript } from "./use-manuscript.ts";

/** Several chapters, a part or the whole book in one scroll, each of them still its own file and its own editor. */
export function ManuscriptPane(props: {
  readonly session: ProjectSession;
  readonly outline: Outline;
  readonly pages: Pages;
  readonly isHidden: boolean;
}) {
  const { session, outline, pages } = props;
  const words = useWords(manuscriptTexts);
  const scope = useObservable(session.view.scope);
  const counts = useObservable(session.counts);
  const { page } = useObservable(look);
  const entries = useMemo(() => manuscriptEntries(outline, scope), [outline, scope]);
  const scroller = useRef<HTMLDivElement>(null);
  const latest = useRef(pages);
  latest.current = pages;
  const [isTooFar, setTooFar] = useState(false);
  const { manuscript, pinned, pin } = useManuscript({ session, scroller, pages: latest, onTooFar: setTooFar });
  manuscript?.crossing.selection.setOrder(entries.filter(({ kind }) => kind === "text").map(({ item }) => item.id));

  const current = pages.first?.id ?? null;
  const cursorTo = pages.cursorTo?.side === "first" ? pages.cursorTo : null;
  const bring = (item: ItemId) => {
    pin(item);
    if (!manuscript?.crossing.selection.section(item)?.view.hasFocus)
      scroller.current?.querySelector(`[data-item="${item}"]`)?.scrollIntoView({ block: "start" });
  };

  // Who comes from elsewhere comes to the chapter that was open, with the cursor where it was.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when there is something to come to.
  useEffect(() => {
    if (manuscript && current && entries.some(({ item }) => item.id === current)) pages.write(current);
  }, [manuscript, scope]);

  // What is opened in the outline is brought into view. Where the cursor goes by itself has the keyboard already.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another chapter is to be shown.
  useEffect(() => {
    if (manuscript && current) bring(current);
  }, [manuscript, current, cursorTo]);

  return (
    <>
      <header className="manuscript-bar" hidden={props.isHidden}>
        <ScopeChoice session={session} outline={outline} />
        {isTooFar ? <p role="alert">{words.tooFar}</p> : null}
      </header>
      <div className="page-scroller" ref={scroller} hidden={props.isHidden}>
        <article className="page manuscript" aria-label={words.pane}>
          <h1 className="visually-hidden">{words.pane}</h1>
          {entries.length === 0 ? <p className="page-empty">{words.empty}</p> : null}
          {manuscript
            ? entries.map(({ item, kind }) =>
                kind === "title" ? (
                  <h2 className="manuscript-part" key={item.id}>
                    {item.title}
                  </h2>
                ) : (
                  <ManuscriptSection
                    key={item.id}
                    manuscript={manuscript}
                    item={item}
                    language={outline.language}
                    height={estimatedHeight(counts?.items[item.id] ?? null, page.size, page.width * 16)}
                    isPinned={pinned.includes(item.id)}
                    cursorTo={cursorTo?.item === item.id ? cursorTo : null}
                  />
                ),
              )
            : null}
        </article>
      </div>
    </>
  );
}
