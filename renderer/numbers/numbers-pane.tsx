import type { EditorView } from "@codemirror/view";
import { useEffect, useRef } from "react";
import { Button, Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import type { Outline, OutlineItem } from "../../story/outline.ts";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useWords } from "../language/language.ts";
import type { OutlineActions } from "../outline/outline-actions.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { LengthsTab } from "./lengths-tab.tsx";
import { numbersTexts } from "./numbers-words.ts";
import "./number-table.css";
import "./numbers.css";
import { ProseTab } from "./prose-tab.tsx";
import { useWritten } from "./use-written.ts";
import { WrittenTab } from "./written-tab.tsx";

/** In the place of the page: what was written when, how long everything is, and how it is written. */
export function NumbersPane(props: {
  readonly session: ProjectSession;
  readonly outline: Outline;
  readonly actions: OutlineActions;
  readonly item: OutlineItem | null;
  readonly view: EditorView | null;
  readonly onClose: () => void;
}) {
  const words = useWords(numbersTexts);
  const { session, outline } = props;
  const written = useWritten(session, false);
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // After the press that opened it: the focus of that would come last, and go with the page.
    const frame = requestAnimationFrame(() => back.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <section
      className="numbers"
      aria-label={words.title}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) props.onClose();
      }}
    >
      <Tabs className="numbers-tabs">
        <header className="numbers-bar">
          <h1>{words.title}</h1>
          <TabList className="tab-list" aria-label={words.title}>
            {(["written", "lengths", "prose"] as const).map((id) => (
              <Tab key={id} className="tab" id={id}>
                {words.tabs[id]}
              </Tab>
            ))}
          </TabList>
          <Button className="button primary" ref={back} onPress={props.onClose}>
            {words.back}
          </Button>
        </header>
        {written.kind === "failed" ? <ProblemNote problem={written.problem} /> : null}
        <TabPanel className="numbers-panel" id="written">
          {written.kind === "ready" ? (
            <WrittenTab session={session} outline={outline} actions={props.actions} written={written.value} />
          ) : (
            <p className="quiet-text">{words.reading}</p>
          )}
        </TabPanel>
        <TabPanel className="numbers-panel" id="lengths">
          <LengthsTab
            session={session}
            outline={outline}
            item={props.item}
            view={props.view}
            written={written.kind === "ready" ? written.value : null}
          />
        </TabPanel>
        <TabPanel className="numbers-panel" id="prose">
          <ProseTab session={session} outline={outline} />
        </TabPanel>
      </Tabs>
    </section>
  );
}
