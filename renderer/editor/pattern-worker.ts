import { compileFinder } from "../../story/find.ts";
import type { PatternQuestion } from "./pattern-matcher.ts";

// A thread of its own: what runs here without end can be ended from outside.
addEventListener("message", ({ data }: MessageEvent<PatternQuestion>) => {
  const finder = compileFinder(data.find, data.replacement);
  postMessage(finder.ok ? finder.value(data.text, 0, Number.POSITIVE_INFINITY) : []);
});
