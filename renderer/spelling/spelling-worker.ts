/// <reference lib="webworker" />
import { createHunspellFromStrings } from "hunspell-wasm";
import type { Dictionary } from "./dictionaries.ts";
import type { SpellingAnswer, SpellingOrder } from "./messages.ts";

// Hunspell itself, in WebAssembly, beside the window's thread. Its first message names the dictionary.
const worker = self as unknown as DedicatedWorkerGlobalScope;
const answer = (message: SpellingAnswer) => worker.postMessage(message);
const mostSuggestions = 6;

worker.addEventListener(
  "message",
  async ({ data }: MessageEvent<Dictionary>) => {
    try {
      const [affixes, words] = await Promise.all([data.affixes, data.words].map(fetchText));
      const checker = await createHunspellFromStrings(affixes ?? "", words ?? "");
      worker.addEventListener("message", ({ data: order }: MessageEvent<SpellingOrder>) => {
        if (order.kind === "check") {
          const unknown = order.words.filter((word) => !checker.testSpelling(word));
          answer({ kind: "checked", id: order.id, unknown });
        } else {
          const words = checker.getSpellingSuggestions(order.word).slice(0, mostSuggestions);
          answer({ kind: "suggested", id: order.id, words });
        }
      });
      answer({ kind: "checked", id: 0, unknown: [] });
    } catch {
      // Without a dictionary nothing is marked; writing goes on.
      answer({ kind: "failed" });
    }
  },
  { once: true },
);

async function fetchText(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.text();
}
