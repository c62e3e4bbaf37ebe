import type { ChapterReview, ReviewComment, ReviewSuggestion } from "../../../story/review.ts";
import type { Random } from "../../story/random.ts";

const words =
  "the sea lay grey under a morning that nobody on quay moved or spoke of it twice “said he” Zoë’s well-kept".split(
    " ",
  );
const people = ["Ada Marsh", "Ben & Co"];

/** A chapter as novelists write it, in Markdown as Redraft itself writes it. */
export function makeOrdinaryText(random: Random): string {
  let notes: string[] = [];
  let count = 0;
  const run = (most: number): string =>
    Array.from({ length: 3 + random.below(most) }, (_, place) => {
      const word = random.pick(words);
      // Two words beside each other would be emphasised as one.
      const kind = place % 3 === 1 ? random.below(20) : 20;
      if (kind < 4 && !/[“”]/.test(word)) return `*${word}*`;
      if (kind < 6 && !/[“”]/.test(word)) return `**${word}**`;
      if (kind !== 6) return word;
      notes.push(`[^${++count}]: ${random.pick(words)} *${random.pick(words)}* ${random.pick(words)}`);
      return `${word}[^${count}]`;
    }).join(" ");
  /** Redraft puts notes below the paragraph that leads to them. */
  const noted = (block: string): string => {
    const whole = [block, ...notes].join("\n\n");
    notes = [];
    return whole;
  };
  const block = (): string => {
    switch (random.below(12)) {
      case 0:
        return `> ${run(9)}`;
      case 1:
        return `${run(3)}\\\n${run(3)}\\\n${run(3)}`;
      case 2:
        return `- ${run(4)}\n- ${run(4)}`;
      case 3:
        return `## ${random.pick(words)} ${random.pick(words)}`;
      default:
        return `${run(20)}.`;
    }
  };
  const blocks = [noted(`The night before ${run(20)}.`)];
  const most = 2 + random.below(6);
  while (blocks.length < most) {
    // Two lists beside each other would be one, and a break below a heading none.
    blocks.push(noted(block()), noted(`${run(20)}.`));
    if (random.below(6) === 0) blocks.push("***", noted(`${run(12)}.`));
  }
  return `${[...blocks, noted(`${run(20)}.`)].join("\n\n")}\n`;
}

/** What an editor does in ordinary paragraphs: words, paragraphs, emphasis; nothing of it meets another change. */
export function makeOrdinaryReview(random: Random, text: string): ChapterReview {
  const suggestions: ReviewSuggestion[] = [];
  const paragraphs = [...text.matchAll(/^[^>#[\-\n][^\n\\]*\.$/gm)].map(({ 0: own, index }) => ({ own, index }));
  let second = 0;
  const say = (from: number, to: number, insert: string): void => {
    // A note that nothing leads to any more would be read as text.
    if (text.slice(from, to).includes("[^")) return;
    const time = `2026-03-0${1 + random.below(5)}T20:${String(second++ % 60).padStart(2, "0")}:00Z`;
    suggestions.push({ from, to, insert, author: random.pick(people), time });
  };
  paragraphs.forEach(({ own, index }, place) => {
    const spaces = [...own.matchAll(/ /g)].map(({ index: at }) => index + at);
    const next = paragraphs[place + 1];
    const isFollowed = next !== undefined && text.slice(index + own.length, next.index) === "\n\n";
    switch (random.below(9)) {
      case 0:
        say(spaces[0] ?? index, spaces[1] ?? index, " quite another");
        break;
      case 1:
        say(spaces[0] ?? index, spaces[2] ?? index, "");
        break;
      case 2:
        if (spaces[2] !== undefined) say(spaces[2], spaces[2], " *slowly*");
        break;
      case 3:
        if (isFollowed) say(index, next.index, "");
        break;
      case 4:
        say(index, index, "A whole paragraph, new.\n\n");
        break;
      case 5:
        if (spaces[2] !== undefined) say(spaces[2], spaces[2] + 1, "\n\n");
        break;
      case 6:
        if (isFollowed) say(index + own.length, next.index, " ");
        break;
    }
  });
  for (const { 0: own, index } of text.matchAll(/^\[\^\d+\]: [^ ]+(?= )/gm))
    if (random.below(3) === 0) say(index + own.length, index + own.length, " indeed");
  const last = paragraphs.at(-1);
  const end = text.trimEnd().length;
  const isLast = last !== undefined && last.index + last.own.length === end;
  if (suggestions.every(({ to }) => to < (last?.index ?? 0)) && isLast) {
    if (random.below(3) === 0) say(end, end, "\n\nThe night was over.");
    else if (random.below(2) === 0) say(text.lastIndexOf("\n\n", last.index), end, "");
  }
  const comments = Array.from({ length: random.below(4) }, (): ReviewComment => {
    const { own, index } = random.pick(paragraphs);
    const marks = [0, ...[...own.matchAll(/ /g)].map(({ index: at }) => at + 1)];
    const from = index + random.pick(marks);
    const ends = [...own.matchAll(/(?<=[\p{L}*])(?= )/gu)].map(({ index: at }) => index + at).filter((at) => at > from);
    const replies = Array.from({ length: random.below(3) }, (_, place) => ({
      author: random.pick(people),
      time: `2026-03-02T2${place}:00:00Z`,
      text: `Yes ${place}.`,
    }));
    return {
      from,
      to: ends.length > 0 ? random.pick(ends) : index + own.length,
      author: random.pick(people),
      time: "2026-03-01T21:00:00Z",
      text: random.pick(["Why <this>?", "Really?\nSay more & better."]),
      resolved: random.below(2) === 0,
      replies,
    };
  });
  return {
    suggestions: suggestions.sort((a, b) => a.from - b.from),
    comments: comments.sort((a, b) => a.from - b.from),
  };
}
