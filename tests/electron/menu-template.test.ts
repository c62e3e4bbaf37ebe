import type { MenuItemConstructorOptions } from "electron";
import { describe, expect, test } from "vitest";
import type { DesktopPlatform, MenuCommand } from "../../electron/contract.ts";
import { speak } from "../../electron/desktop-words.ts";
import { acceleratorOf, menuTemplate } from "../../electron/menu-template.ts";

const command = (given: Partial<MenuCommand> & Pick<MenuCommand, "id" | "menu">): MenuCommand => ({
  title: given.id,
  group: 1,
  key: null,
  isPaneKey: false,
  isEnabled: true,
  isChecked: null,
  ...given,
});
const commands = [
  command({ id: "file.a", menu: "file", group: 2 }),
  command({ id: "file.b", menu: "file", group: 1, key: "Mod+N" }),
  command({ id: "edit.undo", menu: "edit", key: "Mod+Z", isPaneKey: true }),
  command({ id: "view.dark", menu: "view", isChecked: true }),
  command({ id: "chapter.up", menu: "chapter", key: "Alt+ArrowUp", isEnabled: false }),
];

function menus(platform: DesktopPlatform, given: readonly MenuCommand[] = commands) {
  const done: string[] = [];
  const template = menuTemplate({
    platform,
    commands: given,
    recent: [{ path: "/stories/Tale", title: "Tale" }],
    run: (id) => done.push(id),
    openRecent: (path) => done.push(path),
    clearRecent: () => done.push("clear"),
    newWindow: () => done.push("new"),
    about: () => done.push("about"),
  });
  const items = (name: string) =>
    (template.find(({ label }) => label?.replace("&", "") === name)?.submenu ?? []) as MenuItemConstructorOptions[];
  return { template, items, done };
}

/** Throws where there is nothing to click. */
function click(item: MenuItemConstructorOptions | undefined): void {
  const act = item?.click as unknown as () => void;
  act();
}

const names = (items: readonly MenuItemConstructorOptions[]) =>
  items.map(({ label, role, type }) => (type === "separator" ? "—" : (label ?? role)));

describe("menus", () => {
  test("have each system's own shape", () => {
    expect(names(menus("darwin").template)).toEqual(["Redraft", "File", "Edit", "Chapter", "View", "Window"]);
    expect(names(menus("win32").template)).toEqual(["&File", "&Edit", "&Chapter", "&View", "&Help"]);
    expect(names(menus("darwin").items("File")).at(-1)).toBe("Close");
    expect(menus("linux").items("File").at(-1)?.role).toBe("quit");
    // A menu without anything in it is none; on a Mac what a program says of itself is in its own.
    expect(names(menus("linux").items("Help"))).toEqual(["About Redraft"]);
  });

  test("have the preferences in the program's own menu on a Mac, and in the file menu elsewhere", () => {
    const given = [...commands, command({ id: "preferences.show", menu: "file", group: 5, key: "Mod+," })];
    const program = [
      "About Redraft",
      "—",
      "preferences.show",
      "—",
      "Services",
      "—",
      "Hide Redraft",
      "Hide others",
      "Show all",
      "—",
      "Quit Redraft",
    ];
    expect(names(menus("darwin", given).items("Redraft"))).toEqual(program);
    expect(names(menus("darwin", given).items("File"))).not.toContain("preferences.show");
    expect(names(menus("win32", given).items("File"))).toContain("preferences.show");
  });

  test("show groups in order between separators, with recent stories and the system's own editing", () => {
    expect(names(menus("linux").items("File"))).toEqual(["file.b", "—", "file.a", "—", "Open recent", "—", "E&xit"]);
    expect(names(menus("linux").items("Edit")).slice(0, 4)).toEqual(["edit.undo", "—", "Cut", "Copy"]);
  });

  test("show what is on, what can't be done, and keys, and leave a pane's keys to the pane", () => {
    const { items } = menus("linux");
    expect(items("View")[0]).toMatchObject({ type: "checkbox", checked: true });
    expect(items("Chapter")[0]).toMatchObject({ enabled: false, accelerator: "Alt+Up" });
    expect(items("File")[0]).toMatchObject({ accelerator: "CmdOrCtrl+N", registerAccelerator: true });
    expect(items("Edit")[0]).toMatchObject({ accelerator: "CmdOrCtrl+Z", registerAccelerator: false });
    expect(acceleratorOf("Mod+Shift+P")).toBe("CmdOrCtrl+Shift+P");
  });

  test("do what is chosen", () => {
    const { items, done } = menus("linux");
    click(items("File")[0]);
    const recent = items("File").find(({ label }) => label === "Open recent")?.submenu as MenuItemConstructorOptions[];
    click(recent[0]);
    click(recent.at(-1));
    expect(done).toEqual(["file.b", "/stories/Tale", "clear"]);
  });

  test("speak the language that the window speaks", () => {
    const english = menus("linux");
    expect(speak("german")).toBe(true);
    const german = menus("linux");
    speak("english");
    expect(names(german.template)).toEqual(["&Datei", "&Bearbeiten", "&Kapitel", "&Ansicht", "&Hilfe"]);
    expect(names(german.items("Bearbeiten")).slice(2, 4)).toEqual(["Ausschneiden", "Kopieren"]);
    const own = (items: readonly MenuItemConstructorOptions[]) => items.filter(({ id, type }) => !id && !type);
    for (const [place, { submenu }] of german.template.entries()) {
      const names = own(submenu as MenuItemConstructorOptions[]).map(({ label }) => label);
      const before = own(english.template[place]?.submenu as MenuItemConstructorOptions[]).map(({ label }) => label);
      expect(names).toHaveLength(before.length);
      for (const name of names) expect(before).not.toContain(name);
    }
  });

  test("without a window there is a way to one", () => {
    const { items, done } = menus("darwin", []);
    expect(names(items("File"))).toEqual(["New window", "—", "Open recent", "—", "Close"]);
    click(items("File")[0]);
    expect(done).toEqual(["new"]);
  });
});
