import type { MenuName } from "../../electron/contract.ts";

interface CommandShape {
  readonly id: string;
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
  { id: "window.new", menu: "file", group: 1, key: "Mod+Shift+N", isDesktop: true },
  { id: "library.new", menu: "file", group: 1, key: "Mod+N", isKeyDesktop: true },
  { id: "library.open", menu: "file", group: 1, key: "Mod+O" },
  { id: "library.show", menu: "file", group: 1, key: null },
  { id: "story.import", menu: "file", group: 2, key: null },
  { id: "story.export", menu: "file", group: 2, key: "Mod+E" },
  { id: "story.share", menu: "file", group: 2, key: null },
  { id: "story.presets", menu: "file", group: 2, key: null },
  { id: "story.copy", menu: "file", group: 2, key: null },
  { id: "story.print", menu: "file", group: 3, key: null, isDesktop: true },
  { id: "story.about", menu: "file", group: 4, key: null },
  { id: "story.details", menu: "file", group: 4, key: null },
  { id: "story.folder", menu: "file", group: 4, key: null, isDesktop: true },
  { id: "preferences.show", menu: "file", group: 5, key: "Mod+," },

  { id: "edit.undo", menu: "edit", group: 1, key: "Mod+Z", isPaneKey: true },
  { id: "edit.redo", menu: "edit", group: 1, key: "Mod+Shift+Z", isPaneKey: true },
  { id: "edit.copyWords", menu: "edit", group: 2, key: "Mod+Alt+C" },
  { id: "edit.find", menu: "edit", group: 3, key: "Mod+F", isPaneKey: true },
  { id: "story.find", menu: "edit", group: 3, key: "Mod+Shift+F" },
  { id: "edit.emphasis", menu: "edit", group: 4, key: "Mod+I", isPaneKey: true },
  { id: "edit.strong", menu: "edit", group: 4, key: "Mod+B", isPaneKey: true },
  { id: "edit.note", menu: "edit", group: 4, key: "Mod+Shift+M", isPaneKey: true },
  { id: "edit.footnote", menu: "edit", group: 4, key: "Mod+Alt+F", isPaneKey: true },
  { id: "edit.link", menu: "edit", group: 4, key: "Mod+Shift+L" },
  { id: "edit.followLink", menu: "edit", group: 4, key: "Alt+Enter", isPaneKey: true },
  { id: "edit.bookmark", menu: "edit", group: 5, key: "Mod+Shift+B" },
  { id: "bookmark.next", menu: "edit", group: 5, key: "Alt+PageDown" },
  { id: "bookmark.previous", menu: "edit", group: 5, key: "Alt+PageUp" },
  { id: "edit.suggest", menu: "edit", group: 5, key: null },
  { id: "suggestion.next", menu: "edit", group: 5, key: null },
  { id: "suggestion.previous", menu: "edit", group: 5, key: null },
  { id: "edit.point", menu: "edit", group: 5, key: null },
  { id: "comment.add", menu: "edit", group: 7, key: "Mod+Alt+M" },
  { id: "comment.here", menu: "edit", group: 7, key: "Mod+Alt+Enter" },
  { id: "comment.next", menu: "edit", group: 7, key: "Shift+Alt+PageDown" },
  { id: "comment.previous", menu: "edit", group: 7, key: "Shift+Alt+PageUp" },
  { id: "edit.forget", menu: "edit", group: 6, key: null },
  { id: "edit.sceneBreak", menu: "edit", group: 4, key: "Mod+Enter", isPaneKey: true },

  { id: "chapter.new", menu: "chapter", group: 1, key: "Mod+Alt+N" },
  { id: "part.new", menu: "chapter", group: 1, key: null },
  { id: "note.new", menu: "chapter", group: 1, key: null },
  { id: "matter.new", menu: "chapter", group: 1, key: null },
  { id: "chapter.rename", menu: "chapter", group: 2, key: "F2", isPaneKey: true },
  { id: "chapter.duplicate", menu: "chapter", group: 2, key: "Mod+D", isPaneKey: true },
  { id: "chapter.split", menu: "chapter", group: 2, key: null },
  { id: "chapter.splitScenes", menu: "chapter", group: 2, key: null },
  { id: "chapter.join", menu: "chapter", group: 2, key: null },
  { id: "chapter.up", menu: "chapter", group: 3, key: "Alt+ArrowUp", isPaneKey: true },
  { id: "chapter.down", menu: "chapter", group: 3, key: "Alt+ArrowDown", isPaneKey: true },
  {
    id: "chapter.out",
    menu: "chapter",
    group: 3,
    key: "Alt+ArrowLeft",
    isPaneKey: true,
  },
  { id: "chapter.in", menu: "chapter", group: 3, key: "Alt+ArrowRight", isPaneKey: true },
  { id: "chapter.archive", menu: "chapter", group: 4, key: null },
  { id: "chapter.trash", menu: "chapter", group: 4, key: "Delete", isPaneKey: true },
  { id: "trash.empty", menu: "chapter", group: 5, key: null },
  { id: "trash.bringBack", menu: "chapter", group: 5, key: null },

  { id: "view.commands", menu: "view", group: 1, key: "Mod+Shift+P" },
  { id: "story.quickOpen", menu: "view", group: 1, key: "Mod+K" },
  { id: "page.back", menu: "view", group: 1, key: "Alt+ArrowLeft", macKey: "Mod+[" },
  { id: "page.forward", menu: "view", group: 1, key: "Alt+ArrowRight", macKey: "Mod+]" },
  { id: "view.outline", menu: "view", group: 2, key: "Mod+Shift+O" },
  { id: "view.details", menu: "view", group: 2, key: "Mod+Shift+D" },
  { id: "view.history", menu: "view", group: 2, key: "Mod+Shift+H" },
  { id: "view.bookmarks", menu: "view", group: 2, key: "Mod+Alt+B" },
  { id: "view.comments", menu: "view", group: 2, key: "Mod+Alt+A" },
  { id: "view.drafts", menu: "view", group: 2, key: "Mod+Alt+D" },
  { id: "view.timeline", menu: "view", group: 2, key: "Mod+Alt+H" },
  { id: "view.compare", menu: "view", group: 2, key: "Mod+Alt+K" },
  { id: "history.authors", menu: "view", group: 2, key: "Mod+Alt+W" },
  { id: "history.passage", menu: "view", group: 2, key: "Mod+Alt+G" },
  { id: "history.play", menu: "view", group: 2, key: "Mod+Alt+P" },
  { id: "history.playBook", menu: "view", group: 2, key: null },
  { id: "view.numbers", menu: "view", group: 2, key: "Mod+Shift+Y" },
  { id: "view.text", menu: "view", group: 3, key: "Mod+1", isKeyDesktop: true },
  { id: "view.grid", menu: "view", group: 3, key: "Mod+2", isKeyDesktop: true },
  { id: "view.corkboard", menu: "view", group: 3, key: "Mod+3", isKeyDesktop: true },
  { id: "view.book", menu: "view", group: 3, key: "Mod+4", isKeyDesktop: true },
  { id: "view.manuscript", menu: "view", group: 3, key: "Mod+5", isKeyDesktop: true },
  { id: "page.second", menu: "view", group: 3, key: "F8" },
  { id: "page.other", menu: "view", group: 3, key: "F6" },
  { id: "page.exchange", menu: "view", group: 3, key: null },
  { id: "view.system", menu: "view", group: 4, key: null },
  { id: "view.light", menu: "view", group: 4, key: null },
  { id: "view.white", menu: "view", group: 4, key: null },
  { id: "view.dark", menu: "view", group: 4, key: null },
  { id: "view.black", menu: "view", group: 4, key: null },
  { id: "view.contrast", menu: "view", group: 4, key: null },
  { id: "view.focusSentence", menu: "view", group: 5, key: null },
  { id: "view.focusParagraph", menu: "view", group: 5, key: null },
  { id: "view.typewriter", menu: "view", group: 5, key: null },
  { id: "view.marks", menu: "view", group: 5, key: null },
  { id: "view.bare", menu: "view", group: 6, key: "Mod+Shift+Enter" },
  { id: "view.full", menu: "view", group: 6, key: "F11", isDesktop: true },
  { id: "aloud.read", menu: "view", group: 7, key: "F9" },
  { id: "aloud.stop", menu: "view", group: 7, key: "Shift+F9" },
  { id: "aloud.faster", menu: "view", group: 7, key: "Mod+F9" },
  { id: "aloud.slower", menu: "view", group: 7, key: "Mod+Shift+F9" },
  { id: "language.system", menu: "view", group: 8, key: null },
  { id: "language.english", menu: "view", group: 8, key: null },
  { id: "language.german", menu: "view", group: 8, key: null },

  { id: "help.show", menu: "help", group: 1, key: "F1" },
  { id: "help.keys", menu: "help", group: 1, key: "Mod+/" },
  { id: "help.crashes", menu: "help", group: 2, key: null, isDesktop: true },
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
