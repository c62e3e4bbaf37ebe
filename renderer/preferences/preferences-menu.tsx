import { Settings2 } from "lucide-react";
import { useState } from "react";
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from "react-aria-components";
import { commands } from "../commands/command-center.ts";
import { type CommandId, commandOf } from "../commands/command-list.ts";
import { currentKey } from "../commands/current-keys.ts";
import { showKey } from "../commands/key.ts";
import { isMac } from "../commands/platform.ts";
import { keysShown } from "../keys/keys-dialog.tsx";
import { useObservable } from "../observable.ts";
import { useStudio } from "../studio-context.ts";
import { NameDialog } from "./name-dialog.tsx";
import { look, preferences, themeChoices, themeNames } from "./preferences.ts";
import { preferencesShown } from "./preferences-shown.ts";

export function PreferencesMenu() {
  const studio = useStudio();
  const choice = useObservable(look).theme;
  useObservable(preferences);
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
                if (chosen) void studio.call("preferences.set", { theme: chosen });
              }}
            >
              <Header className="heading">Light or dark</Header>
              {themeChoices.map((theme) => (
                <MenuItem key={theme} id={theme} className="item" textValue={themeNames[theme]}>
                  {themeNames[theme]}
                  <span aria-hidden>{theme === choice ? "✓" : ""}</span>
                </MenuItem>
              ))}
            </MenuSection>
            <Separator className="separator" />
            <MenuItem className="item" onAction={() => setNaming(true)}>
              Your name…
            </MenuItem>
            <MenuItem className="item" onAction={() => preferencesShown.set(true)}>
              Preferences…
            </MenuItem>
            <MenuItem className="item" textValue="Commands" onAction={() => commands.run("view.commands")}>
              Commands…
              <CommandKey id="view.commands" />
            </MenuItem>
            <MenuItem className="item" textValue="Keys" onAction={() => keysShown.set(true)}>
              Keys
              <CommandKey id="help.keys" />
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      {naming ? <NameDialog onClose={() => setNaming(false)} /> : null}
    </>
  );
}

function CommandKey({ id }: { readonly id: CommandId }) {
  const key = currentKey(commandOf(id));
  return key ? <kbd>{showKey(key, isMac)}</kbd> : null;
}
