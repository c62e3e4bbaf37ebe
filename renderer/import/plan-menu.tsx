import { Menu, MenuItem, Popover, Separator } from "react-aria-components";
import { showKey } from "../commands/key.ts";
import { isMac } from "../commands/platform.ts";
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
    <Popover
      className="popover"
      aria-label={name}
      triggerRef={{ current: props.anchor }}
      isOpen
      onOpenChange={(open) => {
        if (!open) props.onClose();
      }}
      placement="bottom end"
    >
      <Menu
        className="menu"
        aria-label={name}
        autoFocus="first"
        disabledKeys={entries.flatMap(([command]) => (possible.has(command) ? [] : [command]))}
        onAction={(key) => props.onCommand(key as PlanCommand)}
        onClose={props.onClose}
      >
        {entries.map(([command, label, keys]) => [
          command === "leave out" ? <Separator key="line" className="separator" /> : null,
          <MenuItem key={command} id={command} className="item" textValue={label}>
            {label}
            {keys ? <kbd>{keys}</kbd> : null}
          </MenuItem>,
        ])}
      </Menu>
    </Popover>
  );
}
