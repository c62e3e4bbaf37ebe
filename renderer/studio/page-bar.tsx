import { Archive, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import type { Outline, OutlineItem } from "../../story/outline.ts";
import { useWords } from "../language/language.ts";
import type { OutlineActions } from "../outline/outline-actions.ts";
import { archivedWith, trashedWith } from "../outline/outline-rows.ts";
import { studioTexts } from "./studio-words.ts";

/** One quiet line above the page: what has become of it. */
export function PageBar(props: { readonly children: ReactNode }) {
  return (
    <div className="page-bar" role="status">
      {props.children}
    </div>
  );
}

/** The page stays open and can be written on: what is typed while somebody puts it into the trash is in it. */
export function TrashBar(props: {
  readonly outline: Outline;
  readonly item: OutlineItem;
  readonly actions: OutlineActions;
  readonly isWritable: boolean;
  /** After it was put back: the cursor returns to the page. */
  readonly onBack: () => void;
}) {
  const words = useWords(studioTexts);
  const { outline, item, actions } = props;
  const top = trashedWith(outline, item.id);
  if (!top) return null;
  const isNote = item.kind === "note";
  const isItself = top.id === item.id;
  return (
    <PageBar>
      <Trash2 size={15} aria-hidden />
      <p>
        {isItself
          ? isNote
            ? words.noteTrashed
            : words.chapterTrashed
          : (isNote ? words.noteTrashedWith : words.chapterTrashedWith)(top.title)}
      </p>
      <Button
        className="button"
        isDisabled={!props.isWritable}
        onPress={() => {
          if (actions.edit({ kind: "untrash", item: top.id })) props.onBack();
        }}
      >
        {words.putBack}
      </Button>
    </PageBar>
  );
}

export function ArchiveBar(props: {
  readonly outline: Outline;
  readonly item: OutlineItem;
  readonly actions: OutlineActions;
  readonly isWritable: boolean;
}) {
  const words = useWords(studioTexts);
  const { outline, item, actions } = props;
  const top = archivedWith(outline, item.id);
  if (!top) return null;
  const isNote = item.kind === "note";
  const isItself = top.id === item.id;
  return (
    <PageBar>
      <Archive size={15} aria-hidden />
      <p>
        {isItself
          ? isNote
            ? words.noteArchived
            : words.chapterArchived
          : (isNote ? words.noteArchivedWith : words.chapterArchivedWith)(top.title)}
      </p>
      <Button
        className="button"
        isDisabled={!props.isWritable}
        onPress={() => actions.edit({ kind: "setArchived", item: top.id, archived: false })}
      >
        {words.takeOut}
      </Button>
    </PageBar>
  );
}
