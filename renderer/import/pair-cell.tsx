import { ArrowRight, Plus } from "lucide-react";
import { Button, Dialog, Popover } from "react-aria-components";
import type { ItemId } from "../../story/ids.ts";
import { useWords } from "../language/language.ts";
import { isSame, type Pair } from "./destination.ts";
import { destinationTexts } from "./destination-words.ts";
import { ItemChoice, type ItemOption } from "./item-choice.tsx";

/** Beside a planned chapter: the story's own of which it is a revision, and what is different. A press chooses another. */
export function PairCell(props: {
  readonly title: string;
  readonly pair: Pair;
  readonly ownTitle: string;
  readonly onPress: (anchor: Element) => void;
}) {
  const words = useWords(destinationTexts);
  const { title, pair, ownTitle } = props;
  const isNew = pair.own === null;
  return (
    <span className="pair">
      <Button
        className="pair-own"
        data-new={isNew || undefined}
        aria-label={isNew ? words.pairNew(title) : words.pairOf(title, ownTitle)}
        onPress={({ target }) => props.onPress(target)}
      >
        {isNew ? <Plus size={14} aria-hidden /> : <ArrowRight size={14} aria-hidden />}
        <span dir="auto">{isNew ? words.newChapter : ownTitle}</span>
      </Button>
      <span className="pair-difference">{isNew ? "" : differenceOf(pair, words)}</span>
    </span>
  );
}

function differenceOf({ match }: Pair, words: (typeof destinationTexts)["english"]): string {
  if (!match) return words.chosen;
  if (match.waitsIn !== null) return words.waits;
  return isSame(match) ? words.same : words.differs(match.added, match.removed);
}

const newChapter = "new";

/** Which of the story's chapters this one is a revision of. */
export function PairPopover(props: {
  readonly title: string;
  readonly own: ItemId | null;
  readonly options: readonly ItemOption[];
  readonly anchor: Element;
  readonly onChoose: (own: ItemId | null) => void;
  readonly onClose: () => void;
}) {
  const words = useWords(destinationTexts);
  const name = words.choosePair(props.title);
  return (
    <Popover
      className="popover item-popover"
      triggerRef={{ current: props.anchor }}
      isOpen
      onOpenChange={(open) => {
        if (!open) props.onClose();
      }}
      placement="bottom start"
    >
      <Dialog aria-label={name}>
        <ItemChoice
          label={name}
          options={[{ id: newChapter, label: words.newChapter, depth: 0 }, ...props.options]}
          chosen={props.own ?? newChapter}
          onChoose={(id) => {
            props.onClose();
            props.onChoose(id === newChapter ? null : (id as ItemId));
          }}
        />
      </Dialog>
    </Popover>
  );
}
