import { ChevronDown } from "lucide-react";
import { useEffect, useState } from "react";
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from "react-aria-components";
import { useWords } from "../language/language.ts";
import { comparingTexts } from "./compare-words.ts";
import { type Moment, momentTyped } from "./moments.ts";

/** Now, a label, the end of a sitting, or a day that is typed. */
export function MomentChoice(props: {
  readonly label: string;
  readonly moment: Moment;
  readonly moments: readonly Moment[];
  readonly onChange: (moment: Moment) => void;
}) {
  const words = useWords(comparingTexts);
  const { moment, moments, onChange } = props;
  const [typed, setTyped] = useState(moment.name);
  const [isUnknown, setUnknown] = useState(false);
  useEffect(() => setTyped(moment.name), [moment]);
  const settle = () => {
    if (typed === moment.name) return;
    const named = moments.find(({ name }) => name.toLowerCase() === typed.trim().toLowerCase()) ?? momentTyped(typed);
    setUnknown(!named && typed.trim() !== "");
    if (named) onChange(named);
    else if (typed.trim() === "") setTyped(moment.name);
  };
  return (
    <ComboBox
      className="field moment"
      allowsCustomValue
      menuTrigger="focus"
      inputValue={typed}
      onInputChange={(text) => {
        if (text !== typed) setUnknown(false);
        setTyped(text);
      }}
      defaultItems={moments}
      defaultFilter={(name, text) => text === moment.name || name.toLowerCase().includes(text.toLowerCase())}
      onSelectionChange={(key) => {
        const chosen = moments[Number(key)];
        if (key !== null && chosen) onChange(chosen);
      }}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === "Enter") settle();
      }}
    >
      <Label>{props.label}</Label>
      <div className="moment-input">
        <Input onFocus={(event) => event.currentTarget.select()} />
        <Button className="button quiet icon" aria-label={words.choose(props.label)}>
          <ChevronDown size={14} aria-hidden />
        </Button>
      </div>
      {isUnknown ? (
        <span className="moment-unknown" role="alert">
          {words.unknownMoment}
        </span>
      ) : null}
      <Popover className="popover moment-list">
        <ListBox className="menu">
          {moments.map(({ name }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two moments may have one name.
            <ListBoxItem key={place} id={String(place)} className="item" textValue={name}>
              {name}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
