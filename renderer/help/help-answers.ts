import type { CommandId } from "../commands/command-list.ts";

/** What is asked, and the command that does it; null where there is none. In the order in which a newcomer meets it. */
export const helpAnswers = {
  import: "story.import",
  chapter: "chapter.new",
  scene: "edit.sceneBreak",
  marks: "edit.emphasis",
  saved: null,
  disk: "story.folder",
  split: "chapter.split",
  join: "chapter.join",
  order: "view.corkboard",
  grid: "view.grid",
  manuscript: "view.manuscript",
  second: "page.second",
  deletedWords: "view.history",
  deletedChapter: "trash.bringBack",
  versions: "view.history",
  undo: "edit.undo",
  backup: "story.copy",
  note: "note.new",
  remark: "edit.note",
  link: "edit.link",
  bookmark: "edit.bookmark",
  footnote: "edit.footnote",
  leftOut: "view.details",
  archive: "chapter.archive",
  find: "story.find",
  open: "story.quickOpen",
  book: "view.book",
  aloud: "aloud.read",
  export: "story.export",
  title: "story.about",
  numbers: "view.numbers",
  calm: "view.bare",
  look: "preferences.show",
  spelling: "preferences.show",
  together: null,
  otherProgram: null,
  rightToLeft: "story.about",
  commands: "view.commands",
} as const satisfies { readonly [question: string]: CommandId | null };

export type HelpId = keyof typeof helpAnswers;

export const helpIds = Object.keys(helpAnswers) as readonly HelpId[];
