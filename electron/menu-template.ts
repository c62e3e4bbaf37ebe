import type { MenuItemConstructorOptions } from "electron";
import type { DesktopPlatform, MenuCommand, MenuName } from "./contract.ts";

export interface MenuOrder {
  readonly platform: DesktopPlatform;
  /** Of the window in front; none where no window is. */
  readonly commands: readonly MenuCommand[];
  readonly recent: readonly { readonly path: string; readonly title: string }[];
  readonly run: (command: string) => void;
  readonly openRecent: (path: string) => void;
  readonly clearRecent: () => void;
  readonly newWindow: () => void;
  readonly about: () => void;
}

type Item = MenuItemConstructorOptions;

const separator: Item = { type: "separator" };
const preferencesId = "preferences.show";
const cutAndPaste: readonly Item[] = [
  { role: "cut" },
  { role: "copy" },
  { role: "paste" },
  { role: "pasteAndMatchStyle", label: "Paste without formatting" },
  { role: "selectAll" },
];

/** The menus in the shape of each system, all of one list of commands. */
export function menuTemplate(order: MenuOrder): Item[] {
  const isMac = order.platform === "darwin";
  const menus: Item[] = [
    { label: isMac ? "File" : "&File", submenu: fileMenu(order) },
    { label: isMac ? "Edit" : "&Edit", submenu: editMenu(order) },
    { label: isMac ? "Chapter" : "&Chapter", submenu: itemsOf(order, "chapter") },
    { label: isMac ? "View" : "&View", submenu: viewMenu(order) },
  ];
  if (isMac) menus.unshift({ label: "Redraft", submenu: programMenu(order) });
  if (isMac) menus.push({ role: "windowMenu" });
  menus.push({ role: "help", label: isMac ? "Help" : "&Help", submenu: helpMenu(order) });
  return menus.filter(({ submenu }) => !Array.isArray(submenu) || submenu.length > 0);
}

/** A Mac's first menu, with the preferences in the place where a Mac has them. */
function programMenu({ commands, run }: MenuOrder): Item[] {
  const preferences = commands.filter(({ id }) => id === preferencesId).map((command) => itemOf(command, run));
  return joined([
    [{ role: "about" }],
    preferences,
    [{ role: "services" }],
    [{ role: "hide" }, { role: "hideOthers" }, { role: "unhide" }],
    [{ role: "quit" }],
  ]);
}

function fileMenu(given: MenuOrder): Item[] {
  const isMac = given.platform === "darwin";
  const order = isMac ? { ...given, commands: given.commands.filter(({ id }) => id !== preferencesId) } : given;
  const own = order.commands.filter(({ menu }) => menu === "file");
  // Without a window there is still a way to one.
  const first: Item[] =
    own.length > 0
      ? itemsOf(order, "file")
      : [{ label: "New window", accelerator: "CmdOrCtrl+N", click: order.newWindow }];
  const items = [...first, separator, { label: "Open recent", submenu: recentMenu(order) }, separator];
  items.push(isMac ? { role: "close" } : { role: "quit", label: "E&xit" });
  return items;
}

function recentMenu(order: MenuOrder): Item[] {
  const stories = order.recent.map(({ path, title }): Item => ({ label: title, click: () => order.openRecent(path) }));
  return [
    ...stories,
    ...(stories.length > 0 ? [separator] : []),
    { label: "Clear this list", enabled: stories.length > 0, click: order.clearRecent },
  ];
}

/** The system's own cut, copy and paste stand behind undo and redo. */
function editMenu(order: MenuOrder): Item[] {
  const [undo = [], ...rest] = groupsOf(order, "edit");
  return joined([undo, [...cutAndPaste], ...rest]);
}

function viewMenu(order: MenuOrder): Item[] {
  const zoom: Item[] = [
    { role: "zoomIn", label: "Larger" },
    { role: "zoomOut", label: "Smaller" },
    { role: "resetZoom", label: "Usual size" },
  ];
  return joined([...groupsOf(order, "view"), zoom]);
}

function helpMenu(order: MenuOrder): Item[] {
  const about: Item[] = order.platform === "darwin" ? [] : [{ label: "About Redraft", click: order.about }];
  return joined([...groupsOf(order, "help"), about]);
}

function itemsOf(order: MenuOrder, menu: MenuName): Item[] {
  return joined(groupsOf(order, menu));
}

function groupsOf(order: MenuOrder, menu: MenuName): Item[][] {
  const groups = Map.groupBy(
    order.commands.filter((command) => command.menu === menu),
    ({ group }) => group,
  );
  return [...groups.entries()]
    .sort(([a], [b]) => a - b)
    .map(([, commands]) => commands.map((command) => itemOf(command, order.run)));
}

function itemOf(command: MenuCommand, run: (id: string) => void): Item {
  return {
    id: command.id,
    label: command.title,
    enabled: command.isEnabled,
    ...(command.isChecked === null ? {} : { type: "checkbox", checked: command.isChecked }),
    ...(command.key === null
      ? {}
      : { accelerator: acceleratorOf(command.key), registerAccelerator: !command.isPaneKey }),
    click: () => run(command.id),
  };
}

const electronNames: Readonly<Record<string, string>> = {
  Mod: "CmdOrCtrl",
  ArrowUp: "Up",
  ArrowDown: "Down",
  ArrowLeft: "Left",
  ArrowRight: "Right",
};

/** "Mod+Shift+P" as Electron writes it: "CmdOrCtrl+Shift+P". */
export function acceleratorOf(key: string): string {
  return key
    .split("+")
    .map((part) => electronNames[part] ?? part)
    .join("+");
}

function joined(groups: readonly (readonly Item[])[]): Item[] {
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, place) => (place === 0 ? [...group] : [separator, ...group]));
}
