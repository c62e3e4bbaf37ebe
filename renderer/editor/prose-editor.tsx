import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { EditorView, placeholder } from "@codemirror/view";
import { useEffect, useRef } from "react";
import { directionOf } from "../../story/text-direction.ts";
import { authorshipLayer } from "../authorship/authorship-layer.ts";
import { bookmarkMarks } from "../bookmarks/bookmark-marks.ts";
import { commentMarks } from "../comments/comment-marks.ts";
import { imageMarks } from "../images/image-marks.ts";
import { takeFiles } from "../images/take-files.ts";
import { useWords } from "../language/language.ts";
import { storyLinks } from "../links/link-marks.ts";
import { useObservable } from "../observable.ts";
import { pagesTexts } from "../pages/pages-words.ts";
import { preferences } from "../preferences/preferences.ts";
import { tellPlace } from "../presence/tell-place.ts";
import { type SpellingSource, spellMarks } from "../spelling/spell-marks.ts";
import { useSpelling } from "../spelling/use-spelling.tsx";
import type { OpenText, ProjectSession } from "../studio/project-session.ts";
import { followSuggestions } from "../suggestions/follow-suggestions.ts";
import { ownSuggestions } from "../suggestions/own-suggestions.ts";
import type { CursorRequest } from "./cursor-request.ts";
import "./editor.css";
import { editorExtensions } from "./editor-extensions.ts";
import { type EmptiedText, emptiedElsewhere } from "./emptied-elsewhere.ts";
import { showFound } from "./found-mark.ts";
import { directionOfPage } from "./line-direction.ts";
import { type Place, rememberedPlace, rememberPlace } from "./place-memory.ts";
import { writingAids } from "./writing-aids.ts";

/** React holds the view; nothing else touches it. The pane around it scrolls, so that the title goes along with the text. */
export function ProseEditor(props: {
  readonly session: ProjectSession;
  readonly open: OpenText;
  readonly title: string;
  readonly language: string;
  readonly cursorTo: CursorRequest | null;
  readonly onCursor: () => void;
  readonly onView: (view: EditorView | null) => void;
  /** Somebody else took all of the text away: it may have been joined to another chapter. */
  readonly onEmptied: (emptied: EmptiedText) => void;
  /** What else this place asks of the page; it stays the same as long as the text does. */
  readonly extra?: Extension;
  /** One of several texts that are scrolled together: where it was scrolled to isn't its own. */
  readonly isPart?: boolean;
}) {
  const words = useWords(pagesTexts);
  const { session, open, onView, extra = noExtra, isPart = false } = props;
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const name = useRef(new Compartment());
  const aids = useRef(new Compartment());
  const liked = useObservable(preferences)?.writing ?? null;
  const spell = useRef(new Compartment());
  const { source, menu } = useSpelling(session, props.language);
  const emptied = useRef(props.onEmptied);
  emptied.current = props.onEmptied;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the title and the aids go through their compartments below.
  useEffect(() => {
    if (!place.current) return;
    const remembered = rememberedPlace(session.project, open.item);
    const length = open.text.length;
    const editor = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: open.text.toString(),
        selection: { anchor: Math.min(remembered?.cursor ?? 0, length) },
        extensions: [
          extra,
          storyLinks(session),
          imageMarks(session),
          takeFiles(session),
          bookmarkMarks(session, open),
          open.draft === null ? commentMarks(session.review, open) : [],
          authorshipLayer(session, open),
          tellPlace(session, open),
          followSuggestions(session, open),
          ownSuggestions(session, open),
          editorExtensions(open, session.isWritable),
          name.current.of([naming(props.title, props.language), placeholder(words.beginHere)]),
          aids.current.of(writingAids(liked, props.language)),
          spell.current.of(spelling(source)),
          emptiedElsewhere((text) => emptied.current(text)),
          EditorView.domEventHandlers({ blur: () => open.live.flush() }),
        ],
      }),
    });
    view.current = editor;
    // At the very beginning the title above the text is in view too, so nothing is scrolled.
    if (remembered && remembered.top > 0 && !isPart) scrollToPlace(editor, place.current, remembered);
    onView(editor);
    const forget = followPlace(session, open, editor, place.current, isPart);
    return () => {
      forget();
      onView(null);
      view.current = null;
      editor.destroy();
      open.live.flush();
    };
  }, [session, open, onView, extra, isPart]);

  useEffect(() => {
    const named = [naming(props.title, props.language), placeholder(words.beginHere)];
    view.current?.dispatch({ effects: name.current.reconfigure(named) });
  }, [props.title, props.language, words]);

  useEffect(() => {
    view.current?.dispatch({ effects: aids.current.reconfigure(writingAids(liked, props.language)) });
  }, [liked, props.language]);

  useEffect(() => {
    view.current?.dispatch({ effects: spell.current.reconfigure(spelling(source)) });
  }, [source]);

  const { cursorTo, onCursor } = props;
  useEffect(() => {
    const editor = view.current;
    if (!cursorTo || cursorTo.item !== open.item || !editor) return;
    if (cursorTo.found) showFound(editor, cursorTo.found);
    else if (cursorTo.at !== null) {
      const at = Math.min(cursorTo.at, editor.state.doc.length);
      editor.dispatch({
        selection: { anchor: at },
        effects: EditorView.scrollIntoView(at, { y: "start", yMargin: 24 }),
      });
    } else if (isPart) editor.dispatch({ scrollIntoView: true });
    if (!cursorTo.isOnlyShown) editor.focus();
    // Done once: coming back to this chapter later must not jump again.
    onCursor();
  }, [cursorTo, onCursor, open, isPart]);

  return (
    <>
      <div className="prose-editor" data-paragraphs={liked?.paragraphs ?? "space"} ref={place} />
      {menu}
    </>
  );
}

const noExtra: Extension = [];

/** The browser's own checker is asked where there is no dictionary here. */
function spelling(source: SpellingSource | null) {
  const browsers = EditorView.contentAttributes.of({ spellcheck: source ? "false" : "true" });
  return source ? [browsers, spellMarks(source)] : browsers;
}

function naming(title: string, language: string) {
  return [
    EditorView.contentAttributes.of({ "aria-label": title, lang: language }),
    directionOfPage(directionOf(language)),
  ];
}

/** @param scroller null where several texts are scrolled together: then it is the cursor's line. */
function placeInView(editor: EditorView, scroller: Element | null, cursor: number): Omit<Place, "cursor"> {
  if (!scroller) return { top: editor.state.doc.lineAt(cursor).from, above: 0 };
  const height = scroller.getBoundingClientRect().top - editor.documentTop;
  const line = height > 0 ? editor.lineBlockAtHeight(height) : null;
  return line ? { top: line.from, above: height - line.top } : { top: 0 };
}

/** Rounds of measuring until the lines above the place are as high as they were. */
const mostRounds = 12;

/** Brings the place to where it was, to the pixel: what is above it is only measured while it comes into view. */
function scrollToPlace(editor: EditorView, element: HTMLElement, place: Place): void {
  const scroller = element.closest(".page-scroller");
  let rounds = 0;
  const settle = () =>
    editor.requestMeasure({
      key: scrollToPlace,
      read: () => {
        const block = editor.lineBlockAt(Math.min(place.top, editor.state.doc.length));
        const edge = scroller?.getBoundingClientRect().top ?? 0;
        return editor.documentTop + block.top + (place.above ?? 0) - edge;
      },
      write: (distance) => {
        if (!scroller || Math.abs(distance) < 1 || ++rounds > mostRounds) return;
        scroller.scrollTop += distance;
        requestAnimationFrame(settle);
      },
    });
  settle();
}

function followPlace(
  session: ProjectSession,
  open: OpenText,
  editor: EditorView,
  element: HTMLElement,
  isPart: boolean,
): () => void {
  const scroller = isPart ? null : element.closest(".page-scroller");
  let timer: ReturnType<typeof setTimeout> | null = null;
  const remember = () => {
    timer = null;
    const cursor = editor.state.selection.main.head;
    rememberPlace(session.project, open.item, { ...placeInView(editor, scroller, cursor), cursor });
  };
  const later = () => {
    timer ??= setTimeout(remember, 200);
  };
  scroller?.addEventListener("scroll", later, { passive: true });
  element.addEventListener("keyup", later);
  return () => {
    scroller?.removeEventListener("scroll", later);
    element.removeEventListener("keyup", later);
    // The page is gone from the screen by now and has no places to remember.
    if (timer !== null) clearTimeout(timer);
  };
}
