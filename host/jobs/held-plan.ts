import { createHash } from "node:crypto";
import type { ManuscriptSource } from "../../formats/import/flow.ts";
import type { ImportedItem, ImportedManuscript, SplitRule } from "../../formats/import/manuscript.ts";
import { editPlan, planChanged } from "../../formats/import/plan-edits.ts";
import { type Result, succeed } from "../../story/problem.ts";
import type { ImportPlan, PlanCalls, PlannedManuscript } from "../contract/planning.ts";
import type { Disk } from "../disk/disk.ts";
import { planSource, readSource } from "./import-story.ts";
import { type ShownTexts, showPlan } from "./show-plan.ts";

/** A window that went away without a word must not keep a whole novel in memory. Milliseconds. */
const keptFor = 10 * 60 * 1000;

interface Held {
  readonly print: string;
  readonly manuscript: ImportedManuscript;
  readonly shown: ShownTexts;
}

/**
 * The plan that was made last, so that a change to it is seen at once. What holds is the file: it is read every time, and a plan of
 * other bytes, or by another rule, is made anew.
 */
export class HeldPlan {
  #held: Held | null = null;
  #forgetting: NodeJS.Timeout | null = null;

  /**
   * With the writer's changes.
   *
   * Problems: those of reading and planning, and "plan-changed" where the plan is not the one that was `seen`, or has no such item.
   */
  async manuscript(
    disk: Disk,
    file: { readonly path: string; readonly name: string },
    order: Omit<PlannedManuscript, "source">,
    signal: AbortSignal,
  ): Promise<Result<ImportedManuscript>> {
    const held = await this.#plan(disk, file, order, signal);
    return held.ok ? editPlan(held.value.manuscript, order.edits ?? []) : held;
  }

  async show(
    disk: Disk,
    file: { readonly path: string; readonly name: string },
    order: Omit<PlannedManuscript, "source">,
    signal: AbortSignal,
  ): Promise<Result<ImportPlan>> {
    const held = await this.#plan(disk, file, order, signal);
    if (!held.ok) return held;
    const edited = editPlan(held.value.manuscript, order.edits ?? []);
    return edited.ok ? succeed(showPlan(edited.value, held.value.print, held.value.shown)) : edited;
  }

  forget(): void {
    clearTimeout(this.#forgetting ?? undefined);
    this.#held = null;
  }

  async #plan(
    disk: Disk,
    file: { readonly path: string; readonly name: string },
    { split, seen }: Omit<PlannedManuscript, "source">,
    signal: AbortSignal,
  ): Promise<Result<Held>> {
    const source = await readSource(disk, file.path, file.name);
    if (!source.ok) return source;
    const print = printOf(source.value, split);
    if (seen && seen !== print) return planChanged;
    if (this.#held?.print !== print) {
      const planned = await planSource(source.value, split, signal);
      if (!planned.ok) return planned;
      this.#held = { print, manuscript: planned.value, shown: new Map() };
    }
    clearTimeout(this.#forgetting ?? undefined);
    this.#forgetting = setTimeout(() => this.forget(), keptFor).unref();
    return succeed(this.#held);
  }
}

/** Of the names and bytes that were read, and of the rule. */
function printOf({ files }: ManuscriptSource, split: SplitRule): string {
  const hash = createHash("sha256").update(JSON.stringify(split));
  for (const { path, bytes } of files) hash.update(`\n${path}\n${bytes.length}\n`).update(bytes);
  return hash.digest("base64url");
}

/** The text of one thing of a plan. A part has none of its own. */
export function textOfPlan(
  manuscript: ImportedManuscript,
  of: Parameters<PlanCalls["import.text"]>[0]["of"],
  place: number,
): ReturnType<PlanCalls["import.text"]> | null {
  if (of === "setAside") {
    const piece = manuscript.setAside[place];
    return piece ? { title: piece.title ?? piece.kind, text: piece.text } : null;
  }
  const item = inOrder((of === "items" ? manuscript.items : manuscript.notes) ?? [])[place];
  return item ? { title: item.title, text: item.kind === "chapter" ? item.text : "" } : null;
}

function inOrder(items: readonly ImportedItem[]): readonly ImportedItem[] {
  return items.flatMap((item) => (item.kind === "part" ? [item, ...inOrder(item.children)] : [item]));
}
