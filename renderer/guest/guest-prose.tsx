import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { useEffect, useRef } from "react";
import { yCollab } from "y-codemirror.next";
import { directionOf } from "../../story/text-direction.ts";
import { commentMarks } from "../comments/comment-marks.ts";
import { editorExtensions, proseLanguage } from "../editor/editor-extensions.ts";
import { hiddenMarks } from "../editor/hidden-marks.ts";
import { directionOfPage } from "../editor/line-direction.ts";
import { writingAids } from "../editor/writing-aids.ts";
import { imageMarks } from "../images/image-marks.ts";
import { useObservable } from "../observable.ts";
import { preferences } from "../preferences/preferences.ts";
import type { GuestSession, ReadText } from "./guest-session.ts";
import type { SuggestedText } from "./suggested-text.ts";
import { suggestionMarks } from "./suggestion-marks.ts";
import "../editor/editor.css";

/** A chapter's text: live, and to be written in where the guest suggests. */
export function GuestProse(props: {
  readonly session: GuestSession;
  readonly read: ReadText;
  readonly suggested: SuggestedText | null;
  readonly title: string;
  readonly language: string;
  readonly onView: (view: EditorView | null) => void;
}) {
  const { session, read, suggested, title, language, onView } = props;
  const place = useRef<HTMLDivElement>(null);
  const aids = useRef(new Compartment());
  const view = useRef<EditorView | null>(null);
  const liked = useObservable(preferences)?.writing ?? null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the aids go through their compartment below.
  useEffect(() => {
    if (!place.current) return;
    const text = suggested?.text ?? read.live.doc.getText("text");
    const editor = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: text.toString(),
        extensions: [
          imageMarks(session),
          suggested ? suggesting(suggested) : reading(read),
          session.role === "read" ? [] : commentMarks(session.review, { item: read.chapter, text }),
          EditorView.contentAttributes.of({ "aria-label": title, lang: language }),
          directionOfPage(directionOf(language)),
          aids.current.of(suggested ? writingAids(liked, language) : []),
        ],
      }),
    });
    view.current = editor;
    onView(editor);
    return () => {
      onView(null);
      view.current = null;
      editor.destroy();
      suggested?.live.flush();
    };
  }, [session, read, suggested, title, language, onView]);

  useEffect(() => {
    if (suggested) view.current?.dispatch({ effects: aids.current.reconfigure(writingAids(liked, language)) });
  }, [suggested, liked, language]);

  return <div className="prose-editor" data-paragraphs={liked?.paragraphs ?? "space"} ref={place} />;
}

function suggesting(suggested: SuggestedText): Extension {
  return [
    suggestionMarks(suggested),
    editorExtensions(suggested, true),
    EditorView.domEventHandlers({ blur: () => suggested.live.flush() }),
  ];
}

/** What is deleted by the author goes from the page, what is written comes, and nothing is changed here. */
function reading({ live }: ReadText): Extension {
  return [
    proseLanguage(),
    hiddenMarks(),
    yCollab(live.doc.getText("text"), null, { undoManager: false }),
    EditorState.readOnly.of(true),
    EditorView.editable.of(false),
    EditorView.contentAttributes.of({ "aria-readonly": "true", tabindex: "0" }),
  ];
}
