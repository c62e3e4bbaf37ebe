import { expect, test } from "vitest";
import { isPressed, keyOf, type Stroke, showKey } from "../../renderer/commands/key.ts";

const stroke = (key: string, code: string, held: Partial<Stroke> = {}): Stroke => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

test("exactly what a key names is held, on each system by its own", () => {
  const p = stroke("P", "KeyP", { ctrlKey: true, shiftKey: true });
  expect(isPressed("Mod+Shift+P", p, false)).toBe(true);
  expect(isPressed("Mod+Shift+P", p, true)).toBe(false);
  expect(isPressed("Mod+P", p, false)).toBe(false);
  expect(isPressed("Mod+Shift+P", stroke("π", "KeyP", { metaKey: true, shiftKey: true }), true)).toBe(true);
  expect(isPressed("F1", stroke("F1", "F1"), false)).toBe(true);
  expect(isPressed("F1", stroke("F1", "F1", { altKey: true }), false)).toBe(false);
});

test("what is pressed is a command's key only with Mod or Alt, or as a function key", () => {
  expect(keyOf(stroke("e", "KeyE", { ctrlKey: true, altKey: true }), false)).toBe("Mod+Alt+E");
  expect(keyOf(stroke("F7", "F7"), false)).toBe("F7");
  expect(keyOf(stroke("ArrowUp", "ArrowUp", { altKey: true, shiftKey: true }), false)).toBe("Alt+Shift+ArrowUp");
  expect(keyOf(stroke("e", "KeyE"), false)).toBeNull();
  expect(keyOf(stroke("E", "KeyE", { shiftKey: true }), false)).toBeNull();
  expect(keyOf(stroke("Control", "ControlLeft", { ctrlKey: true }), false)).toBeNull();
  expect(keyOf(stroke("Enter", "Enter", { ctrlKey: true }), false)).toBeNull();
});

test("what keyOf names, isPressed knows again", () => {
  for (const isMac of [false, true]) {
    const mod = isMac ? { metaKey: true } : { ctrlKey: true };
    for (const given of [
      stroke("k", "KeyK", mod),
      stroke("K", "KeyK", { ...mod, shiftKey: true }),
      stroke("7", "Digit7", { ...mod, altKey: true }),
      stroke("F12", "F12", { shiftKey: true }),
    ]) {
      const named = keyOf(given, isMac);
      expect(named && isPressed(named, given, isMac), named ?? given.key).toBe(true);
    }
  }
});

test("is shown as each system writes it", () => {
  expect(showKey("Mod+Shift+P", false)).toBe("Ctrl+Shift+P");
  expect(showKey("Mod+Shift+P", true)).toBe("⌘⇧P");
  expect(showKey("Alt+ArrowUp", false)).toBe("Alt+↑");
});
