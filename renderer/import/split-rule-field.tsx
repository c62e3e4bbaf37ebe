import { useState } from "react";
import type { SplitRule } from "../../host/contract/contract.ts";
import { ChoiceField, LineField } from "../controls/fields.tsx";

const choices = [
  { id: "auto", label: "As the text suggests" },
  { id: "headings", label: "At headings" },
  { id: "scenes", label: "At scene breaks" },
  { id: "pattern", label: "At lines that match a pattern" },
  { id: "none", label: "Not at all: one chapter" },
] as const;

export function SplitRuleField(props: {
  readonly rule: SplitRule;
  /** How the plan in view was split, in a sentence. */
  readonly said: string;
  readonly onChange: (rule: SplitRule) => void;
}) {
  const [kind, setKind] = useState<SplitRule["kind"]>(props.rule.kind);
  const [pattern, setPattern] = useState(props.rule.kind === "pattern" ? props.rule.pattern : "");

  const choose = (id: string) => {
    const chosen = choices.find((choice) => choice.id === id);
    if (!chosen) return;
    setKind(chosen.id);
    if (chosen.id !== "pattern") props.onChange({ kind: chosen.id });
    else if (pattern !== "") props.onChange({ kind: "pattern", pattern });
  };

  return (
    <div className="split-rule">
      <ChoiceField label="Chapters begin" value={kind} choices={choices} onChange={choose} />
      {kind === "pattern" ? (
        <LineField
          label="Regular expression, matched against each line"
          value={pattern}
          placeholder="^Chapter \d+"
          onChange={(text) => {
            setPattern(text);
            if (text !== "") props.onChange({ kind: "pattern", pattern: text });
          }}
        />
      ) : null}
      <p className="quiet-text" role="note">
        {props.said}
      </p>
    </div>
  );
}
