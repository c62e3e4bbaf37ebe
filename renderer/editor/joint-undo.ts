import type { KeyBinding } from "@codemirror/view";
import type { UndoManager } from "yjs";

type StackItem = UndoManager["undoStack"][number];

/** Steps of several texts that were one to the writer. */
type Joint = ReadonlyMap<UndoManager, StackItem>;

const joints = new WeakMap<StackItem, Joint>();

/** Makes the last steps of these texts one: undone in any of them, it is undone in all. */
export function joinLastSteps(managers: readonly UndoManager[]): void {
  join(managers, ({ undoStack }) => undoStack.at(-1));
}

/** Undoes a text's last step, and with it what was done to other texts in the same step. Where one of them was changed since, its own Undo comes to it. */
export function undoStep(undo: UndoManager): boolean {
  const together = doneTogether(undo, ({ undoStack }) => undoStack.at(-1));
  if (together.length === 1) return undo.undo() !== null;
  const undone = together.filter((manager) => takeLast(manager.undoStack, () => manager.undo()));
  join(undone, ({ redoStack }) => redoStack.at(-1));
  return undone.length > 0 || undo.undo() !== null;
}

export function redoStep(undo: UndoManager): boolean {
  const together = doneTogether(undo, ({ redoStack }) => redoStack.at(-1));
  if (together.length === 1) return undo.redo() !== null;
  const redone = together.filter((manager) => takeLast(manager.redoStack, () => manager.redo()));
  join(redone, ({ undoStack }) => undoStack.at(-1));
  return redone.length > 0 || undo.redo() !== null;
}

export function undoKeys(undo: UndoManager): readonly KeyBinding[] {
  const undoes = () => undoStep(undo) || true;
  const redoes = () => redoStep(undo) || true;
  return [
    { key: "Mod-z", run: undoes, preventDefault: true },
    { key: "Mod-y", mac: "Mod-Shift-z", run: redoes, preventDefault: true },
    { key: "Mod-Shift-z", run: redoes, preventDefault: true },
  ];
}

function doneTogether(undo: UndoManager, last: (manager: UndoManager) => StackItem | undefined): UndoManager[] {
  const step = last(undo);
  const joint = step && joints.get(step);
  if (!joint) return [undo];
  return [...joint].filter(([manager, item]) => last(manager) === item).map(([manager]) => manager);
}

function join(managers: readonly UndoManager[], last: (manager: UndoManager) => StackItem | undefined): void {
  const joint = new Map<UndoManager, StackItem>();
  for (const manager of managers) {
    const item = last(manager);
    if (item) joint.set(manager, item);
  }
  for (const item of joint.values()) joints.set(item, joint);
}

/**
 * Where a step has nothing left to do, since a co-author did it, Yjs goes on to the step before: in a text that the writer may
 * not even see. So that one is out of its reach meanwhile.
 */
function takeLast(stack: StackItem[], take: () => StackItem | null): boolean {
  const earlier = stack.splice(0, stack.length - 1);
  try {
    return take() !== null;
  } finally {
    stack.unshift(...earlier);
  }
}
