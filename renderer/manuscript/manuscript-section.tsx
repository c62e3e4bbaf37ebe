import type { EditorView } from "@codemirror/view";
import { memo, useEffect, useMemo, useRef, useState } from "react";
import type { OutlineItem } from "../../story/outline.ts";
import { PaneBoundary } from "../controls/pane-boundary.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import type { CursorRequest } from "../editor/cursor-request.ts";
import { ProseEditor } from "../editor/prose-editor.tsx";
import { useWords } from "../language/language.ts";
import type { OpenText, ProjectSession } from "../studio/project-session.ts";
import { useOpenText } from "../studio/use-open-text.ts";
import { type Crossing, crossingKeys } from "./crossing-keys.ts";
import { manuscriptTexts } from "./manuscript-words.ts";

/** Long enough that nothing is opened in passing. */
const openAfter = 90;

/** What all sections share; it stays the same while the manuscript is shown, so that a section is drawn only for itself. */
export interface Manuscript {
  readonly session: ProjectSession;
  readonly crossing: Crossing;
  readonly watchHeight: (section: HTMLElement) => () => void;
  /** Tells whether the section is near what is seen. */
  readonly watchNear: (section: HTMLElement, tell: (isNear: boolean) => void) => () => void;
  readonly onCursor: () => void;
  readonly onUse: (open: OpenText, view: EditorView) => void;
  readonly onGone: (view: EditorView) => void;
}

/** One chapter's title and text: its own file, its own editor, which is there while it is near what is seen. */
export const ManuscriptSection = memo(function ManuscriptSection(props: {
  readonly manuscript: Manuscript;
  readonly item: OutlineItem;
  readonly language: string;
  /** In CSS pixels, until it has been set. */
  readonly height: number;
  /** Its editor is there wherever the writer looks: the cursor is in it, or something goes there. */
  readonly isPinned: boolean;
  readonly cursorTo: CursorRequest | null;
}) {
  const { manuscript, item, isPinned } = props;
  const section = useRef<HTMLElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const height = useRef(props.height);
  const [isNear, setNear] = useState(false);

  useEffect(() => (section.current ? manuscript.watchHeight(section.current) : undefined), [manuscript]);
  useEffect(() => {
    if (!section.current) return;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const stop = manuscript.watchNear(section.current, (near) => {
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(() => {
        // What it measures now it keeps when its editor goes.
        if (!near) height.current = text.current?.offsetHeight ?? height.current;
        setNear(near);
      }, openAfter);
    });
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [manuscript]);

  const isThere = isNear || isPinned;
  return (
    <section className="manuscript-section" ref={section} data-item={item.id} aria-label={item.title}>
      <h2 className="page-title" dir="auto">
        {item.title}
      </h2>
      <div className="manuscript-text" ref={text} style={isThere ? undefined : { height: height.current }}>
        {isThere ? <SectionText {...props} height={height.current} /> : null}
      </div>
    </section>
  );
});

function SectionText(props: Parameters<typeof ManuscriptSection>[0]) {
  const { manuscript, item } = props;
  const { session, crossing } = manuscript;
  const words = useWords(manuscriptTexts);
  const text = useOpenText(session, item.id);
  const open = text.kind === "open" && text.open.item === item.id ? text.open : null;
  const extra = useMemo(() => crossingKeys(item.id, crossing), [item.id, crossing]);
  const [view, setView] = useState<EditorView | null>(null);

  useEffect(() => {
    if (!view || !open) return;
    const remove = crossing.selection.add({ item: item.id, view, open });
    const use = () => manuscript.onUse(open, view);
    view.contentDOM.addEventListener("focus", use);
    if (view.hasFocus) use();
    return () => {
      remove();
      view.contentDOM.removeEventListener("focus", use);
      manuscript.onGone(view);
    };
  }, [manuscript, crossing, item.id, view, open]);

  if (text.kind === "failed") return <ProblemNote problem={text.problem} />;
  if (!open) return <div style={{ height: props.height }} />;
  return (
    <PaneBoundary name={words.editor}>
      <ProseEditor
        session={session}
        open={open}
        title={item.title}
        language={props.language}
        cursorTo={props.cursorTo}
        onCursor={manuscript.onCursor}
        onView={setView}
        onEmptied={nothing}
        extra={extra}
        isPart
      />
    </PaneBoundary>
  );
}

/** A chapter that was joined to another stays where it is, empty, until it is out of the outline. */
function nothing(): void {}
