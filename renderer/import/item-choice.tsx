import { ListBox, ListBoxItem, ListLayout, Virtualizer } from "react-aria-components";

/** As the style sheet has it. */
const rowHeight = 32;

export interface ItemOption {
  readonly id: string;
  readonly label: string;
  readonly depth: number;
}

/** One of the story's chapters, of which there may be thousands. Letters go to those that begin with them. */
export function ItemChoice(props: {
  readonly label: string;
  readonly options: readonly ItemOption[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}) {
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: rowHeight }}>
      <ListBox
        className="menu item-choice"
        aria-label={props.label}
        style={{ height: `min(50vh, ${props.options.length * rowHeight}px)` }}
        items={props.options}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[props.chosen]}
        autoFocus
        onSelectionChange={(keys) => {
          const [key] = keys === "all" ? [] : keys;
          if (key !== undefined) props.onChoose(String(key));
        }}
      >
        {({ id, label, depth }) => (
          <ListBoxItem id={id} className="item" textValue={label} data-depth={Math.min(depth, 3)}>
            <span dir="auto">{label}</span>
          </ListBoxItem>
        )}
      </ListBox>
    </Virtualizer>
  );
}
