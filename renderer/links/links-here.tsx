import { useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components";
import type { CallResult } from "../../host/contract/contract.ts";
import type { SearchHit, SearchPlace } from "../../host/contract/searching.ts";
import { isLinkable, linkTarget } from "../../story/link-targets.ts";
import type { Outline, OutlineItem } from "../../story/outline.ts";
import { findLinks } from "../../story/story-links.ts";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import { findItem } from "../outline/outline-rows.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import "./links.css";
import { linksWords } from "./links-words.ts";

/** More are not listed: whoever has that many finds them in the story's search. */
const mostHits = 200;
/** While somebody writes, links are looked for again at most this often. Milliseconds. */
const patience = 1500;

/** The places that link to a chapter or note, each with its words; one opens there. */
export function LinksHere(props: {
  readonly session: ProjectSession;
  readonly outline: Outline;
  readonly item: OutlineItem;
}) {
  const { session, outline, item } = props;
  const words = useWords(linksWords);
  const hits = useLinksHere(session, item);
  const here = (hits ?? []).filter(({ match }) => {
    const title = findLinks(match)[0]?.title;
    return title !== undefined && linkTarget(outline, title)?.id === item.id;
  });
  return (
    <section className="links-here" aria-labelledby="links-here">
      <h2 id="links-here">{words.linksHere}</h2>
      {here.length === 0 ? <p className="quiet-text">{hits ? words.none : words.searching}</p> : null}
      {here.length > 0 ? (
        <ul>
          {here.map((hit) => (
            <li key={`${hit.chapter} ${hit.from}`}>
              <Button
                className="link-place"
                onPress={() => session.going.set({ kind: "item", item: hit.chapter, at: hit.from, found: hit })}
              >
                <span className="link-chapter">{findItem(outline, hit.chapter)?.title}</span>
                <span className="link-words">
                  {withoutMarks(hit.before.replace(/^.*\n/s, "")).slice(-60)}
                  <mark>{findLinks(hit.match)[0]?.shown}</mark>
                  {withoutMarks(hit.after.replace(/\n.*$/s, "")).slice(0, 60)}
                </span>
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

/** Half of what is marked may be cut off: only the marks of notes and of other links go. */
function withoutMarks(words: string): string {
  return words.replace(/%%|\[\[(?:[^[\]|]*\|)?|\]\]/g, "");
}

/** null while they are looked for the first time. */
function useLinksHere(session: ProjectSession, item: OutlineItem): readonly SearchHit[] | null {
  const [found, setFound] = useState<{ readonly pattern: string; readonly hits: readonly SearchHit[] } | null>(null);
  const reopened = useObservable(session.reopened);
  const pattern = patternOf([item.title, ...item.formerTitles]);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a host that was started anew is asked again.
  useEffect(() => {
    let isWanted = true;
    const look = async () => {
      const hits = await search(session, pattern, () => isWanted);
      if (isWanted && hits) setFound({ pattern, hits });
    };
    const stop = session.studio.on("history.changed", ({ project, document }) => {
      if (project !== session.project || !document.startsWith("text/")) return;
      timer.current ??= setTimeout(() => {
        timer.current = null;
        void look();
      }, patience);
    });
    void look();
    return () => {
      isWanted = false;
      stop();
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = null;
    };
  }, [session, pattern, reopened]);

  return found?.pattern === pattern ? found.hits : null;
}

/** @returns null where it can't be searched, or isn't wanted any more */
async function search(
  { studio, project }: ProjectSession,
  text: string,
  isWanted: () => boolean,
): Promise<readonly SearchHit[] | null> {
  const find = { text, regex: true, matchCase: false, wholeWord: false, dialogue: false };
  const scope = { within: null, notes: true, trash: false };
  const hits: SearchHit[] = [];
  let from: SearchPlace | null = null;
  do {
    const page: CallResult<"project.search"> = await studio.call("project.search", {
      project,
      find,
      replacement: null,
      scope,
      past: false,
      from,
    });
    if (!page.ok || !isWanted()) return null;
    hits.push(...page.value.hits);
    from = page.value.next;
  } while (from !== null && hits.length < mostHits);
  return hits;
}

/** Of every link that names one of the titles, whatever its capitals and blanks. */
function patternOf(titles: readonly string[]): string {
  const named = titles
    .filter(isLinkable)
    .map((title) => title.replace(/[.*+?^${}()\\/]/g, "\\$&").replace(/\s+/g, "\\s+"));
  return `\\[\\[(?:${named.join("|")})(?:\\|[^\\[\\]\\n]*)?\\]\\]`;
}
