import { Menu, MenuItem, Popover, Separator } from "react-aria-components";
import type { Direction } from "./outline-moves.ts";
import type { OutlineRow } from "./outline-rows.ts";
import { rowTitle } from "./outline-tree.tsx";

export type OutlineCommand =
  | "new chapter"
  | "new part"
  | "new note"
  | "new folder"
  | "rename"
  | "split"
  | `move ${Direction}`
  | "join"
  | "trash"
  | "restore";

interface Entry {
  readonly command: OutlineCommand;
  readonly label: string;
  readonly keys?: string;
}

const rename: Entry = { command: "rename", label: "Rename", keys: "F2" };
const trash: Entry = { command: "trash", label: "Move to trash", keys: "Del" };

const moves: readonly Entry[] = [
  { command: "move up", label: "Move up", keys: "Alt+↑" },
  { command: "move down", label: "Move down", keys: "Alt+↓" },
  { command: "move out", label: "Move out", keys: "Alt+←" },
  { command: "move in", label: "Move in", keys: "Alt+→" },
];

const inBook: readonly (Entry | null)[] = [
  { command: "new chapter", label: "New chapter" },
  { command: "new part", label: "New part" },
  null,
  rename,
  { command: "split", label: "Split at cursor…" },
  { command: "join", label: "Join with next chapter" },
  null,
  ...moves,
  null,
  trash,
];
const inNotes: readonly (Entry | null)[] = [
  { command: "new note", label: "New note" },
  { command: "new folder", label: "New folder" },
  null,
  rename,
  null,
  ...moves,
  null,
  trash,
];
const onNotes: readonly (Entry | null)[] = inNotes.slice(0, 2);
const inTrash: readonly (Entry | null)[] = [{ command: "restore", label: "Restore" }];

export function OutlineMenu(props: {
  readonly row: OutlineRow;
  readonly anchor: Element;
  readonly isTrashed: boolean;
  readonly disabled: ReadonlySet<OutlineCommand>;
  readonly onCommand: (command: OutlineCommand) => void;
  readonly onClose: () => void;
}) {
  const entries = entriesFor(props.row, props.isTrashed);
  const name = `Actions for ${rowTitle(props.row)}`;
  return (
    <Popover
      className="popover"
      aria-label={name}
      triggerRef={{ current: props.anchor }}
      isOpen
      onOpenChange={(open) => {
        if (!open) props.onClose();
      }}
      placement="bottom end"
    >
      <Menu
        className="menu"
        aria-label={name}
        autoFocus="first"
        disabledKeys={props.disabled}
        onAction={(key) => props.onCommand(key as OutlineCommand)}
        onClose={props.onClose}
      >
        {entries.map((entry, index) =>
          entry ? (
            <MenuItem key={entry.command} id={entry.command} className="item" textValue={entry.label}>
              {entry.label}
              {entry.keys ? <kbd>{entry.keys}</kbd> : null}
            </MenuItem>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a fixed list have no other name.
            <Separator key={index} className="separator" />
          ),
        )}
      </Menu>
    </Popover>
  );
}

function entriesFor(row: OutlineRow, isTrashed: boolean): readonly (Entry | null)[] {
  if (isTrashed) return inTrash;
  if (row.kind === "group") return onNotes;
  if (row.kind === "scene") return [];
  if (row.item.kind === "note" || row.item.kind === "folder") return inNotes;
  return row.item.kind === "chapter"
    ? inBook
    : inBook.filter((entry) => entry?.command !== "split" && entry?.command !== "join");
}
