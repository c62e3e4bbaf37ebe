import { ChevronDown } from "lucide-react";
import { useMemo, useState } from "react";
import { Button, Dialog, DialogTrigger, Label, Popover, Radio, RadioGroup } from "react-aria-components";
import type { ItemId } from "../../story/ids.ts";
import { type Outline, type OutlineItem, walkOutline } from "../../story/outline.ts";
import { useWords } from "../language/language.ts";
import type { Destination } from "./destination.ts";
import { destinationTexts } from "./destination-words.ts";
import { ItemChoice, type ItemOption } from "./item-choice.tsx";

/** What the manuscript becomes, where a story is open that it could become a part of. */
export function DestinationFields(props: {
  readonly outline: Outline;
  readonly destination: Destination;
  /** How many chapters of the manuscript the story seems to have. */
  readonly known: number;
  readonly onChange: (destination: Destination) => void;
}) {
  const words = useWords(destinationTexts);
  const { outline, destination, onChange } = props;
  const choose = (kind: string) => {
    if (kind === "into") onChange({ kind, after: null });
    else if (kind === "revise") onChange({ kind, as: "suggestions" });
    else onChange({ kind: "story" });
  };
  return (
    <>
      <RadioGroup className="field extent" value={destination.kind} onChange={choose}>
        <Label>{words.becomes}</Label>
        <Radio className="radio" value="story">
          {words.story}
        </Radio>
        <Radio className="radio" value="into">
          {words.into(outline.title)}
        </Radio>
        <Radio className="radio" value="revise">
          {words.revise(outline.title)}
        </Radio>
        {props.known > 0 ? <p className="quiet-text">{words.looksLike(props.known)}</p> : null}
      </RadioGroup>
      {destination.kind === "into" ? (
        <PlaceField
          outline={outline}
          after={destination.after}
          onChange={(after) => onChange({ kind: "into", after })}
        />
      ) : null}
      {destination.kind === "revise" ? (
        <RadioGroup
          className="field extent"
          value={destination.as}
          onChange={(as) => onChange({ kind: "revise", as: as === "revision" ? as : "suggestions" })}
        >
          <Label>{words.as}</Label>
          <Radio className="radio" value="suggestions">
            {words.suggestions}
          </Radio>
          <Radio className="radio" value="revision">
            {words.revision}
          </Radio>
          {destination.as === "revision" ? <p className="quiet-text">{words.revisionHint}</p> : null}
        </RadioGroup>
      ) : null}
    </>
  );
}

const end = "end";

function PlaceField(props: {
  readonly outline: Outline;
  readonly after: ItemId | null;
  readonly onChange: (after: ItemId | null) => void;
}) {
  const words = useWords(destinationTexts);
  const { outline, after, onChange } = props;
  const [isOpen, setOpen] = useState(false);
  const options = useMemo(
    (): readonly ItemOption[] => [
      { id: end, label: words.atEnd, depth: 0 },
      ...itemOptions(outline.book, (title) => words.after(title)),
    ],
    [outline, words],
  );
  const chosen = options.find(({ id }) => id === after) ?? options[0];
  return (
    <div className="field">
      <span className="react-aria-Label" aria-hidden>
        {words.place}
      </span>
      <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
        <Button className="button select" aria-label={`${words.place}: ${chosen?.label ?? ""}`}>
          <span className="select-value" dir="auto">
            {chosen?.label}
          </span>
          <ChevronDown size={14} aria-hidden />
        </Button>
        <Popover className="popover item-popover" placement="bottom start">
          <Dialog aria-label={words.place}>
            <ItemChoice
              label={words.place}
              options={options}
              chosen={chosen?.id ?? end}
              onChoose={(id) => {
                setOpen(false);
                onChange(id === end ? null : (id as ItemId));
              }}
            />
          </Dialog>
        </Popover>
      </DialogTrigger>
    </div>
  );
}

/** Parts and chapters of the book, each as deep as it stands. */
export function itemOptions(
  book: readonly OutlineItem[],
  labelled: (title: string) => string,
  isOffered: (item: OutlineItem) => boolean = () => true,
): readonly ItemOption[] {
  const depths = new Map<string, number>();
  return [...walkOutline(book)].flatMap((item) => {
    const depth = (depths.get(item.parent) ?? -1) + 1;
    depths.set(item.id, depth);
    return isOffered(item) ? [{ id: item.id, label: labelled(item.title), depth }] : [];
  });
}
