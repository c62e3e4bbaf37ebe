import { Columns3, X } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button, Dialog, DialogTrigger, Input, Popover, TextField } from "react-aria-components";
import { createItemId } from "../../story/ids.ts";
import type { Column } from "../../story/outline.ts";
import { useWords } from "../language/language.ts";
import type { OutlineActions } from "../outline/outline-actions.ts";
import { gridTexts } from "./grid-words.ts";

/** The writer's own columns: named, made and taken away here. */
export function ColumnsButton(props: {
  readonly columns: readonly Column[];
  readonly actions: OutlineActions;
  readonly isDisabled: boolean;
}) {
  const words = useWords(gridTexts);
  const { columns, actions } = props;
  const [name, setName] = useState("");
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return;
    actions.edit({ kind: "nameColumn", column: createItemId(Date.now(), Math.random), name: name.trim() });
    setName("");
  };
  return (
    <DialogTrigger>
      <Button className="button quiet" isDisabled={props.isDisabled}>
        <Columns3 size={15} aria-hidden />
        {words.columns}
      </Button>
      <Popover className="popover columns-popover" placement="bottom end">
        <Dialog aria-label={words.columns}>
          <p className="quiet-text">{words.columnsHint}</p>
          {columns.map((column) => (
            <ColumnField key={column.id} column={column} actions={actions} />
          ))}
          <form onSubmit={add}>
            <TextField className="field" aria-label={words.newColumn} value={name} onChange={setName} autoFocus>
              <Input placeholder={words.newColumn} autoComplete="off" />
            </TextField>
            <Button className="button" type="submit" isDisabled={name.trim() === ""}>
              {words.addColumn}
            </Button>
          </form>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function ColumnField({ column, actions }: { readonly column: Column; readonly actions: OutlineActions }) {
  const words = useWords(gridTexts);
  const [typed, setTyped] = useState<string | null>(null);
  const keep = () => {
    if (typed !== null && typed.trim() !== "" && typed !== column.name)
      actions.edit({ kind: "nameColumn", column: column.id, name: typed.trim() });
    setTyped(null);
  };
  return (
    <div className="column-field">
      <TextField
        className="field"
        aria-label={words.columnName}
        value={typed ?? column.name}
        onChange={setTyped}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === "Enter") keep();
        }}
      >
        <Input autoComplete="off" />
      </TextField>
      <Button
        className="button quiet icon"
        aria-label={words.removeColumn(column.name)}
        onPress={() => actions.edit({ kind: "nameColumn", column: column.id, name: null })}
      >
        <X size={14} aria-hidden />
      </Button>
    </div>
  );
}
