/** Notes as the scenes of one chapter. */
export interface MarkdownScene {
  /** Put before it as a note to oneself; empty where there is none. */
  readonly title: string;
  readonly text: string;
}

/**
 * Puts texts together, parted by breaks. A footnote whose label another text has gets one of its own.
 */
export function joinScenes(scenes: readonly MarkdownScene[]): {
  readonly text: string;
  /** Where each begins; null for one that is empty. */
  readonly starts: readonly (number | null)[];
} {
  const labels = new Set<string>();
  const starts: (number | null)[] = [];
  let text = "";
  for (const scene of scenes) {
    const head = scene.title === "" ? "" : `%% ${scene.title.replace(/(?<!%)%%(?!%)/g, "% %")} %%\n`;
    const own = [head, relabel(scene.text, labels)].filter((piece) => piece !== "").join("\n");
    if (own === "") {
      starts.push(null);
      continue;
    }
    if (text !== "") text += "\n***\n\n";
    starts.push(text.length);
    text += own;
  }
  return { text, starts };
}

function relabel(text: string, taken: Set<string>): string {
  const own = new Map<string, string>();
  for (const [, label = ""] of text.matchAll(/^ {0,3}\[\^([^\s[\]^]{1,60})\]:/gm)) {
    if (own.has(label.toLowerCase())) continue;
    let free = label;
    for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${label}-${number}`;
    own.set(label.toLowerCase(), free);
  }
  for (const label of own.values()) taken.add(label.toLowerCase());
  return text.replace(/\[\^([^\s[\]^]{1,60})\]/g, (whole, label: string) => {
    const free = own.get(label.toLowerCase());
    return free === undefined || free === label ? whole : `[^${free}]`;
  });
}
