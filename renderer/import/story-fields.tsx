import type { ImportPlan } from "../../host/contract/planning.ts";
import { LineField } from "../controls/fields.tsx";
import { useWords } from "../language/language.ts";
import { importTexts } from "./import-words.ts";

export interface StoryNames {
  readonly title: string;
  readonly author: string;
  readonly language: string;
}

export function StoryFields(props: {
  readonly plan: ImportPlan;
  readonly names: Partial<StoryNames>;
  readonly onChange: (names: Partial<StoryNames>) => void;
}) {
  const words = useWords(importTexts);
  const { plan, names, onChange } = props;
  return (
    <div className="story-fields">
      <LineField
        label={words.title}
        value={names.title ?? plan.title}
        onChange={(title) => onChange({ ...names, title })}
      />
      <LineField
        label={words.author}
        value={names.author ?? plan.author}
        onChange={(author) => onChange({ ...names, author })}
      />
      <LineField
        label={words.language}
        value={names.language ?? plan.language}
        onChange={(language) => onChange({ ...names, language })}
      />
    </div>
  );
}
