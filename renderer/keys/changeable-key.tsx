import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import type { Command } from "../commands/command-list.ts";
import { titleOf } from "../commands/command-words.ts";
import { commandWith, currentKey } from "../commands/current-keys.ts";
import { keyOf, showKey } from "../commands/key.ts";
import { isMac } from "../commands/platform.ts";
import { useWords } from "../language/language.ts";
import { preferences } from "../preferences/preferences.ts";
import { useSaidByHost } from "../problems/said-by-host.ts";
import { useStudio } from "../studio-context.ts";
import { withoutDots } from "../words.ts";
import { keysTexts } from "./keys-words.ts";

/** A command's key, and with a press of it the next key that is pressed instead. */
export function ChangeableKey(props: {
  readonly command: Command;
  readonly title: string;
  readonly onProblem: (sentence: string | null) => void;
}) {
  const say = useSaidByHost();
  const words = useWords(keysTexts);
  const { command, title, onProblem } = props;
  const studio = useStudio();
  const [isListening, setListening] = useState(false);
  const key = currentKey(command);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what it does with the key is the same for one command.
  useEffect(() => {
    if (!isListening) return;
    const keep = async (next: string) => {
      setListening(false);
      const result = await studio.call("preferences.set", { keys: { ...preferences.value?.keys, [command.id]: next } });
      onProblem(result.ok ? null : say(result.problem.sentence));
    };
    const onKey = (event: KeyboardEvent) => {
      // Before the dialog, for which Escape is its end.
      event.preventDefault();
      event.stopPropagation();
      if (event.key === "Escape") return setListening(false);
      if (event.key === "Backspace" || event.key === "Delete") return void keep("");
      const pressed = keyOf(event, isMac);
      if (pressed === null) return;
      const other = commandWith(pressed);
      if (other && other.id !== command.id) {
        onProblem(words.isKeyOf(showKey(pressed, isMac), withoutDots(titleOf(other.id))));
      } else void keep(pressed);
    };
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, [isListening]);

  const shown = key === null ? words.none : showKey(key, isMac);
  return (
    <Button
      className="button quiet key"
      aria-label={words.change(title, shown)}
      onPress={() => {
        onProblem(null);
        setListening(true);
      }}
      onBlur={() => setListening(false)}
    >
      {isListening ? words.press : shown}
    </Button>
  );
}
