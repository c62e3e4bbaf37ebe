import { Check, ChevronRight } from "lucide-react";
import { Menu, MenuItem, Popover, Separator, SubmenuTrigger } from "react-aria-components";
import { showKey } from "../commands/key.ts";
import { isMac } from "../commands/platform.ts";
import { AnchoredMenu } from "../controls/anchored-menu.tsx";
import { useWords, wordsNow } from "../language/language.ts";
import { matterTexts } from "./matter-words.ts";
import type { NoteTemplate } from "./note-templates.ts";
import type { Direction } from "./outline-moves.ts";
import type { OutlineRow } from "./outline-rows.ts";
import { rowTitle } from "./outline-tree.tsx";
import { outlineTexts } from "./outline-words.ts";

export type OutlineCommand =
  | "new chapter"
  | "new part"
  | "new note"
  | "new folder"
  | "add matter"
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

const onlyChapters: readonly Entry["command"][] = ["beside", "split", "split scenes", "join"];

/** The lines of each menu, as they are called now. */
function entryLists() {
  const words = wordsNow(outlineTexts);
  const rename: Entry = { command: "rename", label: words.rename, keys: "F2" };
  const duplicate: Entry = { command: "duplicate", label: words.duplicate, keys: showKey("Mod+D", isMac) };
  const beside: Entry = { command: "beside", label: words.beside };
  const asOne: Entry = { command: "as one", label: words.asOne };
  const archive: Entry = { command: "archive", label: words.archiveIt };
  const trash: Entry = { command: "trash", label: words.moveToTrash, keys: showKey("Delete", isMac) };
  const bringBack: Entry = { command: "bring back", label: words.bringBack };
  const moves: readonly Entry[] = [
    { command: "move up", label: words.moveUp, keys: showKey("Alt+ArrowUp", isMac) },
    { command: "move down", label: words.moveDown, keys: showKey("Alt+ArrowDown", isMac) },
    { command: "move out", label: words.moveOut, keys: showKey("Alt+ArrowLeft", isMac) },
    { command: "move in", label: words.moveIn, keys: showKey("Alt+ArrowRight", isMac) },
  ];
  const inBook: readonly (Entry | null)[] = [
    { command: "new chapter", label: words.newChapter },
    { command: "new part", label: words.newPart },
    { command: "add matter", label: wordsNow(matterTexts).name },
    null,
    beside,
    asOne,
    null,
    rename,
    duplicate,
    { command: "split", label: words.split },
    { command: "split scenes", label: words.splitScenes },
    { command: "join", label: words.join },
    null,
    ...moves,
    null,
    { command: "in book", label: words.inBook },
    archive,
    trash,
  ];
  const newNotes: readonly Entry[] = [
    { command: "new note ▸", label: words.newNote },
    { command: "new folder", label: words.newFolder },
  ];
  return {
    inBook,
    /** With an empty trash there is no row to ask at. */
    onNotes: [...newNotes, null, bringBack],
    inNotes: [...newNotes, null, beside, asOne, null, rename, duplicate, null, ...moves, null, archive, trash],
    inTrash: [{ command: "restore", label: words.restore } as Entry],
    inArchive: [{ command: "unarchive", label: words.unarchive } as Entry, trash],
    onTrash: [bringBack, null, { command: "empty trash", label: words.emptyTrash } as Entry],
  };
}

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
  const words = useWords(outlineTexts);
  const { row, count } = props;
  const entries = entriesFor(row, props.place);
  const name = count > 1 ? words.actionsForChosen(count) : words.actionsFor(rowTitle(row));
  return (
    <AnchoredMenu<OutlineCommand>
      name={name}
      anchor={props.anchor}
      placement="bottom end"
      disabled={props.disabled}
      onCommand={props.onCommand}
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
            {...(entry.command === "in book" ? { "aria-label": words.answered(entry.label, isChecked) } : {})}
          >
            {entry.label}
            {entry.keys ? <kbd>{entry.keys}</kbd> : null}
            {isChecked ? <Check size={14} aria-hidden /> : null}
          </MenuItem>
        );
      })}
    </AnchoredMenu>
  );
}

function NewNoteItem(props: {
  readonly label: string;
  readonly templates: readonly NoteTemplate[];
  readonly disabled: ReadonlySet<OutlineCommand>;
  readonly onCommand: (command: OutlineCommand) => void;
}) {
  const words = useWords(outlineTexts);
  return (
    <SubmenuTrigger>
      <MenuItem id="new note ▸" className="item" textValue={props.label} isDisabled={props.disabled.has("new note")}>
        {props.label}
        <ChevronRight size={14} aria-hidden />
      </MenuItem>
      <Popover className="popover">
        <Menu className="menu" aria-label={props.label} onAction={(key) => props.onCommand(key as OutlineCommand)}>
          <MenuItem id="new note" className="item">
            {words.note}
          </MenuItem>
          {props.templates.map(({ id, title }) => (
            <MenuItem key={id} id={`new from ${id}`} className="item">
              {title}
            </MenuItem>
          ))}
          <Separator className="separator" />
          <MenuItem id="templates" className="item">
            {words.changeTemplates}
          </MenuItem>
        </Menu>
      </Popover>
    </SubmenuTrigger>
  );
}

function entriesFor(row: OutlineRow, place: "outline" | "archive" | "trash"): readonly (Entry | null)[] {
  const lists = entryLists();
  if (row.key === "trash") return lists.onTrash;
  if (row.kind === "group") return lists.onNotes;
  if (row.kind === "scene") return [];
  if (place === "trash") return lists.inTrash;
  if (place === "archive") return lists.inArchive;
  if (row.item.kind === "folder") return lists.inNotes.filter((entry) => entry?.command !== "beside");
  if (row.item.kind === "note") return lists.inNotes;
  return row.item.kind === "chapter"
    ? lists.inBook
    : lists.inBook.filter((entry) => !entry || !onlyChapters.includes(entry.command));
}
