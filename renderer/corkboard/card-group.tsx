import { type RefObject, useRef } from "react";
import { GridList, useDragAndDrop } from "react-aria-components";
import { useWords } from "../language/language.ts";
import type { OutlineLine } from "../outline/outline-lines.ts";
import type { BoardGroup } from "./board.ts";
import { Card } from "./card.tsx";
import { corkboardTexts } from "./corkboard-words.ts";
import { useNearView } from "./near-view.ts";

export interface Dragged {
  readonly keys: readonly string[];
  readonly from: BoardGroup;
}

export interface BoardHandlers {
  /** The cards that are being dragged, of whichever group. */
  readonly dragged: RefObject<Dragged | null>;
  /** Puts what is dragged before a card of this group; null is behind the last. */
  readonly put: (group: BoardGroup, before: string | null) => void;
  readonly open: (line: OutlineLine) => void;
  readonly choose: (keys: ReadonlySet<string>) => void;
  readonly editSynopsis: (line: OutlineLine, anchor: Element) => void;
}

const dragType = "application/x-redraft-card";

/** One group of cards. Where they have an order, cards are put between cards, and else only into the group. */
export function CardGroup(props: {
  readonly group: BoardGroup;
  readonly title: string;
  readonly current: string | null;
  readonly selected: ReadonlySet<string>;
  readonly isWritable: boolean;
  readonly handlers: BoardHandlers;
}) {
  const words = useWords(corkboardTexts);
  const { group, handlers, isWritable } = props;
  const section = useRef<HTMLElement>(null);
  const isNear = useNearView(section);
  const isOrdered = group.place.kind === "part" || group.place.kind === "chapter";
  const put = (before: string | null) => handlers.put(group, before);
  const putAt = ({ key, dropPosition }: { readonly key: unknown; readonly dropPosition: string }) => {
    const place = group.cards.findIndex((card) => card.key === String(key));
    put(dropPosition === "after" ? (group.cards[place + 1]?.key ?? null) : String(key));
  };
  const { dragAndDropHooks } = useDragAndDrop<OutlineLine>({
    isDisabled: !isWritable,
    getItems: (keys) => [...keys].map((key) => ({ [dragType]: String(key), "text/plain": "" })),
    acceptedDragTypes: [dragType],
    getDropOperation: () => "move",
    onDragStart: ({ keys }) => {
      handlers.dragged.current = { keys: [...keys].map(String), from: group };
    },
    onRootDrop: () => put(null),
    ...(isOrdered ? { onReorder: ({ target }) => putAt(target), onInsert: ({ target }) => putAt(target) } : {}),
  });
  return (
    <section className="card-group" ref={section} aria-label={props.title}>
      <h2>
        {props.title} <span>{group.cards.length}</span>
      </h2>
      {isNear ? (
        <GridList
          className="cards"
          layout="grid"
          aria-label={props.title}
          items={group.cards}
          dependencies={[props.current, isWritable, words]}
          selectionMode="multiple"
          selectionBehavior="replace"
          keyboardNavigationBehavior="tab"
          selectedKeys={props.selected}
          onSelectionChange={(keys) => {
            const all = new Set(group.cards.map(({ key }) => key));
            handlers.choose(keys === "all" ? all : new Set([...keys].map(String)));
          }}
          dragAndDropHooks={dragAndDropHooks}
          renderEmptyState={() => <p className="cards-empty">{words.empty}</p>}
        >
          {(line: OutlineLine) => (
            <Card
              line={line}
              isCurrent={line.item.id === props.current && line.kind === "chapter"}
              isWritable={isWritable}
              onOpen={() => handlers.open(line)}
              onSynopsis={(anchor) => handlers.editSynopsis(line, anchor)}
            />
          )}
        </GridList>
      ) : (
        <div className="cards-unseen" style={{ "--cards": group.cards.length } as React.CSSProperties} />
      )}
    </section>
  );
}
