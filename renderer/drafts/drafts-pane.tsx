import { Archive, ArchiveRestore, FileDiff, Pencil, Trash2, Undo2 } from "lucide-react";
import { useState } from "react";
import { Button, Disclosure, DisclosurePanel, GridList, GridListItem, Heading } from "react-aria-components";
import type { Draft } from "../../story/drafts.ts";
import type { Outline, OutlineItem } from "../../story/outline.ts";
import type { Problem } from "../../story/problem.ts";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import { findItem } from "../outline/outline-rows.ts";
import { RenamePopover } from "../outline/rename-popover.tsx";
import type { ProjectSession } from "../studio/project-session.ts";
import { dayName } from "../words.ts";
import { draftTexts } from "./draft-words.ts";
import "./drafts.css";
import { NewDraftDialog } from "./new-draft-dialog.tsx";
import { openDraft, useOpenDraft } from "./open-draft.ts";

const mainKey = "main";

/** The main text and its drafts: which one is written in, and what is done with them. */
export function DraftsPane(props: {
  readonly session: ProjectSession;
  readonly outline: Outline;
  readonly item: OutlineItem | null;
  /** One was opened, or left: the page takes the keyboard. `chapter` is the one that it is a draft of. */
  readonly onOpen: (draft: Draft | null) => void;
  readonly onCompare: (draft: Draft) => void;
}) {
  const words = useWords(draftTexts);
  const { session, outline, item } = props;
  const drafts = useObservable(session.drafts);
  const open = useOpenDraft(session);
  const [isMaking, setMaking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [renamed, setRenamed] = useState<{ readonly draft: Draft; readonly row: Element } | null>(null);
  const here = drafts.filter(({ removed }) => !removed);
  const rows = [null, ...here.filter(({ archived }) => !archived)];
  const change = async (draft: Draft, edit: { name?: string; archived?: boolean; removed?: boolean }) => {
    const { project, studio } = session;
    const done = await studio.call("drafts.change", { project, draft: draft.id, ...edit });
    setProblem(done.ok ? null : done.problem);
    if (done.ok && edit.removed && session.draft.value === draft.id) openDraft(session, null);
  };
  const write = (draft: Draft | null) => {
    openDraft(session, draft?.id ?? null);
    props.onOpen(draft);
  };
  const about = ({ chapter, made, author }: Draft) =>
    words.about(
      chapter === null ? words.wholeBook : (findItem(outline, chapter)?.title ?? ""),
      dayName(new Date(made * 1000).toISOString()),
      author,
    );
  return (
    <div className="drafts">
      {problem ? <ProblemNote problem={problem} /> : null}
      {here.length === 0 ? <p className="quiet-text">{words.hint}</p> : null}
      <Button className="button" isDisabled={!session.isWritable} onPress={() => setMaking(true)}>
        {words.newDraft}
      </Button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the rows, which are the list's own. */}
      <div
        onKeyDown={(event) => {
          const row = event.target as HTMLElement;
          const draft = here.find(({ id }) => id === row.dataset.key);
          if (!draft || !session.isWritable) return;
          if (event.key === "Delete") void change(draft, { removed: true });
          else if (event.key === "F2") setRenamed({ draft, row });
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      >
        <GridList
          className="draft-list"
          aria-label={words.list}
          items={rows.map((draft) => ({ id: draft?.id ?? mainKey, draft }))}
          dependencies={[words, session, open, outline]}
          onAction={(key) => write(here.find(({ id }) => id === key) ?? null)}
        >
          {({ draft }) => (
            <GridListItem
              className="draft-row"
              textValue={draft?.name ?? words.mainText}
              data-open={open?.id === draft?.id || undefined}
            >
              <span className="draft-name" dir="auto">
                {draft?.name ?? words.mainText}
              </span>
              <span className="draft-about">
                {draft ? about(draft) : words.mainTextHint}
                {open?.id === draft?.id ? <b>{words.isOpen}</b> : null}
              </span>
              {draft ? (
                <span className="draft-tools">
                  <Button
                    className="button quiet"
                    aria-label={words.compare(draft.name)}
                    onPress={() => props.onCompare(draft)}
                  >
                    <FileDiff aria-hidden size={14} />
                  </Button>
                  {session.isWritable ? (
                    <>
                      <Button
                        className="button quiet"
                        aria-label={words.rename(draft.name)}
                        onPress={(event) => {
                          const row = event.target.closest(".draft-row");
                          if (row) setRenamed({ draft, row });
                        }}
                      >
                        <Pencil aria-hidden size={14} />
                      </Button>
                      <Button
                        className="button quiet"
                        aria-label={words.archive(draft.name)}
                        onPress={() => void change(draft, { archived: true })}
                      >
                        <Archive aria-hidden size={14} />
                      </Button>
                      <Button
                        className="button quiet"
                        aria-label={words.throwAway(draft.name)}
                        onPress={() => void change(draft, { removed: true })}
                      >
                        <Trash2 aria-hidden size={14} />
                      </Button>
                    </>
                  ) : null}
                </span>
              ) : null}
            </GridListItem>
          )}
        </GridList>
      </div>
      <PutAside
        heading={words.archived}
        drafts={here.filter(({ archived }) => archived)}
        label={words.unarchive}
        icon={<ArchiveRestore aria-hidden size={14} />}
        isWritable={session.isWritable}
        onBack={(draft) => void change(draft, { archived: false })}
      />
      <PutAside
        heading={words.thrownAway}
        drafts={drafts.filter(({ removed }) => removed)}
        label={words.bringBack}
        icon={<Undo2 aria-hidden size={14} />}
        isWritable={session.isWritable}
        onBack={(draft) => void change(draft, { removed: false })}
      />
      {renamed ? (
        <RenamePopover
          title={renamed.draft.name}
          anchor={renamed.row}
          onRename={(name) => void change(renamed.draft, { name })}
          onClose={() => setRenamed(null)}
        />
      ) : null}
      {isMaking ? (
        <NewDraftDialog
          session={session}
          chapter={item?.kind === "chapter" ? item : null}
          onClose={() => setMaking(false)}
          onMade={(id) => {
            setMaking(false);
            openDraft(session, id);
            props.onOpen(session.drafts.value.find((draft) => draft.id === id) ?? null);
          }}
        />
      ) : null}
    </div>
  );
}

function PutAside(props: {
  readonly heading: (count: number) => string;
  readonly drafts: readonly Draft[];
  readonly label: (name: string) => string;
  readonly icon: React.ReactNode;
  readonly isWritable: boolean;
  readonly onBack: (draft: Draft) => void;
}) {
  if (props.drafts.length === 0) return null;
  return (
    <Disclosure className="drafts-aside">
      <Heading level={3}>
        <Button slot="trigger" className="button quiet">
          {props.heading(props.drafts.length)}
        </Button>
      </Heading>
      <DisclosurePanel>
        <ul>
          {props.drafts.map((draft) => (
            <li key={draft.id}>
              <span className="draft-name" dir="auto">
                {draft.name}
              </span>
              {props.isWritable ? (
                <Button
                  className="button quiet"
                  aria-label={props.label(draft.name)}
                  onPress={() => props.onBack(draft)}
                >
                  {props.icon}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      </DisclosurePanel>
    </Disclosure>
  );
}
