import { useState } from "react";
import { matterRoles, readMatter } from "../../story/matter.ts";
import { type Column, type OutlineItem, statuses } from "../../story/outline.ts";
import { CheckField, ChoiceField, LineField, PassageField } from "../controls/fields.tsx";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import { splitTags, wholeNumber } from "../outline/describe-line.ts";
import { matterTexts } from "../outline/matter-words.ts";
import type { OutlineActions } from "../outline/outline-actions.ts";
import { outlineTexts } from "../outline/outline-words.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { grouped, wordCount } from "../words.ts";
import { detailsTexts } from "./details-words.ts";
import "./details.css";

const noStatus = "none";
const noMatter = "chapter";

export function DetailsPane(props: {
  readonly session: ProjectSession;
  readonly actions: OutlineActions;
  readonly item: OutlineItem;
  /** The writer's own columns of the grid. */
  readonly columns: readonly Column[];
  readonly isTrashed: boolean;
}) {
  const { statuses: names } = useWords(outlineTexts);
  const { roles } = useWords(matterTexts);
  const words = useWords(detailsTexts);
  const { session, actions, item, isTrashed } = props;
  const counts = useObservable(session.counts);
  const own = counts?.items[item.id];
  const length = own?.words ?? 0;
  const isDisabled = !session.isWritable;
  const isInStory = item.kind === "chapter" || item.kind === "part";

  const told = item.target ? words.ofTarget(grouped(length), wordCount(item.target)) : wordCount(length);
  return (
    <div className="details">
      <p className="details-count">{own && own.scenes.length > 1 ? words.inScenes(told, own.scenes.length) : told}</p>
      {item.target ? (
        <div className="target" aria-hidden>
          <div style={{ width: `${Math.min(100, (100 * length) / item.target)}%` }} />
        </div>
      ) : null}
      <Draft
        value={item.synopsis}
        onKeep={(synopsis) => actions.edit({ kind: "setSynopsis", item: item.id, synopsis })}
        field={(value, onChange, onBlur) => (
          <PassageField
            label={words.synopsis}
            rows={5}
            value={value}
            onChange={onChange}
            onBlur={onBlur}
            isDisabled={isDisabled}
            placeholder={words.synopsisHint}
          />
        )}
      />
      {isInStory ? (
        <>
          <ChoiceField
            label={words.status}
            value={item.status ?? noStatus}
            isDisabled={isDisabled}
            choices={[
              { id: noStatus, label: words.noStatus },
              ...statuses.map((id) => ({ id, label: capital(names[id]) })),
            ]}
            onChange={(id) =>
              actions.edit({
                kind: "setStatus",
                item: item.id,
                status: statuses.find((status) => status === id) ?? null,
              })
            }
          />
          <Draft
            value={item.pointOfView}
            onKeep={(pointOfView) => actions.edit({ kind: "setPointOfView", item: item.id, pointOfView })}
            field={(value, onChange, onBlur) => (
              <LineField
                label={words.pointOfView}
                value={value}
                onChange={onChange}
                onBlur={onBlur}
                isDisabled={isDisabled}
              />
            )}
          />
        </>
      ) : null}
      <Draft
        value={item.tags.join(", ")}
        onKeep={(tags) => actions.edit({ kind: "setTags", item: item.id, tags: splitTags(tags) })}
        field={(value, onChange, onBlur) => (
          <LineField
            label={words.tags}
            value={value}
            onChange={onChange}
            onBlur={onBlur}
            isDisabled={isDisabled}
            placeholder={words.tagsHint}
          />
        )}
      />
      {isInStory
        ? props.columns.map(({ id, name }) => (
            <Draft
              key={id}
              value={item.columns[id] ?? ""}
              onKeep={(value) => actions.edit({ kind: "setColumn", item: item.id, column: id, value })}
              field={(value, onChange, onBlur) => (
                <LineField label={name} value={value} onChange={onChange} onBlur={onBlur} isDisabled={isDisabled} />
              )}
            />
          ))
        : null}
      {isInStory ? (
        <>
          <Draft
            value={item.target === null ? "" : String(item.target)}
            onKeep={(target) => actions.edit({ kind: "setTarget", item: item.id, target: wholeNumber(target) })}
            field={(value, onChange, onBlur) => (
              <LineField
                label={words.target}
                value={value}
                onChange={onChange}
                onBlur={onBlur}
                isDisabled={isDisabled}
                placeholder={words.none}
              />
            )}
          />
          {item.kind === "chapter" && !isTrashed ? (
            <ChoiceField
              label={words.role}
              value={item.matter ?? noMatter}
              isDisabled={isDisabled}
              choices={[{ id: noMatter, label: words.chapter }, ...matterRoles.map((id) => ({ id, label: roles[id] }))]}
              onChange={(id) => actions.edit({ kind: "setMatter", item: item.id, matter: readMatter(id) })}
            />
          ) : null}
          {/* What is in the trash is in no book, whatever was wanted before. */}
          {isTrashed ? null : (
            <CheckField
              isSelected={item.inBook}
              isDisabled={isDisabled}
              onChange={(inBook) => actions.edit({ kind: "setInBook", item: item.id, inBook })}
            >
              {words.inBook}
            </CheckField>
          )}
        </>
      ) : null}
      {item.file ? <p className="details-file">{isTrashed ? `trash/${item.file}` : item.file}</p> : null}
    </div>
  );
}

/** What is typed becomes an edit when the field is left: one entry of the undo, not one a key. */
function Draft(props: {
  readonly value: string;
  readonly onKeep: (value: string) => void;
  readonly field: (value: string, onChange: (value: string) => void, onBlur: () => void) => React.ReactNode;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const keep = () => {
    if (typed !== null && typed !== props.value) props.onKeep(typed);
    setTyped(null);
  };
  return props.field(typed ?? props.value, setTyped, keep);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
