import type { ShownRemark } from "./shown-threads.ts";

/** What can be answered with one press; any other sign can be written. */
export const offeredReactions: readonly string[] = ["👍", "❤️", "😂", "😮", "😢", "🎉"];

/** A sign, and everybody who answered with it and nothing else. */
export interface Reaction {
  readonly sign: string;
  readonly by: readonly ShownRemark[];
}

/** Is an answer nothing but a sign or two? */
export function isReaction(text: string): boolean {
  return text.length <= 16 && /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f)+$/u.test(text);
}

/** Answers with words, and the signs, each once, in the order in which they came. */
export function partReplies(replies: readonly ShownRemark[]): {
  readonly remarks: readonly ShownRemark[];
  readonly reactions: readonly Reaction[];
} {
  const bySign = Map.groupBy(
    replies.filter(({ text }) => isReaction(text)),
    ({ text }) => text,
  );
  return {
    remarks: replies.filter(({ text }) => !isReaction(text)),
    reactions: [...bySign].map(([sign, by]) => ({ sign, by })),
  };
}
