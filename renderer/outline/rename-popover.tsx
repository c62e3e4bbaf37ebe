import { type FormEvent, useState } from "react";
import { Dialog, Input, Popover, TextField } from "react-aria-components";
import { useWords } from "../language/language.ts";
import { outlineTexts } from "./outline-words.ts";

/** Stands over the row that it renames. Enter keeps the new title, Escape the old one. */
export function RenamePopover(props: {
  readonly title: string;
  readonly anchor: Element;
  readonly onRename: (title: string) => void;
  readonly onClose: () => void;
}) {
  const words = useWords(outlineTexts);
  const [title, setTitle] = useState(props.title);
  const save = () => {
    if (title.trim() !== "" && title !== props.title) props.onRename(title.trim());
    props.onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save();
  };
  return (
    <Popover
      className="popover rename"
      triggerRef={{ current: props.anchor }}
      isOpen
      onOpenChange={(open) => {
        if (!open) save();
      }}
      isKeyboardDismissDisabled
      placement="bottom start"
      offset={-props.anchor.clientHeight - 1}
      style={{ width: props.anchor.clientWidth }}
    >
      <Dialog aria-label={words.renameItem(props.title)}>
        <form onSubmit={submit}>
          <TextField
            aria-label={words.title}
            value={title}
            onChange={setTitle}
            autoFocus
            onKeyDown={(event) => {
              if (event.key === "Escape") props.onClose();
            }}
          >
            <Input dir="auto" onFocus={(event) => event.currentTarget.select()} autoComplete="off" />
          </TextField>
        </form>
      </Dialog>
    </Popover>
  );
}
