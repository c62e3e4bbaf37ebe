import { type KeyboardEvent, useState } from "react";
import { Dialog, Input, Menu, MenuItem, Popover, TextArea, TextField } from "react-aria-components";
import { statuses } from "../../story/outline.ts";
import { useWords } from "../language/language.ts";
import { describeLines, type Field, fieldText } from "./describe-line.ts";
import type { OutlineActions } from "./outline-actions.ts";
import type { OutlineLine } from "./outline-lines.ts";
import { outlineTexts } from "./outline-words.ts";

/** What is being written, and where on the screen. */
export interface FieldEdit {
  readonly line: OutlineLine;
  readonly field: Field;
  readonly anchor: Element;
}

/**
 * Stands over the cell or the card whose field it is. Enter and a click elsewhere keep what was typed, Escape what was
 * there; Shift+Enter begins a new line in a synopsis.
 */
export function FieldPopover(props: {
  readonly edit: FieldEdit;
  readonly name: string;
  readonly actions: OutlineActions;
  readonly onClose: () => void;
}) {
  const words = useWords(outlineTexts);
  const { line, field, anchor } = props.edit;
  const [text, setText] = useState(fieldText(line, field));
  const isLong = field === "synopsis";
  const keep = (value = text) => {
    if (field !== "title" || value.trim() !== "") void describeLines(props.actions, field, [{ line, text: value }]);
    props.onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") props.onClose();
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    keep();
  };
  const width = Math.max(anchor.clientWidth + 2, isLong ? 260 : 150);
  return (
    <Popover
      className="popover field-popover"
      triggerRef={{ current: anchor }}
      isOpen
      onOpenChange={(open) => {
        if (!open) keep();
      }}
      isKeyboardDismissDisabled={field !== "status"}
      placement="bottom start"
      offset={field === "status" ? 4 : -anchor.clientHeight - 1}
      style={{ width }}
    >
      <Dialog aria-label={props.name}>
        {field === "status" ? (
          <Menu
            className="menu"
            aria-label={props.name}
            autoFocus="first"
            selectionMode="single"
            selectedKeys={[text || "none"]}
            onAction={(key) => keep(key === "none" ? "" : String(key))}
          >
            {(["none", ...statuses] as const).map((status) => (
              <MenuItem key={status} id={status} className="item">
                {status === "none" ? words.noStatus : words.statuses[status]}
              </MenuItem>
            ))}
          </Menu>
        ) : (
          <TextField aria-label={props.name} value={text} onChange={setText} autoFocus onKeyDown={onKeyDown}>
            {isLong ? (
              <TextArea dir="auto" rows={5} onFocus={(event) => event.currentTarget.select()} />
            ) : (
              <Input dir="auto" onFocus={(event) => event.currentTarget.select()} autoComplete="off" />
            )}
          </TextField>
        )}
      </Dialog>
    </Popover>
  );
}
