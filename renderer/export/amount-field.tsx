import { Minus, Plus } from "lucide-react";
import { Button, Group, Input, Label, NumberField } from "react-aria-components";

/** A number that is typed or stepped through; one that is out of bounds becomes the nearest that is not. */
export function AmountField(props: {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly isDisabled?: boolean;
  readonly onChange: (value: number) => void;
}) {
  return (
    <NumberField
      className="field amount"
      value={props.value}
      minValue={props.least}
      maxValue={props.most}
      step={props.step}
      isDisabled={props.isDisabled ?? false}
      onChange={(value) => {
        if (!Number.isNaN(value)) props.onChange(value);
      }}
    >
      <Label>{props.label}</Label>
      <Group className="amount-group">
        <Button slot="decrement" className="button quiet icon">
          <Minus size={13} aria-hidden />
        </Button>
        <Input />
        <Button slot="increment" className="button quiet icon">
          <Plus size={13} aria-hidden />
        </Button>
      </Group>
    </NumberField>
  );
}
