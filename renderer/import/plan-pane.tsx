import { Redo2, Undo2 } from "lucide-react";
import { useMemo, useState } from "react";
import { Button } from "react-aria-components";
import type { ImportPlan } from "../../host/contract/planning.ts";
import type { ItemId } from "../../story/ids.ts";
import { useWords } from "../language/language.ts";
import { RenamePopover } from "../outline/rename-popover.tsx";
import type { Pair } from "./destination.ts";
import type { ItemOption } from "./item-choice.tsx";
import { PairCell, PairPopover } from "./pair-cell.tsx";
import { joinChosen, leaveOutChosen, type PlanCommand, possibleCommands } from "./plan-commands.ts";
import { type PlanKey, PlanList, type PlanRow } from "./plan-list.tsx";
import "./plan.css";
import { PlanMenu } from "./plan-menu.tsx";
import { planTexts } from "./plan-words.ts";
import { SetAsideList } from "./set-aside-list.tsx";
import { SplitChapterDialog } from "./split-chapter-dialog.tsx";
import type { PlanInHand } from "./use-plan.ts";

/** What is asked over a line of the plan. */
type Over =
  | { readonly kind: "menu" | "rename" | "pair"; readonly row: PlanRow; readonly anchor: Element }
  | { readonly kind: "split"; readonly row: PlanRow }
  | null;

/** Where chapters came back: which of the story's own each is a revision of. */
export interface Pairing {
  /** By the place in the plan's list. */
  readonly pairs: ReadonlyMap<number, Pair>;
  readonly isReady: boolean;
  /** The story's chapters. */
  readonly own: readonly ItemOption[];
  readonly onChoose: (place: number, own: ItemId | null) => void;
}

/** What would be made, which the writer can change, and what would not. */
export function PlanPane(props: {
  readonly hand: PlanInHand;
  readonly plan: ImportPlan;
  readonly pairing: Pairing | null;
  /** What is said of the chapters instead of which keys there are. */
  readonly about: string | null;
}) {
  const words = useWords(planTexts);
  const { hand, plan, pairing } = props;
  const { items } = plan;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [over, setOver] = useState<Over>(null);
  const chapters = items.filter(({ kind }) => kind === "chapter").length;

  /** What is chosen, with this row; else this row alone. */
  const placesWith = (row: PlanRow): readonly number[] =>
    chosen.has(String(row.place)) ? [...chosen].map(Number).sort((a, b) => a - b) : [row.place];
  const choose = (place: number, count = items.length) =>
    setChosen(new Set(count > 0 ? [String(Math.min(place, count - 1))] : []));

  const run = (command: PlanCommand, row: PlanRow, anchor: Element) => {
    const places = placesWith(row);
    const first = places[0] ?? 0;
    if (!hand.isCurrent || !possibleCommands(items, places).has(command)) return;
    switch (command) {
      case "rename":
        return setOver({ kind: "rename", row, anchor });
      case "split":
        return setOver({ kind: "split", row });
      case "join":
        hand.change(joinChosen(items, places));
        return choose(first);
      case "leave out":
        hand.change(leaveOutChosen(items, places));
        return choose(first, items.length - places.length);
    }
  };
  const titles = useMemo(() => new Map(pairing?.own.map(({ id, label }) => [id, label])), [pairing?.own]);
  const pairOf = (row: PlanRow) => {
    const pair = pairing?.pairs.get(row.place);
    if (!pair) return null;
    if (!pairing?.isReady) return <span className="pair-difference">…</span>;
    return (
      <PairCell
        title={row.title}
        pair={pair}
        ownTitle={titles.get(pair.own ?? "") ?? ""}
        onPress={(anchor) => setOver({ kind: "pair", row, anchor })}
      />
    );
  };
  const onKey = (key: PlanKey, row: PlanRow, anchor: Element) => {
    if (!chosen.has(String(row.place))) choose(row.place);
    if (key === "menu") setOver({ kind: "menu", row, anchor });
    else run(key, row, anchor);
  };

  return (
    <div className="plan-pane">
      <div className="plan-head">
        <h3>{words.summary(chapters, items.length - chapters)}</h3>
        <p className="quiet-text">{props.about ?? words.help}</p>
        <Button
          className="button quiet icon"
          aria-label={words.undo}
          isDisabled={!hand.undo}
          onPress={() => hand.undo?.()}
        >
          <Undo2 size={16} aria-hidden />
        </Button>
        <Button
          className="button quiet icon"
          aria-label={words.redo}
          isDisabled={!hand.redo}
          onPress={() => hand.redo?.()}
        >
          <Redo2 size={16} aria-hidden />
        </Button>
      </div>
      <PlanList
        plan={plan}
        isStale={!hand.isCurrent}
        chosen={chosen}
        onChoose={setChosen}
        onKey={onKey}
        {...(pairing ? { beside: pairOf } : {})}
      />
      <SetAsideList plan={plan} order={hand.order} />
      {over?.kind === "menu" ? (
        <PlanMenu
          title={over.row.title}
          count={placesWith(over.row).length}
          anchor={over.anchor}
          possible={possibleCommands(items, placesWith(over.row))}
          onCommand={(command) => {
            setOver(null);
            run(command, over.row, over.anchor);
          }}
          onClose={() => setOver((now) => (now === over ? null : now))}
        />
      ) : null}
      {over?.kind === "rename" ? (
        <RenamePopover
          title={over.row.title}
          anchor={over.anchor.querySelector(".plan-title") ?? over.anchor}
          onRename={(title) => hand.change([{ kind: "rename", item: over.row.place, title }])}
          onClose={() => setOver(null)}
        />
      ) : null}
      {over?.kind === "pair" && pairing ? (
        <PairPopover
          title={over.row.title}
          own={pairing.pairs.get(over.row.place)?.own ?? null}
          options={pairing.own}
          anchor={over.anchor}
          onChoose={(own) => pairing.onChoose(over.row.place, own)}
          onClose={() => setOver(null)}
        />
      ) : null}
      {over?.kind === "split" ? (
        <SplitChapterDialog
          order={hand.order}
          item={over.row.place}
          title={over.row.title}
          onSplit={(edit) => {
            setOver(null);
            hand.change([edit]);
            choose(over.row.place + 1, items.length + 1);
          }}
          onClose={() => setOver(null)}
        />
      ) : null}
    </div>
  );
}
