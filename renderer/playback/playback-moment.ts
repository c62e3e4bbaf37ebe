import { dayAndTime } from "../words.ts";
import type { playbackTexts } from "./playback-words.ts";
import type { Player } from "./player.ts";

/** When it is at the step that is shown, and who wrote it. */
export function momentOf({ time, step }: Player, words: typeof playbackTexts.english): string {
  const moment = time.momentAt(step.value);
  if (!moment) return words.beginning;
  return words.moment(dayAndTime(new Date(moment.seconds * 1000).toISOString()), moment.author);
}
