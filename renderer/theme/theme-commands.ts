import { useCommands } from "../commands/use-commands.ts";
import { useObservable } from "../observable.ts";
import { chooseTheme, themeChoice } from "./theme.ts";

export function useThemeCommands(): void {
  const choice = useObservable(themeChoice);
  useCommands({
    "view.system": { run: () => chooseTheme("system"), isChecked: choice === "system" },
    "view.light": { run: () => chooseTheme("light"), isChecked: choice === "light" },
    "view.dark": { run: () => chooseTheme("dark"), isChecked: choice === "dark" },
  });
}
