import type { ImportPlan } from "../../host/contract/contract.ts";
import { LineField } from "../controls/fields.tsx";

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
  const { plan, names, onChange } = props;
  return (
    <div className="story-fields">
      <LineField label="Title" value={names.title ?? plan.title} onChange={(title) => onChange({ ...names, title })} />
      <LineField
        label="Author"
        value={names.author ?? plan.author}
        onChange={(author) => onChange({ ...names, author })}
      />
      <LineField
        label="Language"
        value={names.language ?? plan.language}
        onChange={(language) => onChange({ ...names, language })}
      />
    </div>
  );
}
