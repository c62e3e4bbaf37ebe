import { ChevronRight } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button, Disclosure, DisclosurePanel, Heading, Input, SearchField } from "react-aria-components";
import { commands } from "../commands/command-center.ts";
import { type Command, type CommandId, commandList, commandOf } from "../commands/command-list.ts";
import { titleOf } from "../commands/command-words.ts";
import { currentKey } from "../commands/current-keys.ts";
import { showKey } from "../commands/key.ts";
import { isMac } from "../commands/platform.ts";
import { useCommands } from "../commands/use-commands.ts";
import { ModalDialog } from "../controls/modal-dialog.tsx";
import { useWords } from "../language/language.ts";
import { Observable, useObservable } from "../observable.ts";
import { shell } from "../shell/desktop.ts";
import "./help.css";
import { helpAnswers, helpIds } from "./help-answers.ts";
import { searchHelp } from "./help-search.ts";
import { helpTexts } from "./help-words.ts";

export const helpShown = new Observable(false);

/** So many commands are offered below the answers. */
const mostCommands = 8;

/** Short answers to what writers ask, each with the command that does it; found by the writer's own words. */
export function HelpDialog() {
  const isShown = useObservable(helpShown);
  const returnTo = useRef<Element | null>(null);
  const chosen = useRef<CommandId | null>(null);
  useCommands({
    "help.show": {
      run: () => {
        if (!helpShown.value) returnTo.current = document.activeElement;
        helpShown.set(true);
      },
    },
  });
  // A command works on what had the focus when help was called: on this row, at this cursor.
  useEffect(() => {
    if (isShown) return;
    const place = returnTo.current;
    const id = chosen.current;
    returnTo.current = null;
    chosen.current = null;
    if (place instanceof HTMLElement && place.isConnected) place.focus();
    if (id) commands.run(id);
  }, [isShown]);
  if (!isShown) return null;
  return (
    <Help
      onClose={() => helpShown.set(false)}
      onRun={(id) => {
        chosen.current = id;
        helpShown.set(false);
      }}
    />
  );
}

function Help(props: { readonly onClose: () => void; readonly onRun: (id: CommandId) => void }) {
  const { onRun } = props;
  const words = useWords(helpTexts);
  const [typed, setTyped] = useState("");
  // Called over another dialog, it only tells: what is asked there comes first.
  const [isAlone] = useState(() => document.querySelector(".veil") === null);
  const answers = searchHelp(
    helpIds.map((id) => ({ id, ...words.about[id] })),
    typed,
  );
  const named = typed.trim() === "" ? [] : searchHelp(known(), typed).slice(0, mostCommands);
  return (
    <ModalDialog name={words.help} width="42rem" isOpen onClose={props.onClose}>
      <div className="dialog-body help">
        <SearchField aria-label={words.search} className="field" autoFocus value={typed} onChange={setTyped}>
          <Input dir="auto" placeholder={words.placeholder} />
        </SearchField>
        <p className="quiet-text" role="status">
          {answers.length + named.length === 0 ? words.nothing : words.found(answers.length)}
        </p>
        <section className="help-answers" aria-label={words.answers}>
          {answers.map(({ id, question, answer }, place) => (
            // The best answer to what was typed stands open.
            <Disclosure
              key={`${id} ${place === 0 && typed.trim() !== ""}`}
              className="help-answer"
              defaultExpanded={place === 0 && typed.trim() !== ""}
            >
              <Heading level={3}>
                <Button slot="trigger" className="help-question">
                  <ChevronRight size={14} aria-hidden />
                  {question}
                </Button>
              </Heading>
              <DisclosurePanel className="help-panel">
                <p>{answer}</p>
                <CommandButton id={helpAnswers[id]} isAlone={isAlone} onRun={onRun} />
              </DisclosurePanel>
            </Disclosure>
          ))}
        </section>
        {named.length > 0 ? (
          <section className="help-commands" aria-label={words.commands}>
            <h3>{words.commands}</h3>
            {named.map(({ command }) => (
              <CommandButton key={command.id} id={command.id} isAlone={isAlone} onRun={onRun} />
            ))}
          </section>
        ) : null}
      </div>
      <div className="dialog-actions">
        <Button className="button" onPress={() => onRun("help.keys")}>
          {words.keys}
        </Button>
        <Button className="button primary" onPress={props.onClose}>
          {words.close}
        </Button>
      </div>
    </ModalDialog>
  );
}

/** What the answer speaks of, done; where it can't be done just now, its name and its key. */
function CommandButton(props: {
  readonly id: CommandId | null;
  readonly isAlone: boolean;
  readonly onRun: (id: CommandId) => void;
}) {
  const { id } = props;
  if (id === null) return null;
  const command = commandOf(id);
  if (command.isDesktop && shell === "browser") return null;
  const key = currentKey(command);
  return (
    <Button
      className="button help-run"
      isDisabled={!props.isAlone || !commands.isEnabled(id)}
      onPress={() => props.onRun(id)}
    >
      {titleOf(command.id)}
      {key ? <kbd>{showKey(key, isMac)}</kbd> : null}
    </Button>
  );
}

function known(): readonly { command: Command; question: string; answer: string; also: string }[] {
  return commandList
    .filter((command) => shell === "desktop" || !command.isDesktop)
    .map((command) => ({ command, question: titleOf(command.id), answer: "", also: "" }));
}
