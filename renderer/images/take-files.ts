import { type Extension, Prec } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { ySyncFacet } from "y-codemirror.next";
import { fail, type Problem } from "../../story/problem.ts";
import { upload } from "../import/upload.ts";
import { wordsNow } from "../language/language.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { describedBy, droppedFile, imageParagraphs, paragraphsAt } from "./dropped-files.ts";
import { imagesTexts } from "./images-words.ts";

interface TakenFile {
  readonly file: File;
  readonly isFolder: boolean;
}

/** Images that are dropped on the page or pasted are kept with the story and stand where they were put; of all else is said what can be done with it. */
export function takeFiles(session: ProjectSession): Extension {
  return Prec.high(
    EditorView.domEventHandlers({
      drop(event, view) {
        const files = filesOf(event.dataTransfer);
        if (files.length === 0) return false;
        event.preventDefault();
        const at = view.posAtCoords({ x: event.clientX, y: event.clientY }, false);
        void take(session, view, files, at);
        return true;
      },
      paste(event, view) {
        const files = filesOf(event.clipboardData);
        // A word processor puts a picture of the text beside the text.
        const hasText =
          event.clipboardData?.getData("text/plain").trim() || event.clipboardData?.getData("text/html").includes("<p");
        if (files.length === 0 || hasText) return false;
        event.preventDefault();
        void take(session, view, files, view.state.selection.main.head);
        return true;
      },
    }),
  );
}

function filesOf(transfer: DataTransfer | null): TakenFile[] {
  return [...(transfer?.items ?? [])].flatMap((item) => {
    const file = item.kind === "file" ? item.getAsFile() : null;
    return file ? [{ file, isFolder: item.webkitGetAsEntry()?.isDirectory ?? false }] : [];
  });
}

async function take(session: ProjectSession, view: EditorView, files: readonly TakenFile[], at: number): Promise<void> {
  const refused = refusal(session, files);
  if (refused) return session.trouble.set(refused);
  session.trouble.set(null);
  // What is written while the images are on their way moves the place along.
  const config = view.state.facet(ySyncFacet);
  const place = config.toYPos(at);
  const images: { readonly address: string; readonly description: string }[] = [];
  for (const { file } of files) {
    const sent = await upload(file, session.studio.address.token);
    if (!sent.ok) return session.trouble.set(sent.problem);
    if (sent.value.kind !== "upload") return;
    const kept = await session.studio.call("image.keep", { project: session.project, upload: sent.value.upload });
    if (!kept.ok) return session.trouble.set(kept.problem);
    images.push({ address: kept.value.address, description: describedBy(file.name) });
  }
  const { from, insert } = paragraphsAt(view.state.doc.toString(), config.fromYPos(place).pos, imageParagraphs(images));
  view.dispatch({
    changes: { from, insert },
    selection: { anchor: from + insert.length },
    userEvent: "input.paste",
    scrollIntoView: true,
  });
  view.focus();
}

/** All or nothing: a page with half of what was dropped on it is a puzzle. */
function refusal(session: ProjectSession, files: readonly TakenFile[]): Problem | null {
  const words = wordsNow(imagesTexts);
  if (!session.isWritable) return fail("read-only", words.readOnly, words.readOnlyNext).problem;
  for (const { file, isFolder } of files) {
    const { kind } = droppedFile(file.name, file.type, isFolder);
    if (kind === "folder") return fail("dropped-folder", words.folder(file.name), words.folderNext).problem;
    if (kind === "manuscript") return fail("dropped-text", words.manuscript(file.name), words.manuscriptNext).problem;
    if (kind === "unknown") return fail("dropped-unknown", words.unknown(file.name), words.unknownNext).problem;
  }
  return null;
}
