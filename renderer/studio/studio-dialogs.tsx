import type { OpenedProject, RelativePosition } from "../../host/contract/contract.ts";
import type { DraftId } from "../../story/drafts.ts";
import type { ItemId } from "../../story/ids.ts";
import type { Outline } from "../../story/outline.ts";
import type { Moment } from "../compare/moments.ts";
import { BookDetailsDialog } from "../export/book-details-dialog.tsx";
import { ExportDialog } from "../export/export-dialog.tsx";
import { PresetEditor } from "../export/preset-editor.tsx";
import { ImportDialog } from "../import/import-dialog.tsx";
import { NewStoryDialog } from "../library/new-story-dialog.tsx";
import { OpenFolderDialog } from "../library/open-folder-dialog.tsx";
import type { OutlineActions } from "../outline/outline-actions.ts";
import { ShareDialog } from "../sharing/share-dialog.tsx";
import { CopyDialog } from "./copy-dialog.tsx";
import type { ProjectSession } from "./project-session.ts";
import { type Cut, SplitDialog } from "./split-dialog.tsx";
import { StoryDialog } from "./story-dialog.tsx";
import { UnsavedDialog } from "./unsaved-dialog.tsx";

export type OpenDialog =
  | { readonly kind: "new" }
  | { readonly kind: "open" }
  | { readonly kind: "import" }
  | { readonly kind: "export"; readonly at: Moment | null }
  | { readonly kind: "copy" }
  | { readonly kind: "share" }
  | { readonly kind: "story" }
  | { readonly kind: "details" }
  | { readonly kind: "presets" }
  | { readonly kind: "unsaved" }
  | { readonly kind: "split"; readonly chapter: ItemId; readonly at: RelativePosition; readonly cut: Cut }
  | null;

/** What lies over an open story while something is asked. */
export function StudioDialogs(props: {
  readonly session: ProjectSession;
  readonly outline: Outline | null;
  readonly actions: OutlineActions | null;
  /** Of the chapter that is looked at. */
  readonly title: string;
  readonly dialog: OpenDialog;
  readonly onClose: () => void;
  readonly onOpen: (opened: OpenedProject) => void;
  readonly onLeave: () => void;
  readonly onChapter: (chapter: ItemId) => void;
  /** What a draft has otherwise than the book. */
  readonly onDraft: (draft: DraftId) => void;
}) {
  const { session, outline, actions, dialog, onClose } = props;
  return (
    <>
      {dialog?.kind === "new" ? <NewStoryDialog onClose={onClose} onOpen={props.onOpen} /> : null}
      <OpenFolderDialog
        isOpen={dialog?.kind === "open"}
        onClose={onClose}
        onOpen={(opened) => {
          onClose();
          props.onOpen(opened);
        }}
      />
      {dialog?.kind === "import" ? (
        <ImportDialog
          source={null}
          {...(outline
            ? {
                story: {
                  project: session.project,
                  outline,
                  isWritable: session.isWritable,
                  flush: () => session.flush(),
                  onChapter: props.onChapter,
                  onDraft: props.onDraft,
                },
              }
            : {})}
          onClose={onClose}
          onOpen={props.onOpen}
        />
      ) : null}
      {dialog?.kind === "export" && outline ? (
        <ExportDialog session={session} outline={outline} actions={actions} at={dialog.at} onClose={onClose} />
      ) : null}
      {dialog?.kind === "presets" && outline && actions ? (
        <PresetEditor
          session={session}
          outline={outline}
          actions={actions}
          first={null}
          at={null}
          only={null}
          onClose={() => onClose()}
        />
      ) : null}
      {dialog?.kind === "details" && actions ? (
        <BookDetailsDialog session={session} actions={actions} onClose={onClose} />
      ) : null}
      {dialog?.kind === "copy" ? <CopyDialog session={session} onClose={onClose} /> : null}
      {dialog?.kind === "share" ? <ShareDialog session={session} onClose={onClose} /> : null}
      {dialog?.kind === "story" && outline && actions ? (
        <StoryDialog outline={outline} actions={actions} isWritable={session.isWritable} onClose={onClose} />
      ) : null}
      {dialog?.kind === "unsaved" ? <UnsavedDialog session={session} onStay={onClose} onSaved={props.onLeave} /> : null}
      {dialog?.kind === "split" && actions ? (
        <SplitDialog
          title={props.title}
          cut={dialog.cut}
          onClose={onClose}
          onSplit={async (title) => {
            const chapter = await actions.split(dialog.chapter, dialog.at, title);
            if (chapter) props.onChapter(chapter);
            onClose();
          }}
        />
      ) : null}
    </>
  );
}
