import { useState } from "react";
import { Autocomplete, Input, Menu, MenuItem, SearchField } from "react-aria-components";
import { ModalDialog } from "../controls/modal-dialog.tsx";
import "./palette.css";

/** One line of a palette. */
export interface Offer {
  readonly id: string;
  readonly title: string;
  /** What stands at its end: a key, or where it is. */
  readonly aside: string | null;
}

/** A dialog with one field, in which a few letters find one of many. */
export function Palette(props: {
  readonly name: string;
  readonly field: string;
  readonly placeholder: string;
  readonly list: string;
  readonly nothing: string;
  /** What is offered for what was typed, the best first. */
  readonly offer: (typed: string) => readonly Offer[];
  readonly onChoose: (id: string) => void;
  readonly onClose: () => void;
}) {
  const [typed, setTyped] = useState("");
  const offers = props.offer(typed);
  return (
    <ModalDialog name={props.name} width="34rem" isOpen onClose={props.onClose}>
      <div className="dialog-body palette">
        <Autocomplete inputValue={typed} onInputChange={setTyped}>
          <SearchField aria-label={props.field} className="field" autoFocus>
            <Input
              dir="auto"
              placeholder={props.placeholder}
              onKeyDown={(event) => {
                const isOnRow = event.currentTarget.hasAttribute("aria-activedescendant");
                const [first] = offers;
                if (event.key === "Enter" && !event.nativeEvent.isComposing && !isOnRow && first)
                  props.onChoose(first.id);
              }}
            />
          </SearchField>
          <Menu
            className="menu"
            aria-label={props.list}
            items={offers}
            renderEmptyState={() => <p className="quiet-text">{props.nothing}</p>}
            onAction={(id) => props.onChoose(String(id))}
          >
            {({ id, title, aside }) => (
              <MenuItem id={id} className="item" textValue={title}>
                {title}
                {aside ? <kbd>{aside}</kbd> : null}
              </MenuItem>
            )}
          </Menu>
        </Autocomplete>
      </div>
    </ModalDialog>
  );
}
