import { useState } from "react";
import { Button } from "react-aria-components";
import type { ProjectCounts } from "../../host/contract/contract.ts";
import { type Outline, type OutlineItem, walkOutline } from "../../story/outline.ts";
import type { OutlineEdit } from "../../story/outline-edits.ts";
import { ModalDialog } from "../controls/modal-dialog.tsx";
import { useWords } from "../language/language.ts";
import { wordCount } from "../words.ts";
import type { OutlineActions } from "./outline-actions.ts";
import { trashTexts } from "./trash-words.ts";

/** Says what will go before it goes, and what stays. */
export function EmptyTrashDialog(props: {
  readonly outline: Outline;
  readonly counts: ProjectCounts | null;
  readonly actions: OutlineActions;
  readonly onClose: () => void;
}) {
  const words = useWords(trashTexts);
  const items = [...walkOutline(props.outline.trash)];
  const texts = items.filter(({ file }) => file !== null);
  const wordsOf = ({ id }: OutlineItem) => props.counts?.items[id]?.words ?? 0;
  const sum = texts.reduce((total, item) => total + wordsOf(item), 0);
  const empty = () => {
    props.actions.edit(...items.map(({ id }): OutlineEdit => ({ kind: "remove", item: id })));
    props.onClose();
  };
  return (
    <ModalDialog name={words.empty} isOpen onClose={props.onClose}>
      <div className="dialog-body">
        <p>{words.what(words.texts(texts.length), wordCount(sum))}</p>
        <ul className="trash-list">
          {items.map((item) => (
            <li key={item.id}>
              <span>{item.title}</span>
              <span className="quiet-text">{item.file === null ? "" : wordCount(wordsOf(item))}</span>
            </li>
          ))}
        </ul>
        <p className="quiet-text">{words.kept}</p>
      </div>
      <div className="dialog-actions">
        <Button className="button" autoFocus onPress={props.onClose}>
          {words.cancel}
        </Button>
        <Button className="button primary" onPress={empty}>
          {words.remove}
        </Button>
      </div>
    </ModalDialog>
  );
}

/** What was removed from the trash, to be put back where it was. */
export function BringBackDialog(props: { readonly actions: OutlineActions; readonly onClose: () => void }) {
  const words = useWords(trashTexts);
  const { actions } = props;
  const [removed, setRemoved] = useState(() => actions.removed);
  const bringBack = ({ id }: OutlineItem) => {
    actions.edit({ kind: "bringBack", item: id }, { kind: "untrash", item: id });
    setRemoved(actions.removed);
  };
  return (
    <ModalDialog name={words.bringBack} isOpen onClose={props.onClose}>
      <div className="dialog-body">
        <p className="quiet-text">{removed.length > 0 ? words.removed : words.nothing}</p>
        <ul className="trash-list">
          {removed.map((item) => (
            <li key={item.id}>
              <span>{item.title}</span>
              <Button className="button" aria-label={words.bringBackItem(item.title)} onPress={() => bringBack(item)}>
                {words.back}
              </Button>
            </li>
          ))}
        </ul>
      </div>
      <div className="dialog-actions">
        <Button className="button primary" autoFocus onPress={props.onClose}>
          {words.done}
        </Button>
      </div>
    </ModalDialog>
  );
}
