import type { MenuItemConstructorOptions } from "electron";

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly role: string | undefined;
  readonly enabled: boolean;
  readonly checked: boolean;
  readonly accelerator: string | undefined;
  readonly submenu: StandInMenu | undefined;
  readonly click: () => void;
}

/** Throws where Electron would: an item needs a label, a role or to be a separator. */
class StandInMenu {
  readonly items: readonly MenuItem[];

  constructor(items: readonly MenuItem[]) {
    this.items = items;
  }

  /** Nobody chooses anything in it. */
  popup(): void {}

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      if (item.id === id) return item;
      const inside = item.submenu?.getMenuItemById(id);
      if (inside) return inside;
    }
    return null;
  }
}

let current: StandInMenu | null = null;

export const Menu = {
  buildFromTemplate: (template: readonly MenuItemConstructorOptions[]): StandInMenu =>
    new StandInMenu(template.map(itemOf)),
  setApplicationMenu: (menu: StandInMenu | null) => {
    current = menu;
  },
  getApplicationMenu: () => current,
};

function itemOf(options: MenuItemConstructorOptions): MenuItem {
  const { label, role, type, submenu } = options;
  if (!label && !role && type !== "separator")
    throw new TypeError("Invalid template for MenuItem: must have label, role or type");
  return {
    id: options.id ?? "",
    label: label ?? "",
    role,
    enabled: options.enabled ?? true,
    checked: options.checked ?? false,
    accelerator: options.accelerator as string | undefined,
    submenu: Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : undefined,
    click: () => (options.click as (() => void) | undefined)?.(),
  };
}
