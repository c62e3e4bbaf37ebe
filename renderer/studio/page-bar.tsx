import { Archive, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import type { Outline, OutlineItem } from "../../story/outline.ts";
import type { OutlineActions } from "../outline/outline-actions.ts";
import { archivedWith, trashedWith } from "../outline/outline-rows.ts";

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
  const { outline, item, actions } = props;
  const top = trashedWith(outline, item.id);
  if (!top) return null;
  const what = item.kind === "note" ? "note" : "chapter";
  return (
    <PageBar>
      <Trash2 size={15} aria-hidden />
      <p>
        {top.id === item.id ? `This ${what} is in the trash.` : `This ${what} is in the trash, with “${top.title}”.`}
      </p>
      <Button
        className="button"
        isDisabled={!props.isWritable}
        onPress={() => {
          if (actions.edit({ kind: "untrash", item: top.id })) props.onBack();
        }}
      >
        Put it back
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
  const { outline, item, actions } = props;
  const top = archivedWith(outline, item.id);
  if (!top) return null;
  const what = item.kind === "note" ? "note" : "chapter";
  return (
    <PageBar>
      <Archive size={15} aria-hidden />
      <p>
        {top.id === item.id
          ? `This ${what} is in the archive.`
          : `This ${what} is in the archive, with “${top.title}”.`}
      </p>
      <Button
        className="button"
        isDisabled={!props.isWritable}
        onPress={() => actions.edit({ kind: "setArchived", item: top.id, archived: false })}
      >
        Take it out
      </Button>
    </PageBar>
  );
}
