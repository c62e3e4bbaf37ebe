import { outlineDocument, textDocument } from "../../../history/record.ts";
import { versionToObject } from "../../../history/version.ts";
import { wordEdits } from "../../../story/compare.ts";
import { Action } from "../../live/action.ts";
import { applyEdits } from "../apply-outside.ts";
import type { Project } from "../project.ts";
import type { NewText } from "./arrange.ts";

/**
 * Earlier texts of what is new become its first revisions, the oldest first. They are written now, whatever the clock was then: a
 * label says what the writer called them, and when that was.
 *
 * @param file that they came from, as its owner calls it
 */
export function writeEarlierTexts(project: Project, { item, earlier }: NewText, file: string): void {
  if (earlier.length === 0) return;
  const document = project.begin(textDocument(item));
  for (const { text, name, time } of earlier) {
    const action = new Action("imported", null, { file, name, said: time });
    project.act(action, () => applyEdits(document, wordEdits(document.text.toString(), text), action));
    const label = sayEarlier(name, time);
    const { log } = project;
    if (!log || label === "") continue;
    log.append({
      parts: [outlineDocument, document.name].map((part) => ({
        document: part,
        update: new Uint8Array(0),
        copies: [],
      })),
      author: null,
      origin: "label",
      detail: { name: label, version: versionToObject(log.version()) },
      sender: "",
    });
  }
}

/** "Before Ada read it, 2021-03-02 08:00", by the clock of this machine. */
export function sayEarlier(name: string, time: string): string {
  const then = new Date(time);
  const two = (number: number) => String(number).padStart(2, "0");
  const day = Number.isNaN(then.getTime())
    ? ""
    : `${then.getFullYear()}-${two(then.getMonth() + 1)}-${two(then.getDate())} ${two(then.getHours())}:${two(then.getMinutes())}`;
  const bare = name.replaceAll(/\s+/g, " ").trim().slice(0, 180);
  return [bare, day].filter((part) => part !== "").join(", ");
}
