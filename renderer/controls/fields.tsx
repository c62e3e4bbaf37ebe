import { Check, ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import {
  Button,
  Checkbox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  TextArea,
  TextField,
} from "react-aria-components";

export function LineField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  readonly isDisabled?: boolean;
  readonly onBlur?: () => void;
}) {
  return (
    <TextField
      className="field"
      value={props.value}
      onChange={props.onChange}
      isDisabled={props.isDisabled ?? false}
      {...(props.onBlur ? { onBlur: props.onBlur } : {})}
      autoFocus={props.autoFocus ?? false}
    >
      <Label>{props.label}</Label>
      <Input dir="auto" placeholder={props.placeholder ?? ""} autoComplete="off" />
    </TextField>
  );
}

export function PassageField(props: {
  readonly label: string;
  readonly value: string;
  readonly rows: number;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
}) {
  return (
    <TextField
      className="field"
      value={props.value}
      onChange={props.onChange}
      isDisabled={props.isDisabled ?? false}
      {...(props.onBlur ? { onBlur: props.onBlur } : {})}
    >
      <Label>{props.label}</Label>
      <TextArea dir="auto" rows={props.rows} placeholder={props.placeholder ?? ""} />
    </TextField>
  );
}

export interface Choice {
  readonly id: string;
  readonly label: string;
}

export function ChoiceField(props: {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChange: (id: string) => void;
  readonly isDisabled?: boolean;
}) {
  return (
    <Select
      className="field"
      value={props.value}
      onChange={(key) => {
        if (key !== null) props.onChange(String(key));
      }}
      isDisabled={props.isDisabled ?? false}
    >
      <Label>{props.label}</Label>
      <Button className="button select">
        <SelectValue />
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className="popover">
        <ListBox className="menu">
          {props.choices.map((choice) => (
            <ListBoxItem key={choice.id} id={choice.id} className="item" textValue={choice.label}>
              {choice.label}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}

export function CheckField(props: {
  readonly isSelected: boolean;
  readonly onChange: (selected: boolean) => void;
  readonly isDisabled?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <Checkbox
      className="check"
      isSelected={props.isSelected}
      onChange={props.onChange}
      isDisabled={props.isDisabled ?? false}
    >
      {({ isSelected }) => (
        <>
          <span className="box" aria-hidden>
            {isSelected ? <Check size={12} strokeWidth={3} /> : null}
          </span>
          {props.children}
        </>
      )}
    </Checkbox>
  );
}
