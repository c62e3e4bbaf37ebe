import type { MenuName } from "../../electron/contract.ts";

interface CommandShape {
  readonly id: string;
  readonly title: string;
  readonly menu: MenuName;
  /** Commands of one group stand together, groups in ascending order. */
  readonly group: number;
  /** Such as "Mod+Shift+P": Mod is ⌘ on a Mac and Ctrl elsewhere. */
  readonly key: string | null;
  /** On a Mac, where the other key means something else in every text. */
  readonly macKey?: string;
  /** Does the same, and stays when the key is changed: what other programs have taught. */
  readonly otherKey?: string;
  /** Only a desktop can do it. */
  readonly isDesktop?: true;
  /** A browser keeps this key to itself. */
  readonly isKeyDesktop?: true;
  /** The pane that has the focus knows this key, and what it means there. */
  readonly isPaneKey?: true;
}

const list = [
  { id: "window.new", title: "New window", menu: "file", group: 1, key: "Mod+Shift+N", isDesktop: true },
  { id: "library.new", title: "New story…", menu: "file", group: 1, key: "Mod+N", isKeyDesktop: true },
  { id: "library.open", title: "Open story…", menu: "file", group: 1, key: "Mod+O" },
  { id: "library.show", title: "All stories", menu: "file", group: 1, key: null },
  { id: "story.import", title: "Import…", menu: "file", group: 2, key: null },
  { id: "story.export", title: "Export…", menu: "file", group: 2, key: "Mod+E" },
  { id: "story.copy", title: "Save a copy…", menu: "file", group: 2, key: null },
  { id: "story.print", title: "Print…", menu: "file", group: 3, key: null, isDesktop: true },
  { id: "story.about", title: "About this story…", menu: "file", group: 4, key: null },
  { id: "story.folder", title: "Show in folder", menu: "file", group: 4, key: null, isDesktop: true },
  { id: "preferences.show", title: "Preferences…", menu: "file", group: 5, key: "Mod+," },

  { id: "edit.undo", title: "Undo", menu: "edit", group: 1, key: "Mod+Z", isPaneKey: true },
  { id: "edit.redo", title: "Redo", menu: "edit", group: 1, key: "Mod+Shift+Z", isPaneKey: true },
  { id: "edit.find", title: "Find in this chapter", menu: "edit", group: 3, key: "Mod+F", isPaneKey: true },
  { id: "story.find", title: "Find in the story", menu: "edit", group: 3, key: "Mod+Shift+F" },
  { id: "edit.emphasis", title: "Emphasis", menu: "edit", group: 4, key: "Mod+I", isPaneKey: true },
  { id: "edit.strong", title: "Strong", menu: "edit", group: 4, key: "Mod+B", isPaneKey: true },
  { id: "edit.note", title: "Note to yourself", menu: "edit", group: 4, key: "Mod+Shift+M", isPaneKey: true },
  { id: "edit.footnote", title: "Footnote", menu: "edit", group: 4, key: "Mod+Alt+F", isPaneKey: true },
  { id: "edit.link", title: "Link to a chapter or note", menu: "edit", group: 4, key: "Mod+Shift+L" },
  { id: "edit.followLink", title: "Follow link", menu: "edit", group: 4, key: "Alt+Enter", isPaneKey: true },
  { id: "edit.sceneBreak", title: "Scene break", menu: "edit", group: 4, key: "Mod+Enter", isPaneKey: true },

  { id: "chapter.new", title: "New chapter", menu: "chapter", group: 1, key: "Mod+Alt+N" },
  { id: "part.new", title: "New part", menu: "chapter", group: 1, key: null },
  { id: "note.new", title: "New note", menu: "chapter", group: 1, key: null },
  { id: "chapter.rename", title: "Rename", menu: "chapter", group: 2, key: "F2", isPaneKey: true },
  { id: "chapter.duplicate", title: "Duplicate", menu: "chapter", group: 2, key: "Mod+D", isPaneKey: true },
  { id: "chapter.split", title: "Split at cursor…", menu: "chapter", group: 2, key: null },
  { id: "chapter.splitScenes", title: "Split at scene breaks", menu: "chapter", group: 2, key: null },
  { id: "chapter.join", title: "Join with next chapter", menu: "chapter", group: 2, key: null },
  { id: "chapter.up", title: "Move up", menu: "chapter", group: 3, key: "Alt+ArrowUp", isPaneKey: true },
  { id: "chapter.down", title: "Move down", menu: "chapter", group: 3, key: "Alt+ArrowDown", isPaneKey: true },
  {
    id: "chapter.out",
    title: "Move out of its part",
    menu: "chapter",
    group: 3,
    key: "Alt+ArrowLeft",
    isPaneKey: true,
  },
  { id: "chapter.in", title: "Move into a part", menu: "chapter", group: 3, key: "Alt+ArrowRight", isPaneKey: true },
  { id: "chapter.archive", title: "Archive", menu: "chapter", group: 4, key: null },
  { id: "chapter.trash", title: "Move to trash", menu: "chapter", group: 4, key: "Delete", isPaneKey: true },
  { id: "trash.empty", title: "Empty the trash…", menu: "chapter", group: 5, key: null },
  { id: "trash.bringBack", title: "Bring back…", menu: "chapter", group: 5, key: null },

  { id: "view.commands", title: "Commands…", menu: "view", group: 1, key: "Mod+Shift+P" },
  { id: "story.quickOpen", title: "Quick open…", menu: "view", group: 1, key: "Mod+K" },
  { id: "page.back", title: "Back", menu: "view", group: 1, key: "Alt+ArrowLeft", macKey: "Mod+[" },
  { id: "page.forward", title: "Forward", menu: "view", group: 1, key: "Alt+ArrowRight", macKey: "Mod+]" },
  { id: "view.outline", title: "Outline", menu: "view", group: 2, key: "Mod+Shift+O" },
  { id: "view.details", title: "Details", menu: "view", group: 2, key: "Mod+Shift+D" },
  { id: "view.history", title: "History", menu: "view", group: 2, key: "Mod+Shift+H" },
  { id: "view.numbers", title: "Numbers", menu: "view", group: 2, key: "Mod+Shift+Y" },
  { id: "view.text", title: "Text", menu: "view", group: 3, key: "Mod+1", isKeyDesktop: true },
  { id: "view.grid", title: "Grid", menu: "view", group: 3, key: "Mod+2", isKeyDesktop: true },
  { id: "view.corkboard", title: "Corkboard", menu: "view", group: 3, key: "Mod+3", isKeyDesktop: true },
  { id: "view.book", title: "Book", menu: "view", group: 3, key: "Mod+4", isKeyDesktop: true },
  { id: "view.manuscript", title: "Manuscript", menu: "view", group: 3, key: "Mod+5", isKeyDesktop: true },
  { id: "page.second", title: "Second page", menu: "view", group: 3, key: "F8" },
  { id: "page.other", title: "Go to the other page", menu: "view", group: 3, key: "F6" },
  { id: "page.exchange", title: "Exchange the two pages", menu: "view", group: 3, key: null },
  { id: "view.system", title: "Light or dark like the system", menu: "view", group: 4, key: null },
  { id: "view.light", title: "Light", menu: "view", group: 4, key: null },
  { id: "view.white", title: "White", menu: "view", group: 4, key: null },
  { id: "view.dark", title: "Dark", menu: "view", group: 4, key: null },
  { id: "view.black", title: "Black", menu: "view", group: 4, key: null },
  { id: "view.contrast", title: "High contrast", menu: "view", group: 4, key: null },
  { id: "view.focusSentence", title: "Focus on the sentence", menu: "view", group: 5, key: null },
  { id: "view.focusParagraph", title: "Focus on the paragraph", menu: "view", group: 5, key: null },
  { id: "view.typewriter", title: "Typewriter scrolling", menu: "view", group: 5, key: null },
  { id: "view.marks", title: "Show Markdown marks", menu: "view", group: 5, key: null },
  { id: "view.bare", title: "Nothing but the text", menu: "view", group: 6, key: "Mod+Shift+Enter" },
  { id: "view.full", title: "Full screen", menu: "view", group: 6, key: "F11", isDesktop: true },
  { id: "aloud.read", title: "Read aloud", menu: "view", group: 7, key: "F9" },
  { id: "aloud.stop", title: "Stop reading aloud", menu: "view", group: 7, key: "Shift+F9" },
  { id: "aloud.faster", title: "Read faster", menu: "view", group: 7, key: "Mod+F9" },
  { id: "aloud.slower", title: "Read slower", menu: "view", group: 7, key: "Mod+Shift+F9" },

  { id: "help.show", title: "Help", menu: "help", group: 1, key: "F1" },
  { id: "help.keys", title: "Keys", menu: "help", group: 1, key: "Mod+/" },
  { id: "help.crashes", title: "Crash reports…", menu: "help", group: 2, key: null, isDesktop: true },
] as const satisfies readonly CommandShape[];

export type CommandId = (typeof list)[number]["id"];

/** A command as the menus, the palette and the list of keys show it. */
export interface Command extends CommandShape {
  readonly id: CommandId;
}

/** The one list of what can be done by name. A menu shows a group's commands in this order. */
export const commandList: readonly Command[] = list;

export function commandOf(id: CommandId): Command {
  return commandList.find((command) => command.id === id) as Command;
}
