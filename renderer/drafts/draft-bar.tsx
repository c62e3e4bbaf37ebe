import { NotebookPen } from "lucide-react";
import { useState } from "react";
import { Button } from "react-aria-components";
import type { Outline, OutlineItem } from "../../story/outline.ts";
import { useWords } from "../language/language.ts";
import { useSaidByHost } from "../problems/said-by-host.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { draftTexts } from "./draft-words.ts";
import { holds, openDraft, useOpenDraft } from "./open-draft.ts";
import "./drafts.css";
import { useTaking } from "./taking.ts";

/** Above the page while a draft is open: what is written in, what becomes of it, and the way back. */
export function DraftBar(props: {
  readonly session: ProjectSession;
  readonly outline: Outline;
  /** On the first page. */
  readonly item: OutlineItem | null;
  /** Does something else than the page stand there? */
  readonly isElsewhere: boolean;
  readonly onCompare: () => void;
  readonly onBack: () => void;
}) {
  const words = useWords(draftTexts);
  const say = useSaidByHost();
  const { session, item } = props;
  const draft = useOpenDraft(session);
  const taking = useTaking(session, draft?.id ?? null);
  const [said, setSaid] = useState("");
  if (!draft) return null;
  const isHere = !props.isElsewhere && item !== null && item.kind === "chapter" && holds(draft, item);
  const sentence = props.isElsewhere
    ? words.notShown(draft.name)
    : !isHere
      ? words.notPart(draft.name)
      : draft.removed
        ? words.wasThrownAway(draft.name)
        : draft.suggester !== null
          ? words.suggesting
          : words.writing(draft.name);
  const follow = async () => {
    session.flush();
    const { project, studio } = session;
    const done = await studio.call("drafts.follow", { project, draft: draft.id, chapter: null });
    setSaid(done.ok ? words.followed : say(done.problem.sentence));
  };
  return (
    <section className="draft-bar" aria-label={words.bar}>
      <NotebookPen size={15} aria-hidden />
      <p>{sentence}</p>
      <span className="draft-said" role="status">
        {taking.said || said}
      </span>
      {taking.canUndo ? (
        <Button className="button quiet" onPress={() => void taking.undo()}>
          {words.undo}
        </Button>
      ) : null}
      <div className="draft-actions">
        {props.isElsewhere ? (
          <Button className="button" onPress={() => openDraft(session, null)}>
            {words.close}
          </Button>
        ) : (
          <>
            <Button className="button" onPress={props.onCompare}>
              {words.compareIt}
            </Button>
            <Button
              className="button"
              isDisabled={!session.isWritable}
              aria-description={words.takeAllHint}
              onPress={() => {
                setSaid("");
                void taking.takeAll();
              }}
            >
              {words.takeAll}
            </Button>
            {draft.suggester === null ? (
              <Button
                className="button"
                isDisabled={!session.isWritable}
                aria-description={words.followHint}
                onPress={() => void follow()}
              >
                {words.follow}
              </Button>
            ) : null}
            <Button
              className="button primary"
              onPress={() => {
                openDraft(session, null);
                props.onBack();
              }}
            >
              {words.back}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}
