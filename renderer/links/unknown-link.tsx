import { Button } from "react-aria-components";
import type { Outline } from "../../story/outline.ts";
import { ModalDialog } from "../controls/modal-dialog.tsx";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { linksWords } from "./links-words.ts";

/** A link that leads nowhere yet offers the note that it names. */
export function UnknownLink({ session, outline }: { readonly session: ProjectSession; readonly outline: Outline }) {
  const going = useObservable(session.going);
  const actions = useObservable(session.actions);
  const words = useWords(linksWords);
  if (going?.kind !== "unknown" || !actions || !session.isWritable) return null;
  const { title } = going;
  const make = async () => {
    session.going.set(null);
    const item = await actions.create("note", title, "notes", outline.notes.at(-1)?.id ?? null);
    if (item) session.going.set({ kind: "item", item, at: null });
  };
  return (
    <ModalDialog name={words.make} heading={words.make} isOpen onClose={() => session.going.set(null)}>
      <div className="dialog-body">
        <p>{words.unknown(title)}</p>
      </div>
      <div className="dialog-actions">
        <Button className="button quiet" onPress={() => session.going.set(null)}>
          {words.cancel}
        </Button>
        <Button className="button primary" autoFocus onPress={() => void make()}>
          {words.make}
        </Button>
      </div>
    </ModalDialog>
  );
}
