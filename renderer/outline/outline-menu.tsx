import { Check, ChevronRight } from "lucide-react";
import { Menu, MenuItem, Popover, Separator, SubmenuTrigger } from "react-aria-components";
import { showKey } from "../commands/key.ts";
import { isMac } from "../commands/platform.ts";
import type { NoteTemplate } from "./note-templates.ts";
import type { Direction } from "./outline-moves.ts";
import type { OutlineRow } from "./outline-rows.ts";
import { rowTitle } from "./outline-tree.tsx";

export type OutlineCommand =
  | "new chapter"
  | "new part"
  | "new note"
  | "new folder"
  | "templates"
  | "beside"
  | "as one"
  | "rename"
  | "duplicate"
  | "split"
  | "split scenes"
  | `move ${Direction}`
  | "join"
  | "in book"
  | "archive"
  | "unarchive"
  | "trash"
  | "restore"
  | "empty trash"
  | "bring back"
  /** A note that begins with this template. */
  | `new from ${string}`;

interface Entry {
  readonly command: OutlineCommand | "new note ▸";
  readonly label: string;
  readonly keys?: string;
}

const rename: Entry = { command: "rename", label: "Rename", keys: "F2" };
const duplicate: Entry = { command: "duplicate", label: "Duplicate", keys: showKey("Mod+D", isMac) };
const beside: Entry = { command: "beside", label: "Open beside" };
const asOne: Entry = { command: "as one", label: "Show as one text" };
const archive: Entry = { command: "archive", label: "Archive" };
const trash: Entry = { command: "trash", label: "Move to trash", keys: "Del" };

const moves: readonly Entry[] = [
  { command: "move up", label: "Move up", keys: "Alt+↑" },
  { command: "move down", label: "Move down", keys: "Alt+↓" },
  { command: "move out", label: "Move out", keys: "Alt+←" },
  { command: "move in", label: "Move in", keys: "Alt+→" },
];

const onlyChapters: readonly Entry["command"][] = ["beside", "split", "split scenes", "join"];
const inBook: readonly (Entry | null)[] = [
  { command: "new chapter", label: "New chapter" },
  { command: "new part", label: "New part" },
  null,
  beside,
  asOne,
  null,
  rename,
  duplicate,
  { command: "split", label: "Split at cursor…" },
  { command: "split scenes", label: "Split at scene breaks" },
  { command: "join", label: "Join with next chapter" },
  null,
  ...moves,
  null,
  { command: "in book", label: "Include in the book" },
  archive,
  trash,
];
const newNotes: readonly Entry[] = [
  { command: "new note ▸", label: "New note" },
  { command: "new folder", label: "New folder" },
];
/** With an empty trash there is no row to ask at. */
const onNotes: readonly (Entry | null)[] = [...newNotes, null, { command: "bring back", label: "Bring back…" }];
const inNotes: readonly (Entry | null)[] = [
  ...newNotes,
  null,
  beside,
  asOne,
  null,
  rename,
  duplicate,
  null,
  ...moves,
  null,
  archive,
  trash,
];
const inTrash: readonly (Entry | null)[] = [{ command: "restore", label: "Restore" }];
const inArchive: readonly (Entry | null)[] = [{ command: "unarchive", label: "Take out of the archive" }, trash];
const onTrash: readonly (Entry | null)[] = [
  { command: "bring back", label: "Bring back…" },
  null,
  { command: "empty trash", label: "Empty the trash…" },
];

export function OutlineMenu(props: {
  readonly row: OutlineRow;
  readonly anchor: Element;
  readonly place: "outline" | "archive" | "trash";
  /** How many rows the commands are about, this one among them. */
  readonly count: number;
  readonly templates: readonly NoteTemplate[];
  readonly disabled: ReadonlySet<OutlineCommand>;
  readonly onCommand: (command: OutlineCommand) => void;
  readonly onClose: () => void;
}) {
  const { row, count } = props;
  const entries = entriesFor(row, props.place);
  const name = count > 1 ? `Actions for ${count} chosen` : `Actions for ${rowTitle(row)}`;
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
        {entries.map((entry, index) => {
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a fixed list have no other name.
          if (!entry) return <Separator key={index} className="separator" />;
          if (entry.command === "new note ▸") return <NewNoteItem key={entry.command} {...props} label={entry.label} />;
          const isChecked = entry.command === "in book" && row.kind === "item" && row.item.inBook;
          return (
            <MenuItem
              key={entry.command}
              id={entry.command}
              className="item"
              textValue={entry.label}
              {...(entry.command === "in book" ? { "aria-label": `${entry.label}: ${isChecked ? "yes" : "no"}` } : {})}
            >
              {entry.label}
              {entry.keys ? <kbd>{entry.keys}</kbd> : null}
              {isChecked ? <Check size={14} aria-hidden /> : null}
            </MenuItem>
          );
        })}
      </Menu>
    </Popover>
  );
}

function NewNoteItem(props: {
  readonly label: string;
  readonly templates: readonly NoteTemplate[];
  readonly disabled: ReadonlySet<OutlineCommand>;
  readonly onCommand: (command: OutlineCommand) => void;
}) {
  return (
    <SubmenuTrigger>
      <MenuItem id="new note ▸" className="item" textValue={props.label} isDisabled={props.disabled.has("new note")}>
        {props.label}
        <ChevronRight size={14} aria-hidden />
      </MenuItem>
      <Popover className="popover">
        <Menu className="menu" aria-label={props.label} onAction={(key) => props.onCommand(key as OutlineCommand)}>
          <MenuItem id="new note" className="item">
            Note
          </MenuItem>
          {props.templates.map(({ id, title }) => (
            <MenuItem key={id} id={`new from ${id}`} className="item">
              {title}
            </MenuItem>
          ))}
          <Separator className="separator" />
          <MenuItem id="templates" className="item">
            Change the templates
          </MenuItem>
        </Menu>
      </Popover>
    </SubmenuTrigger>
  );
}

function entriesFor(row: OutlineRow, place: "outline" | "archive" | "trash"): readonly (Entry | null)[] {
  if (row.key === "trash") return onTrash;
  if (row.kind === "group") return onNotes;
  if (row.kind === "scene") return [];
  if (place === "trash") return inTrash;
  if (place === "archive") return inArchive;
  if (row.item.kind === "folder") return inNotes.filter((entry) => entry !== beside);
  if (row.item.kind === "note") return inNotes;
  return row.item.kind === "chapter"
    ? inBook
    : inBook.filter((entry) => !entry || !onlyChapters.includes(entry.command));
}
