import type { ReactNode } from "react";
import { Menu, Popover } from "react-aria-components";

/** A menu that opens by itself at what it is about, with its first line ready. Its lines are its children. */
export function AnchoredMenu<Command extends string>(props: {
  /** For those who hear it. */
  readonly name: string;
  readonly anchor: Element;
  readonly placement: "bottom start" | "bottom end";
  readonly disabled?: Iterable<Command>;
  readonly onCommand?: (command: Command) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { name, onClose, onCommand } = props;
  return (
    <Popover
      className="popover"
      aria-label={name}
      triggerRef={{ current: props.anchor }}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      placement={props.placement}
    >
      <Menu
        className="menu"
        aria-label={name}
        autoFocus="first"
        disabledKeys={props.disabled ?? []}
        onAction={(key) => onCommand?.(key as Command)}
        onClose={onClose}
      >
        {props.children}
      </Menu>
    </Popover>
  );
}
