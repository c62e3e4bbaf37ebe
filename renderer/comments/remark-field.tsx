import { useId, useRef, useState } from "react";
import type { ReviewPerson } from "../../host/contract/reviewing.ts";
import { useWords } from "../language/language.ts";
import { commentsWords } from "./comments-words.ts";
import { mentionTyped, suggestPeople } from "./mentions.ts";

/** Where a comment or a reply is written: Ctrl+Enter sends it, Escape leaves it; behind an @ people are offered by their names. */
export function RemarkField(props: {
  readonly label: string;
  readonly value: string;
  readonly people: readonly ReviewPerson[];
  readonly autoFocus?: boolean;
  readonly onChange: (value: string) => void;
  readonly onSend: () => void;
  readonly onLeave: () => void;
}) {
  const words = useWords(commentsWords);
  const list = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [offered, setOffered] = useState<readonly ReviewPerson[]>([]);
  const [active, setActive] = useState(0);

  const offer = (text: string, cursor: number) => {
    const typed = mentionTyped(text.slice(0, cursor));
    setOffered(typed ? suggestPeople(typed.typed, props.people) : []);
    setActive(0);
  };
  const take = (person: ReviewPerson) => {
    const area = field.current;
    const before = area?.value.slice(0, area.selectionStart) ?? "";
    const typed = mentionTyped(before);
    if (!area || !typed) return;
    const begun = `${before.slice(0, typed.from)}@${person.name} `;
    props.onChange(begun + area.value.slice(area.selectionStart));
    setOffered([]);
    requestAnimationFrame(() => area.setSelectionRange(begun.length, begun.length));
  };

  const onKey = (event: React.KeyboardEvent) => {
    const person = offered[active];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (person && step) setActive((active + step + offered.length) % offered.length);
    else if (person && (event.key === "Tab" || (event.key === "Enter" && !event.ctrlKey && !event.metaKey)))
      take(person);
    else if (offered.length > 0 && event.key === "Escape") setOffered([]);
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) props.onSend();
    else if (event.key === "Escape") props.onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="remark-field field">
      <textarea
        ref={field}
        dir="auto"
        rows={3}
        aria-label={props.label}
        placeholder={props.label}
        // biome-ignore lint/a11y/noAutofocus: whoever asks for the field is about to write in it.
        autoFocus={props.autoFocus ?? false}
        value={props.value}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={offered.length > 0}
        aria-controls={list}
        aria-activedescendant={offered.length > 0 ? `${list}-${active}` : undefined}
        onChange={(event) => {
          props.onChange(event.target.value);
          offer(event.target.value, event.target.selectionStart);
        }}
        onKeyDown={onKey}
        onBlur={() => setOffered([])}
      />
      <div
        className="mention-list menu"
        id={list}
        role="listbox"
        aria-label={words.mentions}
        hidden={offered.length === 0}
      >
        {offered.map((person, place) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the keyboard stays in the field, which says which one is meant.
          // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are the field's.
          <div
            key={person.id}
            id={`${list}-${place}`}
            className="item"
            role="option"
            aria-selected={place === active}
            data-focused={place === active || undefined}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(person)}
          >
            {person.name}
          </div>
        ))}
      </div>
    </div>
  );
}
