import { ListFilter, X } from "lucide-react";
import {
  Button,
  Input,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
  SearchField,
  SubmenuTrigger,
} from "react-aria-components";
import { type Outline, type Status, statuses, walkOutline } from "../../story/outline.ts";
import { isFiltering, noFilter, type OutlineFilter, valuesOf } from "../../story/outline-filter.ts";
import { useWords } from "../language/language.ts";
import type { Observable } from "../observable.ts";
import { useObservable } from "../observable.ts";
import { outlineTexts } from "./outline-words.ts";

/** What of the outline is shown: in the tree, the grid and on the corkboard alike. */
export function OutlineFilterBar(props: { readonly outline: Outline; readonly filter: Observable<OutlineFilter> }) {
  const words = useWords(outlineTexts);
  const { outline } = props;
  const filter = useObservable(props.filter);
  const set = (change: Partial<OutlineFilter>) => props.filter.set({ ...filter, ...change });
  const said = [...walkOutline([...outline.book, ...outline.notes]), ...outline.scenes];
  const { tags, pointsOfView } = valuesOf(said, outline.language);
  const statusName = (status: string | null) =>
    status === "none" ? words.noStatus : (words.statuses[status as Status] ?? status);
  const chosen = [statusName(filter.status), filter.tag, filter.pointOfView];
  return (
    <div className="outline-filter">
      <SearchField
        className="filter-text"
        aria-label={words.filterText}
        value={filter.text}
        onChange={(text) => set({ text })}
      >
        <Input placeholder={words.filter} />
        <Button className="filter-clear" aria-label={words.clearFilter}>
          <X size={13} aria-hidden />
        </Button>
      </SearchField>
      <MenuTrigger>
        <Button
          className="button quiet icon"
          aria-label={words.filterBy}
          data-active={chosen.some(Boolean) || undefined}
        >
          <ListFilter size={15} aria-hidden />
        </Button>
        <Popover className="popover">
          <Menu className="menu" aria-label={words.filterBy}>
            <Choices
              title={words.status}
              any={words.anyStatus}
              value={filter.status}
              choices={["none", ...statuses]}
              label={(status) => statusName(status) ?? status}
              onChange={(status) => set({ status: status as OutlineFilter["status"] })}
            />
            <Choices
              title={words.tag}
              any={words.anyTag}
              value={filter.tag}
              choices={tags}
              onChange={(tag) => set({ tag })}
            />
            <Choices
              title={words.pointOfView}
              any={words.anyPointOfView}
              value={filter.pointOfView}
              choices={pointsOfView}
              onChange={(pointOfView) => set({ pointOfView })}
            />
          </Menu>
        </Popover>
      </MenuTrigger>
      {isFiltering(filter) && chosen.some(Boolean) ? (
        <Button className="filter-chosen" onPress={() => props.filter.set(noFilter)} aria-label={words.clearFilter}>
          {chosen.filter(Boolean).join(", ")}
          <X size={13} aria-hidden />
        </Button>
      ) : null}
    </div>
  );
}

const any = "\u0000any";

function Choices(props: {
  readonly title: string;
  readonly any: string;
  readonly value: string | null;
  readonly choices: readonly string[];
  readonly label?: (choice: string) => string;
  readonly onChange: (choice: string | null) => void;
}) {
  const label = props.label ?? ((choice: string) => choice);
  return (
    <SubmenuTrigger>
      <MenuItem className="item" textValue={props.title} isDisabled={props.choices.length === 0}>
        {props.title}
        <kbd>{props.value === null ? "" : label(props.value)}</kbd>
      </MenuItem>
      <Popover className="popover">
        <Menu
          className="menu"
          aria-label={props.title}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[props.value ?? any]}
          onSelectionChange={(keys) => {
            const [key] = keys === "all" ? [any] : [...keys].map(String);
            props.onChange(key === undefined || key === any ? null : key);
          }}
        >
          <MenuItem id={any} className="item">
            {props.any}
          </MenuItem>
          {props.choices.map((choice) => (
            <MenuItem key={choice} id={choice} className="item">
              {label(choice)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </SubmenuTrigger>
  );
}
