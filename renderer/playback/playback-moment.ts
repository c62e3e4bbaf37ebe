import { dayAndTime } from "../words.ts";
import type { playbackTexts } from "./playback-words.ts";
import type { Player } from "./player.ts";

/** When it is at the step that is shown, and who wrote it. */
export function momentOf(player: Player, words: typeof playbackTexts.english): string {
  const { time, step } = player;
  const { times, people, writers } = time.tape;
  if (step.value === 0) return words.beginning;
  const author = people[writers[time.editAt(step.value)] ?? -1] ?? "";
  return words.moment(dayAndTime(new Date((times[step.value - 1] as number) * 1000).toISOString()), author);
}
