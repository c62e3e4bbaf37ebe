import type { MenuItemConstructorOptions } from "electron";
import type { DesktopPlatform, MenuCommand, MenuName } from "./contract.ts";
import { desktopWords } from "./desktop-words.ts";

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

/** The menus in the shape of each system, all of one list of commands. */
export function menuTemplate(order: MenuOrder): Item[] {
  const isMac = order.platform === "darwin";
  const words = desktopWords();
  // A Mac has no letters to press in its menus.
  const named = (label: string) => (isMac ? label.replace("&", "") : label);
  const menus: Item[] = [
    { label: named(words.file), submenu: fileMenu(order) },
    { label: named(words.edit), submenu: editMenu(order) },
    { label: named(words.chapter), submenu: itemsOf(order, "chapter") },
    { label: named(words.view), submenu: viewMenu(order) },
  ];
  if (isMac) menus.unshift({ label: "Redraft", submenu: programMenu(order) });
  if (isMac) menus.push({ role: "windowMenu", label: words.window });
  menus.push({ role: "help", label: named(words.help), submenu: helpMenu(order) });
  return menus.filter(({ submenu }) => !Array.isArray(submenu) || submenu.length > 0);
}

/** A Mac's first menu, with the preferences in the place where a Mac has them. */
function programMenu({ commands, run }: MenuOrder): Item[] {
  const words = desktopWords();
  const preferences = commands.filter(({ id }) => id === preferencesId).map((command) => itemOf(command, run));
  return joined([
    [{ role: "about", label: words.about }],
    preferences,
    [{ role: "services", label: words.services }],
    [
      { role: "hide", label: words.hide },
      { role: "hideOthers", label: words.hideOthers },
      { role: "unhide", label: words.showAll },
    ],
    [{ role: "quit", label: words.quitRedraft }],
  ]);
}

function fileMenu(given: MenuOrder): Item[] {
  const isMac = given.platform === "darwin";
  const order = isMac ? { ...given, commands: given.commands.filter(({ id }) => id !== preferencesId) } : given;
  const words = desktopWords();
  const own = order.commands.filter(({ menu }) => menu === "file");
  // Without a window there is still a way to one.
  const first: Item[] =
    own.length > 0
      ? itemsOf(order, "file")
      : [{ label: words.newWindow, accelerator: "CmdOrCtrl+N", click: order.newWindow }];
  const items = [...first, separator, { label: words.openRecent, submenu: recentMenu(order) }, separator];
  items.push(isMac ? { role: "close", label: words.close } : { role: "quit", label: words.exit });
  return items;
}

function recentMenu(order: MenuOrder): Item[] {
  const stories = order.recent.map(({ path, title }): Item => ({ label: title, click: () => order.openRecent(path) }));
  return [
    ...stories,
    ...(stories.length > 0 ? [separator] : []),
    { label: desktopWords().clearRecent, enabled: stories.length > 0, click: order.clearRecent },
  ];
}

/** The system's own cut, copy and paste stand behind undo and redo. */
function editMenu(order: MenuOrder): Item[] {
  const [undo = [], ...rest] = groupsOf(order, "edit");
  const words = desktopWords();
  const cutAndPaste: Item[] = [
    { role: "cut", label: words.cut },
    { role: "copy", label: words.copy },
    { role: "paste", label: words.paste },
    { role: "pasteAndMatchStyle", label: words.pastePlain },
    { role: "selectAll", label: words.selectAll },
  ];
  return joined([undo, cutAndPaste, ...rest]);
}

function viewMenu(order: MenuOrder): Item[] {
  const words = desktopWords();
  const zoom: Item[] = [
    { role: "zoomIn", label: words.larger },
    { role: "zoomOut", label: words.smaller },
    { role: "resetZoom", label: words.usualSize },
  ];
  return joined([...groupsOf(order, "view"), zoom]);
}

function helpMenu(order: MenuOrder): Item[] {
  const about: Item[] = order.platform === "darwin" ? [] : [{ label: desktopWords().about, click: order.about }];
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
