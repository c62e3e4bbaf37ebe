import { useCommands } from "../commands/use-commands.ts";
import { useObservable } from "../observable.ts";
import { useStudio } from "../studio-context.ts";
import { look } from "./preferences.ts";
import { preferencesShown } from "./preferences-shown.ts";

export function usePreferenceCommands(): void {
  const studio = useStudio();
  const choice = useObservable(look).theme;
  const choose = (theme: typeof choice) => ({
    run: () => void studio.call("preferences.set", { theme }),
    isChecked: choice === theme,
  });
  useCommands({
    "view.system": choose("system"),
    "view.light": choose("light"),
    "view.dark": choose("dark"),
    "preferences.show": { run: () => preferencesShown.set(true) },
  });
}
