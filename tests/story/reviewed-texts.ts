import type { ChapterReview, ReviewComment, ReviewSuggestion } from "../../story/review.ts";
import type { Random } from "./random.ts";

const words =
  "the sea *lay* grey_blue under **a** morning, “nobody” on [the quay](https://example.org) moved `or` ~~spoke~~ & said\\* it[^1] twice &amp; %%why%% [[Home|here]] שלום".split(
    " ",
  );
const openings = ["", "", "", "", "", "# ", "## ", "> ", "> > ", "- ", "1. ", "    ", "```\n", "[^1]: ", "[^2]: "];
const breaks = ["***", "#", "* * *", "---"];

/** A paragraph that may be anything that Markdown knows; of several lines at times, with kept lines and blanks at their ends. */
export function makeParagraph(random: Random): string {
  if (random.below(9) === 0) return random.pick(breaks);
  const opening = random.pick(openings);
  const run = Array.from({ length: 1 + random.below(12) }, () => random.pick(words));
  const text = run.reduce(
    (line, word) => line + random.pick([" ", " ", " ", " ", " ", "\n", "  \n", "\\\n", " \n "]) + word,
  );
  return opening + text + (opening === "```\n" ? "\n```" : "");
}

export function makeReviewedText(random: Random): string {
  return `${Array.from({ length: random.below(8) }, () => makeParagraph(random)).join("\n\n")}${random.pick(["", "\n"])}`;
}

/** Places anywhere, also inside of syntax; suggestions of two people may overlap. */
export function makeReview(random: Random, text: string): ChapterReview {
  const place = (): number => random.below(text.length + 1);
  const stretch = (longest: number): { from: number; to: number } => {
    const from = place();
    return { from, to: Math.min(text.length, from + random.below(longest)) };
  };
  const inserts = [
    "",
    "",
    "new",
    " more words ",
    "*",
    "**",
    "\n\n",
    "\n\nWhole new paragraph.\n\n",
    "# ",
    "\n\n***\n\n",
    "[^2]",
    "\n\n[^2]: A note.\n",
    "> ",
  ];
  const suggestions = Array.from({ length: random.below(5) }, (): ReviewSuggestion => {
    const own = random.below(3) === 0 ? { from: place(), to: 0 } : stretch(random.pick([3, 12, 80]));
    return {
      ...own,
      to: Math.max(own.from, own.to),
      insert: random.pick(inserts),
      author: random.pick(["Ada", "Ben & Co"]),
      time: "2026-03-01T20:00:00.000Z",
    };
  });
  const comments = Array.from({ length: random.below(3) }, (): ReviewComment => {
    const replies = random.below(2) === 0 ? [] : [{ author: "Ben & Co", time: "2026-03-02T20:00:00Z", text: "Yes." }];
    return {
      ...stretch(40),
      author: "Ada",
      time: "2026-03-01T21:00:00Z",
      text: "Why <this>?\nReally?",
      resolved: random.below(2) === 0,
      replies,
    };
  });
  return { suggestions: suggestions.sort((a, b) => a.from - b.from), comments };
}
