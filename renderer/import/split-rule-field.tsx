import { useState } from "react";
import type { SplitRule } from "../../host/contract/contract.ts";
import { ChoiceField, LineField } from "../controls/fields.tsx";
import { useWords } from "../language/language.ts";
import { useSaidByHost } from "../problems/said-by-host.ts";
import { importTexts } from "./import-words.ts";

const kinds = ["auto", "headings", "scenes", "pattern", "none"] as const;

export function SplitRuleField(props: {
  readonly rule: SplitRule;
  /** How the plan in view was split, in a sentence. */
  readonly said: string;
  readonly onChange: (rule: SplitRule) => void;
}) {
  const say = useSaidByHost();
  const words = useWords(importTexts);
  const [kind, setKind] = useState<SplitRule["kind"]>(props.rule.kind);
  const [pattern, setPattern] = useState(props.rule.kind === "pattern" ? props.rule.pattern : "");

  const choose = (id: string) => {
    const chosen = kinds.find((candidate) => candidate === id);
    if (!chosen) return;
    setKind(chosen);
    if (chosen !== "pattern") props.onChange({ kind: chosen });
    else if (pattern !== "") props.onChange({ kind: "pattern", pattern });
  };

  const choices = kinds.map((id) => ({ id, label: words.splitRules[id] }));
  return (
    <div className="split-rule">
      <ChoiceField label={words.chaptersBegin} value={kind} choices={choices} onChange={choose} />
      {kind === "pattern" ? (
        <LineField
          label={words.pattern}
          value={pattern}
          placeholder={words.patternSample}
          onChange={(text) => {
            setPattern(text);
            if (text !== "") props.onChange({ kind: "pattern", pattern: text });
          }}
        />
      ) : null}
      <p className="quiet-text" role="note">
        {say(props.said)}
      </p>
    </div>
  );
}
