import type { HelpWords } from "./help-words.ts";

export const englishAnswers: HelpWords["about"] = {
  import: {
    question: "How do I bring in a manuscript that I have?",
    answer:
      "Drop the file or choose it: Word, OpenDocument, RTF, EPUB, HTML, Markdown, text, a folder, a Scrivener or novelWriter project. You see its chapters before anything is made, can rename, join, split and leave out, and choose another rule; every word is accounted for. It becomes a story of its own, or chapters of the one that is open. A copy of a whole story comes in the same way.",
    also: "import upload word docx odt rtf epub html txt markdown scrivener open file novel folder",
  },
  chapter: {
    question: "How do I begin a chapter, a part or a note?",
    answer:
      "With the button above the outline, or by right click on a line of it. A new chapter comes after the one that is chosen.",
    also: "new add create start write",
  },
  scene: {
    question: "How do I begin a new scene?",
    answer:
      "The command parts the text at the cursor. A line of *** does the same, and a ## heading gives the scene a title. Scenes have a synopsis, a status and tags of their own.",
    also: "scene break divide stars asterisks",
  },
  marks: {
    question: "How do I write emphasis, headings and quotes?",
    answer:
      "Texts are Markdown: *emphasis*, **strong**, ## a heading, > a quote, - a list. The marks step aside and are there where the cursor is; Preferences can show them always.",
    also: "italic bold markdown format style title quotation",
  },
  saved: {
    question: "When is my text saved?",
    answer:
      "After every key, by itself. “Saved” beside the story’s title means that the words are on the disk; while they are not, it says so, and why.",
    also: "save store autosave lost crash power disk",
  },
  disk: {
    question: "Where is my text on the disk?",
    answer:
      "Each story is a folder, and each chapter a Markdown file in it that any program reads. Details names the chapter’s file; Preferences name the folder in which your stories are.",
    also: "file folder path location find where stored library",
  },
  split: {
    question: "How do I split a chapter?",
    answer:
      "Put the cursor where the new chapter begins. You see the cut before it is made. “Split at scene breaks” makes a chapter of each scene. Undo in the outline joins them again.",
    also: "divide cut two halves",
  },
  join: {
    question: "How do I join two chapters?",
    answer: "The chosen chapter takes in the one after it. Undo in the outline parts them again, to the letter.",
    also: "merge combine together one",
  },
  order: {
    question: "How do I put chapters and scenes into another order?",
    answer:
      "Drag them in the outline or on the corkboard, or move them with Alt and an arrow key. Dragging a scene’s card moves its text, also into another chapter.",
    also: "move sort rearrange drag drop cards corkboard outline",
  },
  grid: {
    question: "How do I see all chapters in a table?",
    answer:
      "The grid has synopsis, status, point of view, tags, words and columns of your own. Write in its cells, sort it, and save it as CSV.",
    also: "grid spreadsheet columns synopsis status pov export",
  },
  manuscript: {
    question: "How do I write in the whole manuscript at once?",
    answer: "“Manuscript” shows all chapters one below the other, each of them to be written in.",
    also: "scrivenings all chapters continuous scroll",
  },
  second: {
    question: "How do I see two texts beside each other?",
    answer: "A second page stands beside the first: another chapter, a note, or the same chapter in another place.",
    also: "split screen two pages side by side window compare reference",
  },
  deletedWords: {
    question: "How do I get back words that I deleted?",
    answer:
      "Search for them in the story with “Also what is gone” on: each says when it went, and opens where it stood, with a button that takes the deletion back. History has every revision of the chapter, too.",
    also: "deleted lost undo recover restore back history old earlier passage",
  },
  deletedChapter: {
    question: "How do I get back a chapter that I deleted?",
    answer:
      "It is in the trash, at the end of the outline: drag it out or bring it back from its menu. What the trash was emptied of comes back with “Bring back…”.",
    also: "trash deleted removed recover restore bin",
  },
  versions: {
    question: "How do I see what I have changed, or keep a draft by name?",
    answer:
      "History lists the chapter’s revisions. Each shows what it changed, and what has changed since. A label gives a version a name, such as “As sent”.",
    also: "version compare difference diff draft label snapshot revision",
  },
  timeline: {
    question: "How do I see the whole book as it was when I sent it?",
    answer:
      "Label it when you send it: the timeline of the book has a button for that. The label stands there for ever; “Read it” shows the book as it was, and it can be compared, exported and restored.",
    also: "timeline label sent agent snapshot book history sessions who when days weeks",
  },
  compare: {
    question: "How do I see what somebody changed since Friday?",
    answer:
      "Compare with an earlier moment: choose a sitting or a label, or type a day such as 2026-03-01. The chapter or the whole book, in one text or side by side; each change says who made it, and can be taken back.",
    also: "compare difference diff changes since co-author review accept reject take back",
  },
  passage: {
    question: "What did this paragraph say in March?",
    answer:
      "Put the cursor in it and ask for the history of this passage: every form that it has had, with who and when. A button takes one of them back.",
    also: "paragraph passage earlier version form history restore",
  },
  play: {
    question: "Can I watch how a chapter was written?",
    answer: "Play it back: drag the slider or press play. Space stops and goes on, the arrow keys step.",
    also: "replay playback scrubber watch film time lapse",
  },
  authors: {
    question: "Who wrote which words, and when?",
    answer:
      "“Who wrote what” colours the text by person or by age while you write. What was moved, split off or restored stays its first writer’s.",
    also: "author colour color blame attribution age old",
  },
  drafts: {
    question: "How do I try something out without touching the main text?",
    answer:
      "Begin a draft of the book or of the chapter and write in it; the main text goes on beside it. Then review it, and take from it what you want, change by change, as often as you like.",
    also: "draft variant branch fork try experiment alternative version merge",
  },
  forget: {
    question: "How do I remove something from the history, too?",
    answer:
      "Select it and choose “Forget the selection for good…”. You see first all that will go: every form of it and every copy. Backups and exported files keep it.",
    also: "delete forever erase privacy private secret password remove permanently",
  },
  undo: {
    question: "What does Undo take back?",
    answer:
      "What you did where the keyboard is: in the text a sentence at a time, in the outline the last move, split or join. It never takes back what somebody else wrote.",
    also: "undo redo mistake",
  },
  backup: {
    question: "How do I make a backup?",
    answer:
      "A dated copy of each story is made when you leave it and once a day; “Backups” in the list of stories opens one as a story of its own. The command saves a copy where you like.",
    also: "copy safety archive zip restore",
  },
  note: {
    question: "Where do I keep research, characters and places?",
    answer:
      "In notes: they stand below the book in the outline, have a history as chapters have, and never go into the book. Templates for characters and places are notes that you can change.",
    also: "notes research character place template world",
  },
  remark: {
    question: "How do I leave a remark to myself in the text?",
    answer:
      "Between %% marks: it is quiet on the page, and in no book and no word count. The command makes one of the selection.",
    also: "note comment annotation todo hidden %%",
  },
  link: {
    question: "How do I link to a chapter or a note?",
    answer:
      "Type [[ and choose its title. Ctrl+click, or Alt+Enter at the cursor, goes there; “Back” comes back. Details lists what links here.",
    also: "link reference wiki jump backlinks",
  },
  bookmark: {
    question: "How do I find a place again?",
    answer:
      "Set a bookmark at the cursor: a mark stands in the margin, and “Bookmarks” beside the page lists them all. It stays at its words when these are edited or moved. The same command takes it away.",
    also: "bookmark mark place remember jump position",
  },
  comment: {
    question: "How do I say something of a passage?",
    answer:
      "Select it and choose the command: what you write stands in “Comments” beside the page, and a dotted line under its words. Others see it at once, answer and resolve it; an @ with a name calls somebody. It goes along with its words, and stays when they are deleted.",
    also: "comment annotation review feedback reply mention resolve thread beta reader editor",
  },
  footnote: {
    question: "How do I make a footnote?",
    answer:
      "The command puts the number at the cursor and takes you to the note, at the end of the chapter; once more takes you back. Every export has it, linked where there are links.",
    also: "footnote endnote annotation reference number",
  },
  leftOut: {
    question: "How do I leave a chapter out of the book?",
    answer: "Take the tick from “Include in the book” in its Details. It stays where it is, and no export has it.",
    also: "exclude omit include hide skip",
  },
  archive: {
    question: "What is archiving?",
    answer:
      "An archived chapter or part is out of sight and out of the book, and still in its place: taking it out of the archive is one command.",
    also: "archive hide put away old",
  },
  find: {
    question: "How do I find and replace in the whole story?",
    answer:
      "Matches appear as you type, chapter by chapter. Every replacement is shown before it is made, and one Undo takes back all. Ctrl+F finds in the chapter alone.",
    also: "search replace rename character regex dialogue",
  },
  open: {
    question: "How do I get to a chapter quickly?",
    answer: "Type a few letters of the title of a chapter, a scene or a note. “Back” goes to where you were before.",
    also: "go to jump navigate switch quick open",
  },
  book: {
    question: "How do I read my story as a book?",
    answer:
      "“Book” sets it in pages. Arrow keys turn them; Enter, or a double click on a word, goes to that word in the text; Escape goes back to where you were.",
    also: "read preview page layout reader",
  },
  aloud: {
    question: "Can I have my text read aloud?",
    answer:
      "From the cursor on, with a voice of your machine in the story’s language. The sentence that is heard is marked. The same key pauses and goes on.",
    also: "speech voice listen text to speech tts hear",
  },
  export: {
    question: "How do I make an e-book, or a file to send?",
    answer:
      "Export makes EPUB, HTML, Markdown and text, of the whole book or of chapters that you choose, and checks each file word by word.",
    also: "export epub ebook kindle html publish send submit print",
  },
  web: {
    question: "How do I put my story on the web, or on the Archive of Our Own?",
    answer:
      "Export has a web site with a page for each chapter, for any server, and HTML in one file. AO3 makes a file for each chapter, to be pasted into the archive’s HTML editor as it is, says what goes into the other fields of its form, and warns of what is too long for them.",
    also: "website web page html ao3 archive of our own fanfiction post publish online blog",
  },
  returned: {
    question: "My editor sent the file back. How do I take the changes in?",
    answer:
      "Open the story, import the file, and choose “A new revision”. Each chapter is put beside its own, and you can choose another where one is wrong. What is different waits as suggestions that you take or leave, or becomes the text at once and can be taken back. Word’s comments and tracked changes come along.",
    also: "editor beta reader returned revision round trip tracked changes comments suggestions merge back",
  },
  presets: {
    question: "How do I change how the book looks when it is exported?",
    answer:
      "A preset says what is in the book, how chapters are headed, what stands between scenes, the font and the page. “Edit presets” shows what comes of it beside the settings while you change them. What you save travels with the story.",
    also: "preset style layout template heading number scene break font margin trim page size preview drop capital format design",
  },
  matter: {
    question: "How do I add a title page, a dedication or acknowledgements?",
    answer:
      "The command makes pages of templates, before the first chapter or behind the last. Write in them as in chapters; {{title}}, {{author}} and the like are filled in when the book is made. Details says what a chapter is in the book.",
    also: "front matter back matter copyright epigraph contents foreword preface prologue epilogue about the author also by",
  },
  bookDetails: {
    question: "Where do I say the ISBN, the publisher or the series?",
    answer:
      "In the book’s details, with the subtitle, the year, the rights and a description, and your name and address for a manuscript. An ISBN that is mistyped is said at once.",
    also: "isbn metadata subtitle series volume year rights description address agent contact keyword",
  },
  title: {
    question: "How do I change the title, the author or the language?",
    answer:
      "“About this story…” has all three. The language decides quotation marks, spelling, hyphens and the voice. The folder keeps its name.",
    also: "rename name author language pen name",
  },
  numbers: {
    question: "How many words have I written, and how do I set a goal?",
    answer:
      "The foot of the page counts the chapter, the scene and today. “Numbers” has the days, the book’s year, lengths, goals for the day and the book, and how you write.",
    also: "word count goal target statistics progress deadline nanowrimo daily",
  },
  calm: {
    question: "How do I see nothing but the text?",
    answer:
      "The command sets all else aside; Escape brings it back. Focus fades what is not the sentence or the paragraph, and typewriter scrolling keeps the line in the middle.",
    also: "focus distraction free full screen zen typewriter",
  },
  look: {
    question: "How do I change the font, the size and the colours?",
    answer:
      "Preferences have the page’s face, size and width, light and dark, high contrast, and paragraphs with a space between or a book’s indent.",
    also: "theme dark night mode font size letters bigger appearance settings preferences",
  },
  spelling: {
    question: "How do I check spelling?",
    answer:
      "Words that no dictionary has are underlined, in English, German and French, by the story’s language. F7 or a right click offers others, or adds the word to the story’s own. Preferences switch it off.",
    also: "spell checker dictionary typo words language",
  },
  together: {
    question: "Can I write together with somebody, or on two machines?",
    answer:
      "Several windows on one story see each other’s words and cursors as they happen. Lay the story’s folder into a folder that is synced, and what was written on each machine is merged, with nothing lost.",
    also: "co-author collaborate share sync dropbox icloud laptop two computers",
  },
  otherProgram: {
    question: "May I change a chapter in another program?",
    answer:
      "Yes, while Redraft runs or not: what another editor changes in a chapter’s file is merged into the text, and is a revision “from outside” in History.",
    also: "external editor vim word git outside edit file",
  },
  rightToLeft: {
    question: "Can I write in Hebrew, Arabic or Persian?",
    answer:
      "Each paragraph begins on the side of its first letter. With the story’s language as “he”, “ar” or “fa” the page, the book and the exports go from right to left.",
    also: "rtl right to left bidi direction urdu yiddish",
  },
  commands: {
    question: "How do I do anything by keyboard?",
    answer:
      "The list of commands finds each by its name and shows its key. In the list of keys every command can get another one.",
    also: "shortcut key keyboard command palette menu hotkey",
  },
};
