import type { Problem } from "../../story/problem.ts";

/** Failures that the window finds by itself. Like every Problem they are English; the window says them in its language. */
export const windowProblems = {
  invitation: {
    code: "invitation-not-understood",
    sentence: "This Redraft can’t join a story that somebody shares.",
    next: "Ask for the story’s folder, or a copy of it, and open that.",
  },
  packetWithoutStory: {
    code: "packet-without-story",
    sentence: "This file is what a reviewer sends back of one of your stories.",
    next: "Open that story, and import it there.",
  },
  callLost: {
    code: "host-gone",
    sentence: "Redraft has stopped, so this could not be done.",
    next: "Start it again: this window finds it by itself. Your words are kept in this window.",
  },
  hostGone: {
    code: "host-gone",
    sentence: "Redraft has stopped. Your words are kept in this window: start it again and they are saved.",
    next: "Leave this window open.",
  },
  liveRefused: {
    code: "live-refused",
    sentence: "The host did not let this window write here.",
    next: "Copy what is not saved, and open this story again.",
  },
  nothingToPlay: {
    code: "history-empty",
    sentence: "Nothing has been written here yet.",
    next: "Write something; then it can be played back.",
  },
  noPassage: {
    code: "passage-empty",
    sentence: "No word is selected, and the cursor is in no paragraph.",
    next: "Put the cursor into the passage whose history you want, or select it.",
  },
  nothingToForget: {
    code: "passage-empty",
    sentence: "No word is selected, and the cursor is in no paragraph.",
    next: "Put the cursor into the paragraph that is to be forgotten, or select the words.",
  },
  fileGone: {
    code: "file-gone",
    sentence: "The file could not be read from the host.",
    next: "Export it again, or open it in its folder.",
  },
  splitInDraft: {
    code: "split-in-draft",
    sentence: "A chapter is split in the main text, not in a draft.",
    next: "Take what you want of the draft first, or go back to the main text.",
  },
  noGuestKey: {
    code: "guest-key-missing",
    sentence: "This browser has not come into this story yet.",
    next: "Open the link that you were sent, in the browser that you came in with, or ask for a new one.",
  },
  storyAway: {
    code: "host-gone",
    sentence: "The story can’t be reached just now. What you wrote is kept in this browser and not sent yet.",
    next: "You can go on: it is sent when the story is there again.",
  },
  tokenMissing: {
    code: "token-missing",
    sentence: "This window was opened without the key to your stories.",
    next: "Start Redraft again (npm start): it opens the studio with its key.",
  },
} as const satisfies { readonly [name: string]: Problem };

export function uploadFailed(file: string): Problem {
  return {
    code: "upload-failed",
    sentence: `“${file}” did not reach Redraft’s host.`,
    next: "See that Redraft is running, and try again.",
  };
}

export function imageGone(address: string): Problem {
  return {
    code: "image-gone",
    sentence: `“${address}” could not be read.`,
    next: "See that Redraft is running, and open the chapter again.",
  };
}
