import { outlineDocument, textDocument } from "../../../history/record.ts";
import { versionToObject } from "../../../history/version.ts";
import { wordEdits } from "../../../story/compare.ts";
import { Action } from "../../live/action.ts";
import { applyEdits } from "../apply-outside.ts";
import type { Project } from "../project.ts";
import type { NewText } from "./arrange.ts";

/**
 * Earlier texts of what is new become its first revisions, the oldest first. They are written now, whatever the clock was then: a
 * label says what the writer called them, and when that was. The outline's log has it as well, by which a label is found.
 *
 * @param file that they came from, as its owner calls it
 */
export function writeEarlierTexts(project: Project, { item, earlier }: NewText, file: string): void {
  const { log } = project;
  if (earlier.length === 0 || !log) return;
  const document = project.begin(textDocument(item));
  const taken = new Set<string>();
  for (const { text, name, time } of earlier) {
    const action = new Action("imported", null, { file, said: time });
    project.act(action, () => applyEdits(document, wordEdits(document.text.toString(), text), action));
    const label = sayEarlier(name, time, taken);
    if (label === "") continue;
    taken.add(label);
    const parts = [outlineDocument, document.name].map((part) => ({
      document: part,
      update: new Uint8Array(0),
      copies: [],
    }));
    log.append({
      parts,
      author: null,
      origin: "label",
      detail: { name: label, version: versionToObject(log.version()) },
      sender: "",
    });
  }
}

/** "Before Ada read it, 2021-03-02"; the second of that name on one day has its time as well. */
export function sayEarlier(name: string, time: string, taken: ReadonlySet<string>): string {
  const bare = name.replaceAll(/\s+/g, " ").trim().slice(0, 170);
  const say = (when: string) => [bare, when].filter((part) => part !== "").join(", ");
  const label = say(time.slice(0, 10));
  return taken.has(label) ? say(time.slice(0, 16).replace("T", " ")) : label;
}
