import type { WritingPreferences } from "../../host/contract/preferences.ts";
import { useCommands } from "../commands/use-commands.ts";
import { useObservable } from "../observable.ts";
import { useStudio } from "../studio-context.ts";
import { look, preferences } from "./preferences.ts";
import { preferencesShown } from "./preferences-shown.ts";

export function usePreferenceCommands(): void {
  const studio = useStudio();
  const { theme: choice, interfaceLanguage } = useObservable(look);
  // While the host is away nothing could keep what is chosen.
  const isEnabled = useObservable(studio.state).kind === "connected";
  const choose = (theme: typeof choice) => ({
    run: () => void studio.call("preferences.set", { theme }),
    isChecked: choice === theme,
    isEnabled,
  });
  const speak = (language: typeof interfaceLanguage) => ({
    run: () => void studio.call("preferences.set", { interfaceLanguage: language }),
    isChecked: interfaceLanguage === language,
    isEnabled,
  });
  const liked = useObservable(preferences)?.writing;
  const like = (change: Partial<WritingPreferences>) => () => {
    if (liked) void studio.call("preferences.set", { writing: { ...liked, ...change } });
  };
  const focusOn = (focus: "sentence" | "paragraph") => ({
    run: like({ focus: liked?.focus === focus ? "off" : focus }),
    isChecked: liked?.focus === focus,
    isEnabled,
  });
  const writing = {
    "view.focusSentence": focusOn("sentence"),
    "view.focusParagraph": focusOn("paragraph"),
    "view.typewriter": {
      run: like({ typewriter: !liked?.typewriter }),
      isChecked: liked?.typewriter ?? false,
      isEnabled,
    },
    "view.marks": {
      run: like({ marks: liked?.marks === "always" ? "cursor" : "always" }),
      isChecked: liked?.marks === "always",
      isEnabled,
    },
  };
  useCommands({
    "view.system": choose("system"),
    "view.light": choose("light"),
    "view.white": choose("white"),
    "view.dark": choose("dark"),
    "view.black": choose("black"),
    "view.contrast": choose("contrast"),
    "language.system": speak("system"),
    "language.english": speak("english"),
    "language.german": speak("german"),
    ...writing,
    "preferences.show": { run: () => preferencesShown.set(true) },
  });
}
