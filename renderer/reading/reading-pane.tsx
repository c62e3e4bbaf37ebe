import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { directionOf } from "../../story/text-direction.ts";
import { ChoiceField } from "../controls/fields.tsx";
import { segmenterOf } from "../editor/focus-mode.ts";
import { rememberedPlace } from "../editor/place-memory.ts";
import type { SizedImage } from "../images/story-images.ts";
import { useWords } from "../language/language.ts";
import { Observable, useObservable } from "../observable.ts";
import type { OutlinePaneProps } from "../outline/outline-pane-props.ts";
import { look } from "../preferences/preferences.ts";
import { type ReadSource, readAloud } from "../read-aloud/read-aloud.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { pageBook, sectionAt } from "./book-paging.ts";
import { bookSections, type ReadingScope, sectionsInScope } from "./book-sections.ts";
import { ChapterTexts, useChapterText } from "./chapter-texts.ts";
import { ContentsButton } from "./contents-button.tsx";
import { PageCounter } from "./page-counter.ts";
import { measurePages, type PageMeasure } from "./page-measure.ts";
import { PageSlider } from "./page-slider.tsx";
import { readShown } from "./read-shown.ts";
import "./reading.css";
import { rememberedReading, rememberReading } from "./reading-place.ts";
import { readingTexts } from "./reading-words.ts";
import { sectionMarkup } from "./section-markup.ts";
import { sourcePlace } from "./shown-place.ts";
import { Turn } from "./turn.tsx";
import { useSpread, type Wanted } from "./use-spread.ts";

interface Target {
  readonly section: string;
  readonly wanted: Wanted;
}

/** The book as a reader gets it: set in pages, turned by keys, and one key away from the place where it is written. */
export function ReadingPane(
  props: OutlinePaneProps & {
    /** Where the text's cursor stands; null where no text is open. */
    readonly cursor: () => number | null;
  },
) {
  const { session, outline, current } = props;
  const words = useWords(readingTexts);
  const [texts] = useState(() => new ChapterTexts(session));
  useEffect(() => () => texts.close(), [texts]);

  const all = useMemo(() => bookSections(outline), [outline]);
  const [scope, setScope] = useState<ReadingScope>("book");
  const [cursor] = useState(() => ({
    item: current,
    at: props.cursor() ?? (current ? (rememberedPlace(session.project, current)?.cursor ?? null) : null),
  }));
  const [target, setTarget] = useState<Target>(() => {
    const remembered = rememberedReading(session.project, cursor);
    if (remembered) return { section: remembered.section, wanted: { kind: "offset", at: remembered.at } };
    const begins = all.some(({ key }) => key === current) ? current : null;
    if (begins === null) return { section: "title", wanted: { kind: "offset", at: 0 } };
    return { section: begins, wanted: { kind: "source", at: cursor.at ?? 0 } };
  });
  const sections = useMemo(() => sectionsInScope(all, scope, target.section), [all, scope, target.section]);
  const section = sections.find(({ key }) => key === target.section) ?? sections[0] ?? null;

  const begin = (key: string) => setTarget({ section: key, wanted: { kind: "offset", at: 0 } });

  // Another chapter was chosen in the outline beside it.
  const chosen = useRef(current);
  useEffect(() => {
    if (chosen.current === current) return;
    chosen.current = current;
    if (current !== null) setTarget({ section: current, wanted: { kind: "offset", at: 0 } });
  }, [current]);

  const text = useChapterText(session, texts, section?.chapter ?? null);
  const source = section?.chapter === null ? "" : text;
  const { author } = outline;
  const direction = directionOf(outline.language);
  const images = useSizedImages(session, source ?? "");
  const markup = useMemo(
    () => (section && source !== null ? sectionMarkup(section, source, { author, direction, images }) : null),
    [section, source, author, direction, images],
  );

  const stage = useRef<HTMLDivElement>(null);
  const flow = useRef<HTMLDivElement>(null);
  const counting = useRef<HTMLDivElement>(null);
  const measure = usePageMeasure(stage);
  const isRightToLeft = direction === "rtl";
  const { spread, shown, topOf } = useSpread({
    flow,
    section: section?.key ?? "",
    markup,
    source: source ?? "",
    measure,
    wanted: target.wanted,
    isRightToLeft,
  });

  const [counter, setCounter] = useState<PageCounter | null>(null);
  useEffect(() => {
    if (!counting.current) return;
    const made = new PageCounter(counting.current, texts);
    setCounter(made);
    return () => made.close();
  }, [texts]);
  useEffect(() => {
    if (measure && counter) counter.count(sections, { author, direction }, measure);
  }, [counter, sections, author, direction, measure]);
  const paging = usePaging(counter, sections, measure, useObservable(session.counts)?.items ?? {});
  useEffect(() => {
    if (spread && section && markup !== null) counter?.know(section.key, spread.pages);
  }, [counter, spread, section, markup]);

  useEffect(() => {
    if (spread && section) rememberReading(session.project, { section: section.key, at: topOf() }, cursor);
  }, [session, section, spread, cursor, topOf]);

  useEffect(() => flow.current?.focus({ preventScroll: true }), []);

  const place = section ? sections.indexOf(section) : -1;
  const perSpread = measure?.pagesPerSpread ?? 1;
  const turn = (step: 1 | -1) => {
    if (!spread || !section) return;
    const page = spread.page + step * perSpread;
    const next = sections[place + step];
    if (page >= 0 && page < spread.pages) setTarget({ section: section.key, wanted: { kind: "page", page } });
    else if (next) setTarget({ section: next.key, wanted: step > 0 ? { kind: "offset", at: 0 } : { kind: "end" } });
  };
  const start = paging.starts[place] ?? 0;
  const goTo = (page: number) => {
    const { section: index, page: inside } = sectionAt(paging, page);
    const found = sections[index];
    if (found) setTarget({ section: found.key, wanted: { kind: "page", page: inside } });
  };
  /** Where the slider was brought to; one step of it is a spread, also where that has two pages. */
  const slideTo = (page: number) => {
    const here = start + (spread?.page ?? 0);
    if (Math.abs(page - here) < perSpread) turn(page > here ? 1 : -1);
    else goTo(page);
  };
  const canTurn = (step: 1 | -1) =>
    spread !== null &&
    (step < 0 ? place > 0 || spread.page > 0 : place + 1 < sections.length || spread.page + perSpread < spread.pages);

  const back = () => {
    // The page must be there again before it can take the keys.
    flushSync(() => session.view.kind.set("text"));
    if (cursor.item !== null) props.onOpen(cursor.item, null);
  };
  const writeAt = (at: number) => {
    const words = shown();
    if (section?.chapter && words) props.onOpen(section.chapter, sourcePlace(source ?? "", words.text, at));
  };
  const writeHere = () => {
    const selection = document.getSelection();
    const chosenAt =
      selection && !selection.isCollapsed && selection.anchorNode
        ? shown()?.offsetOf(selection.getRangeAt(0).startContainer, selection.getRangeAt(0).startOffset)
        : null;
    writeAt(chosenAt ?? topOf());
  };

  /** The first word in an element of the page, or after it. */
  const offsetAfter = (element: Element): number => shown()?.offsetFrom(element) ?? 0;

  const onKey = (event: React.KeyboardEvent) => {
    // A list that is open lies over the pane, and has its keys to itself.
    if (!event.currentTarget.contains(event.target as Node)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") back();
    else if ((event.target as Element).closest("input, [role=slider], [aria-haspopup=listbox]")) return;
    else if ((event.target as Element).closest("button") && (event.key === "Enter" || event.key === " ")) return;
    else if (event.key === "ArrowRight") turn(isRightToLeft ? -1 : 1);
    else if (event.key === "ArrowLeft") turn(isRightToLeft ? 1 : -1);
    else if (event.key === "PageDown" || event.key === "ArrowDown" || (event.key === " " && !event.shiftKey)) turn(1);
    else if (event.key === "PageUp" || event.key === "ArrowUp" || event.key === " ") turn(-1);
    else if (event.key === "Home") goTo(0);
    else if (event.key === "End") goTo(paging.total - 1);
    else if (event.key === "Enter") writeHere();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const read = useRef<() => ReadSource | null>(() => null);
  read.current = () => {
    const words = shown();
    const show = (at: number) => section && setTarget({ section: section.key, wanted: { kind: "offset", at } });
    return words && section ? readShown(words, topOf(), segmenterOf(outline.language), show) : null;
  };
  useEffect(() => {
    readAloud.pane.set(() => read.current());
    return () => readAloud.pane.set(null);
  }, []);
  // What is heard is what is seen.
  const heard = section?.key;
  useEffect(() => () => void (heard && readAloud.stop()), [heard]);

  // The title is the first right page; what is left of it has no number.
  const numberOf = (page: number) => start + page + (perSpread === 2 ? 0 : 1);
  const isPlain = section?.kind === "chapter";
  const measured = measure
    ? ({
        "--page-width": `${measure.width}px`,
        "--page-gap": `${measure.gap}px`,
        "--page-height": `${measure.height}px`,
        "--line": `${measure.lineHeight}px`,
        "--spread-width": `${measure.width * perSpread + measure.gap * (perSpread - 1)}px`,
      } as React.CSSProperties)
    : {};
  return (
    <section className="reading-pane" aria-label={words.book} onKeyDown={onKey}>
      <h1 className="visually-hidden">{words.book}</h1>
      <div className="outline-bar reading-bar">
        <ContentsButton label={words.contents} sections={sections} current={section} onChoose={begin} />
        <ChoiceField
          label={words.scope}
          value={scope}
          choices={[
            { id: "book", label: words.wholeBook },
            { id: "part", label: words.thisPart },
            { id: "chapter", label: words.thisChapter },
          ]}
          onChange={(id) => setScope(id as ReadingScope)}
        />
      </div>
      {section ? null : <p className="page-empty">{words.nothing}</p>}
      <div className="reading-stage" ref={stage} hidden={!section}>
        <Turn
          label={words.previous}
          side={isRightToLeft ? "right" : "left"}
          isOn={canTurn(-1)}
          onTurn={() => turn(-1)}
        />
        <div
          className="sheet"
          data-pages={perSpread}
          data-kind={section?.kind}
          dir={direction}
          lang={outline.language}
          style={measured}
        >
          <div className="running-heads" aria-hidden>
            {Array.from({ length: perSpread }, (_, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a page's place in the spread is what it is.
              <span key={column} dir="auto">
                {isPlain && spread && spread.page + column > 0 && spread.page + column < spread.pages
                  ? column === perSpread - 1
                    ? section.title
                    : outline.title
                  : null}
              </span>
            ))}
          </div>
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: what a note's number leads to is reached by turning pages, too. */}
          <div
            ref={flow}
            className="book-flow"
            role="document"
            aria-label={section?.title ?? ""}
            aria-description={words.help}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys that turn the page are the document's.
            tabIndex={0}
            onDoubleClick={({ clientX, clientY }) => {
              const caret = document.caretPositionFromPoint(clientX, clientY);
              const at = caret ? shown()?.offsetOf(caret.offsetNode, caret.offset) : null;
              if (at != null) writeAt(at);
            }}
            onClick={(event) => {
              const to = (event.target as Element).closest("a[data-to]")?.getAttribute("data-to");
              if (to != null) event.preventDefault();
              const goal = to ? flow.current?.querySelector(`#${CSS.escape(to)}`) : null;
              if (goal && section)
                setTarget({ section: section.key, wanted: { kind: "offset", at: offsetAfter(goal) } });
            }}
          />
          <div className="folios" aria-hidden>
            {Array.from({ length: perSpread }, (_, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a page's place in the spread is what it is.
              <span key={column}>
                {isPlain && spread && spread.page + column < spread.pages ? numberOf(spread.page + column) : null}
              </span>
            ))}
          </div>
        </div>
        <Turn label={words.next} side={isRightToLeft ? "left" : "right"} isOn={canTurn(1)} onTurn={() => turn(1)} />
        <div
          className="sheet counting"
          data-pages={perSpread}
          dir={direction}
          lang={outline.language}
          style={measured}
          aria-hidden
        >
          <div ref={counting} className="book-flow" />
        </div>
      </div>
      <PageSlider
        page={spread ? Math.max(1, numberOf(spread.page)) : 1}
        total={Math.max(1, paging.total - (perSpread === 2 ? 1 : 0))}
        isCounted={paging.isCounted}
        isRightToLeft={isRightToLeft}
        words={words}
        onPage={(page) => slideTo(page - (perSpread === 2 ? 0 : 1))}
        onWrite={section?.chapter ? writeHere : null}
      />
    </section>
  );
}

const neverCounted = new Observable(0);

function usePageMeasure(stage: React.RefObject<HTMLDivElement | null>): PageMeasure | null {
  const [measure, setMeasure] = useState<PageMeasure | null>(null);
  const { page } = useObservable(look);
  const size = page.size;
  const take = useCallback(() => {
    const room = stage.current?.getBoundingClientRect();
    if (!room || room.width === 0) return;
    const next = measurePages(room, size);
    setMeasure((last) => (JSON.stringify(last) === JSON.stringify(next) ? last : next));
  }, [stage, size]);
  useEffect(() => {
    if (!stage.current) return;
    const observer = new ResizeObserver(take);
    observer.observe(stage.current);
    take();
    // Letters that arrive late are wider or narrower than those that stood in for them.
    void document.fonts.ready.then(() => setMeasure((last) => (last ? { ...last } : last)));
    return () => observer.disconnect();
  }, [stage, take]);
  return measure;
}

function usePaging(
  counter: PageCounter | null,
  sections: ReturnType<typeof bookSections>,
  measure: PageMeasure | null,
  counts: { readonly [item: string]: { readonly characters: number } },
) {
  const version = useObservable(counter?.changes ?? neverCounted);
  const perSpread = measure?.pagesPerSpread ?? 1;
  return useDeferredValue(
    // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for what the counter knows.
    useMemo(
      () =>
        pageBook(
          sections.map(({ key, chapter }) => ({
            characters: chapter === null ? 0 : (counts[chapter]?.characters ?? 0),
            pages: counter?.pagesOf(key) ?? null,
          })),
          perSpread,
        ),
      [counter, sections, counts, perSpread, version],
    ),
  );
}

const noImages: ReadonlyMap<string, SizedImage> = new Map();

/** The images of a text as soon as they are here; none before. */
function useSizedImages(session: ProjectSession, text: string): ReadonlyMap<string, SizedImage> {
  const [images, setImages] = useState(noImages);
  const hasImages = text.includes("](assets/");
  useEffect(() => {
    if (!hasImages) return setImages(noImages);
    let isWanted = true;
    void session.images.sized(text).then((sized) => {
      if (isWanted) setImages(sized);
    });
    return () => {
      isWanted = false;
    };
  }, [session, text, hasImages]);
  return images;
}
