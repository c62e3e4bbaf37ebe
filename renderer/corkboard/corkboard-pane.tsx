import { type KeyboardEvent, useDeferredValue, useMemo, useRef, useState } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { ChoiceField } from "../controls/fields.tsx";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import { describeLines } from "../outline/describe-line.ts";
import { type FieldEdit, FieldPopover } from "../outline/field-popover.tsx";
import type { OutlineAction } from "../outline/outline-actions.ts";
import { outlineKey } from "../outline/outline-keys.ts";
import { KeptLines, type OutlineLine, outlineLines } from "../outline/outline-lines.ts";
import type { OutlinePaneProps } from "../outline/outline-pane-props.ts";
import { moveTogether } from "../outline/outline-selection.ts";
import { outlineTexts } from "../outline/outline-words.ts";
import { scenesSaid } from "../outline/scenes-said.ts";
import { type BoardGroup, boardGroups, type Grouping } from "./board.ts";
import { chapterEdits, sceneMoves } from "./board-moves.ts";
import { type BoardHandlers, CardGroup, type Dragged } from "./card-group.tsx";
import { corkboardTexts } from "./corkboard-words.ts";
import "./corkboard.css";

/** The book on cards: chapters by part, scenes by chapter, or either by what is said of them; dragged into order. */
export function CorkboardPane({ session, outline, actions, current, onOpen, onChoose }: OutlinePaneProps) {
  const { statuses } = useWords(outlineTexts);
  const words = useWords(corkboardTexts);
  const counts = useDeferredValue(useObservable(session.counts));
  const filter = useDeferredValue(useObservable(session.view.filter));
  const { view } = session;
  const cards = useObservable(view.cards);
  const grouping = useObservable(view.grouping);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [edit, setEdit] = useState<FieldEdit | null>(null);
  const dragged = useRef<Dragged | null>(null);
  const [kept] = useState(() => new KeptLines());
  const lines = useMemo(
    () => kept.keep(outlineLines(outline, counts, filter, cards === "scenes" ? "all" : "none")),
    [kept, outline, counts, filter, cards],
  );
  const groups = useMemo(() => boardGroups(outline, lines, grouping, cards), [outline, lines, grouping, cards]);
  const linesOf = (keys: Iterable<string>): readonly OutlineLine[] => {
    const wanted = new Set(keys);
    return lines.filter(({ key, kind }) => wanted.has(key) && kind !== "part");
  };

  const put = async (group: BoardGroup, before: string | null) => {
    const { keys, from } = dragged.current ?? { keys: [], from: group };
    const { place } = group;
    const moved = linesOf(keys);
    switch (place.kind) {
      case "part":
        return void actions.edit(...chapterEdits(moved, { group, before }));
      case "chapter": {
        const scenes = moved.flatMap(({ scene }) => (scene ? [scene] : []));
        const next = before === null ? null : (lines.find(({ key }) => key === before)?.scene?.scene ?? null);
        return moveScenes(sceneMoves(scenes, place.chapter, next, (id) => scenesSaid(outline, counts, id)));
      }
      case "status":
        return describeLines(
          actions,
          "status",
          moved.map((line) => ({ line, text: place.status ?? "" })),
        );
      case "pointOfView":
        return describeLines(
          actions,
          "pointOfView",
          moved.map((line) => ({ line, text: place.pointOfView })),
        );
      case "tag": {
        const left = from.place.kind === "tag" ? from.place.tag : null;
        const said = moved.map((line) => ({ line, text: retagged(line.tags, left, place.tag).join(", ") }));
        return describeLines(actions, "tags", said);
      }
    }
  };

  const moveScenes = async (moves: readonly OutlineAction[]) => {
    const [only] = moves;
    if (!only) return;
    setSelected(new Set());
    await actions.act(moves.length === 1 ? only : { kind: "all", actions: moves });
  };

  /** Alt and an arrow: a scene past its neighbour, a chapter as in the outline. */
  const step = (line: OutlineLine, direction: "up" | "down") => {
    const { scene } = line;
    if (!scene) {
      const moved = moveTogether(outline, [line.item], direction);
      if (moved) actions.edit(...moved.edits);
      return;
    }
    const place = direction === "up" ? scene.scene - 1 : scene.scene + 2;
    const count = scenesSaid(outline, counts, scene.chapter).length;
    if (place < 0 || place > count) return;
    const before = place === count ? null : place;
    void moveScenes(sceneMoves([scene], scene.chapter, before, (id) => scenesSaid(outline, counts, id)));
  };

  const onKeys = (event: KeyboardEvent) => {
    const target = event.target as Element;
    if (edit || target.closest("input, textarea")) return;
    const command = outlineKey(event);
    const card = target.closest("[role=row]");
    const [line] = linesOf([card?.getAttribute("data-key") ?? ""]);
    if (command === "undo") void actions.undo();
    else if (command === "redo") void actions.redo();
    else if (!line || !card || !session.isWritable) return;
    else if (command === "rename") setEdit({ line, field: "synopsis", anchor: card });
    else if (command === "move up") step(line, "up");
    else if (command === "move down") step(line, "down");
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const handlers: BoardHandlers = {
    dragged,
    put: (group, before) => void put(group, before),
    open: (line) => onOpen(line.item.id, line.scene?.from ?? null),
    choose: (keys) => {
      setSelected(keys);
      const [line] = keys.size === 1 ? linesOf(keys) : [];
      if (line) onChoose(line.item.id);
    },
    editSynopsis: (line, anchor) => setEdit({ line, field: "synopsis", anchor: anchor.closest(".card") ?? anchor }),
  };

  // Cards that stay as they are keep what they were given; what it does is always the latest.
  const latest = useRef(handlers);
  latest.current = handlers;
  const [steady] = useState<BoardHandlers>(() => ({
    dragged,
    put: (group, before) => latest.current.put(group, before),
    open: (line) => latest.current.open(line),
    choose: (keys) => latest.current.choose(keys),
    editSynopsis: (line, anchor) => latest.current.editSynopsis(line, anchor),
  }));

  const titleOf = ({ place, title }: BoardGroup): string => {
    if (place.kind === "status") return place.status === null ? words.noStatus : statuses[place.status];
    return (
      title ||
      { part: words.outsideParts, chapter: words.chapter, tag: words.noTag, pointOfView: words.noPointOfView }[
        place.kind
      ]
    );
  };

  return (
    <section className="corkboard-pane" aria-label={words.corkboard} onKeyDownCapture={onKeys}>
      <h1 className="visually-hidden">{words.corkboard}</h1>
      <div className="outline-bar">
        <ToggleButtonGroup
          className="view-switch"
          aria-label={words.cards}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[cards]}
          onSelectionChange={(keys) => view.cards.set(keys.has("scenes") ? "scenes" : "chapters")}
        >
          <ToggleButton id="chapters" className="view-choice">
            {words.chapters}
          </ToggleButton>
          <ToggleButton id="scenes" className="view-choice">
            {words.scenes}
          </ToggleButton>
        </ToggleButtonGroup>
        <ChoiceField
          label={words.groupBy}
          value={grouping}
          onChange={(id) => view.grouping.set(id as Grouping)}
          choices={[
            { id: "part", label: cards === "chapters" ? words.part : words.chapter },
            { id: "tag", label: words.tag },
            { id: "status", label: words.status },
            { id: "pointOfView", label: words.pointOfView },
          ]}
        />
      </div>
      <div className="board">
        {groups.map((group) => (
          <CardGroup
            key={group.key}
            group={group}
            title={titleOf(group)}
            current={current}
            selected={selected}
            isWritable={session.isWritable}
            handlers={steady}
          />
        ))}
        {groups.length === 0 ? <p className="outline-nothing">{words.nothing}</p> : null}
      </div>
      {edit ? (
        <FieldPopover
          key={edit.line.key}
          edit={edit}
          name={words.editSynopsis(edit.line.title)}
          actions={actions}
          onClose={() => setEdit(null)}
        />
      ) : null}
    </section>
  );
}

/** The tag of the group that a card comes from goes, that of the group that it is put into comes; all others stay. */
function retagged(tags: readonly string[], from: string | null, to: string | null): readonly string[] {
  const kept = tags.filter((tag) => tag !== from && tag !== to);
  return to === null ? kept : [to, ...kept];
}
