/** From 0 in three to five round steps to the first that isn't below `most`. */
export function niceTicks(most: number): readonly number[] {
  const rough = Math.max(1, most) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((nice) => nice >= rough) ?? rough);
  const ticks = [0];
  while ((ticks.at(-1) ?? 0) < most) ticks.push(ticks.length * step);
  return ticks.length > 1 ? ticks : [0, step];
}
