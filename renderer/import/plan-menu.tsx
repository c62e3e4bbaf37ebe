import { MenuItem, Separator } from "react-aria-components";
import { showKey } from "../commands/key.ts";
import { isMac } from "../commands/platform.ts";
import { AnchoredMenu } from "../controls/anchored-menu.tsx";
import { useWords } from "../language/language.ts";
import type { PlanCommand } from "./plan-commands.ts";
import { planTexts } from "./plan-words.ts";

/** What can be done with the chosen lines of a plan. */
export function PlanMenu(props: {
  readonly title: string;
  readonly count: number;
  readonly anchor: Element;
  readonly possible: ReadonlySet<PlanCommand>;
  readonly onCommand: (command: PlanCommand) => void;
  readonly onClose: () => void;
}) {
  const words = useWords(planTexts);
  const { count, possible } = props;
  const name = count > 1 ? words.actionsForChosen(count) : words.actionsFor(props.title);
  const entries: readonly (readonly [PlanCommand, string, string?])[] = [
    ["rename", words.rename, "F2"],
    ["join", count > 1 ? words.joinChosen : words.join],
    ["split", words.split],
    ["leave out", words.leaveOut, showKey("Delete", isMac)],
  ];
  return (
    <AnchoredMenu<PlanCommand>
      name={name}
      anchor={props.anchor}
      placement="bottom end"
      disabled={entries.flatMap(([command]) => (possible.has(command) ? [] : [command]))}
      onCommand={props.onCommand}
      onClose={props.onClose}
    >
      {entries.map(([command, label, keys]) => [
        command === "leave out" ? <Separator key="line" className="separator" /> : null,
        <MenuItem key={command} id={command} className="item" textValue={label}>
          {label}
          {keys ? <kbd>{keys}</kbd> : null}
        </MenuItem>,
      ])}
    </AnchoredMenu>
  );
}
