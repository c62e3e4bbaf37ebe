import { Settings2 } from "lucide-react";
import { useState } from "react";
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from "react-aria-components";
import { commands } from "../commands/command-center.ts";
import { type CommandId, commandOf } from "../commands/command-list.ts";
import { commandTexts } from "../commands/command-words.ts";
import { currentKey } from "../commands/current-keys.ts";
import { showKey } from "../commands/key.ts";
import { isMac } from "../commands/platform.ts";
import { keysShown } from "../keys/keys-dialog.tsx";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import { useStudio } from "../studio-context.ts";
import { NameDialog } from "./name-dialog.tsx";
import { look, preferences, themeChoices } from "./preferences.ts";
import { preferencesShown } from "./preferences-shown.ts";
import { preferencesTexts } from "./preferences-words.ts";

export function PreferencesMenu() {
  const titles = useWords(commandTexts);
  const words = useWords(preferencesTexts);
  const studio = useStudio();
  const choice = useObservable(look).theme;
  useObservable(preferences);
  const [naming, setNaming] = useState(false);
  return (
    <>
      <MenuTrigger>
        <Button className="button quiet icon" aria-label={words.preferences}>
          <Settings2 size={16} aria-hidden />
        </Button>
        <Popover className="popover" placement="bottom end">
          <Menu className="menu" aria-label={words.preferences}>
            <MenuSection
              selectionMode="single"
              selectedKeys={[choice]}
              onSelectionChange={(keys) => {
                const chosen = themeChoices.find((theme) => keys !== "all" && keys.has(theme));
                if (chosen) void studio.call("preferences.set", { theme: chosen });
              }}
            >
              <Header className="heading">{words.lightOrDark}</Header>
              {themeChoices.map((theme) => (
                <MenuItem key={theme} id={theme} className="item" textValue={words.themes[theme]}>
                  {words.themes[theme]}
                  <span aria-hidden>{theme === choice ? "✓" : ""}</span>
                </MenuItem>
              ))}
            </MenuSection>
            <Separator className="separator" />
            {studio.guest ? null : (
              <MenuItem className="item" onAction={() => setNaming(true)}>
                {words.yourName}
              </MenuItem>
            )}
            <MenuItem className="item" onAction={() => preferencesShown.set(true)}>
              {titles["preferences.show"]}
            </MenuItem>
            <MenuItem
              className="item"
              textValue={titles["view.commands"]}
              onAction={() => commands.run("view.commands")}
            >
              {titles["view.commands"]}
              <CommandKey id="view.commands" />
            </MenuItem>
            <MenuItem className="item" textValue={titles["help.keys"]} onAction={() => keysShown.set(true)}>
              {titles["help.keys"]}
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
