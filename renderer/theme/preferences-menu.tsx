import { Settings2 } from "lucide-react";
import { useState } from "react";
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from "react-aria-components";
import { keysShown } from "../keys/keys-dialog.tsx";
import { useObservable } from "../observable.ts";
import { NameDialog } from "./name-dialog.tsx";
import { chooseTheme, type ThemeChoice, themeChoice, themeChoices } from "./theme.ts";

const names: Readonly<Record<ThemeChoice, string>> = { system: "Like the system", light: "Light", dark: "Dark" };

export function PreferencesMenu() {
  const choice = useObservable(themeChoice);
  const [naming, setNaming] = useState(false);
  return (
    <>
      <MenuTrigger>
        <Button className="button quiet icon" aria-label="Preferences">
          <Settings2 size={16} aria-hidden />
        </Button>
        <Popover className="popover" placement="bottom end">
          <Menu className="menu" aria-label="Preferences">
            <MenuSection
              selectionMode="single"
              selectedKeys={[choice]}
              onSelectionChange={(keys) => {
                const chosen = themeChoices.find((theme) => keys !== "all" && keys.has(theme));
                if (chosen) chooseTheme(chosen);
              }}
            >
              <Header className="heading">Light or dark</Header>
              {themeChoices.map((theme) => (
                <MenuItem key={theme} id={theme} className="item" textValue={names[theme]}>
                  {names[theme]}
                  <span aria-hidden>{theme === choice ? "✓" : ""}</span>
                </MenuItem>
              ))}
            </MenuSection>
            <Separator className="separator" />
            <MenuItem className="item" onAction={() => setNaming(true)}>
              Your name…
            </MenuItem>
            <MenuItem className="item" textValue="Keys" onAction={() => keysShown.set(true)}>
              Keys
              <kbd>F1</kbd>
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      {naming ? <NameDialog onClose={() => setNaming(false)} /> : null}
    </>
  );
}
