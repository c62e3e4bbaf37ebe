import { Ellipsis } from "lucide-react";
import { type ReactNode, useMemo, useRef } from "react";
import { Button, GridList, GridListItem, ListLayout, Virtualizer } from "react-aria-components";
import type { ImportPlan, PlannedItem } from "../../host/contract/planning.ts";
import { isMac } from "../commands/platform.ts";
import { useWords } from "../language/language.ts";
import { matterTexts } from "../outline/matter-words.ts";
import { wordCount } from "../words.ts";
import { planTexts } from "./plan-words.ts";

/** As the style sheet has it. */
const rowHeight = 38;

export interface PlanRow extends PlannedItem {
  /** In the plan's list, from 0. */
  readonly place: number;
}

export type PlanKey = "rename" | "leave out" | "menu";

/** Each part and chapter as it would be. Only the rows in view are in the page, so that five thousand scroll like ten. */
export function PlanList(props: {
  readonly plan: ImportPlan;
  readonly isStale: boolean;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
  readonly onKey: (key: PlanKey, row: PlanRow, anchor: Element) => void;
  /** What stands beside a chapter's title instead of its first line. */
  readonly beside?: (row: PlanRow) => ReactNode;
}) {
  const words = useWords(planTexts);
  const { plan, chosen, onChoose, onKey, beside } = props;
  const list = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => plan.items.map((item, place): PlanRow => ({ ...item, place })), [plan]);
  const rowOf = (element: Element) => rows[Number(element.closest("[data-key]")?.getAttribute("data-key") ?? "-1")];

  const ask = (key: PlanKey, element: Element) => {
    const row = rowOf(element);
    const anchor = element.closest("[data-key]");
    if (row && anchor) onKey(key, row, anchor);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys and the right button are asked of the rows inside it.
    <div
      className="plan"
      ref={list}
      data-stale={props.isStale || undefined}
      onKeyDownCapture={(event) => {
        const element = event.target as Element;
        const key = planKey(event);
        if (element.getAttribute("role") !== "row" || !key) return;
        event.preventDefault();
        event.stopPropagation();
        ask(key, element);
      }}
      onContextMenu={(event) => {
        event.preventDefault();
        ask("menu", event.target as Element);
      }}
      onDoubleClick={(event) => {
        if (!(event.target as Element).closest("button")) ask("rename", event.target as Element);
      }}
    >
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: rowHeight }}>
        <GridList
          className="plan-rows"
          aria-label={words.chapters}
          autoFocus="first"
          items={rows}
          selectionMode="multiple"
          selectionBehavior="replace"
          escapeKeyBehavior="none"
          selectedKeys={chosen}
          onSelectionChange={(keys) =>
            onChoose(new Set(keys === "all" ? rows.map(({ place }) => String(place)) : [...keys].map(String)))
          }
          dependencies={[words, beside]}
        >
          {(row) => (
            <GridListItem
              id={String(row.place)}
              className={`plan-row ${row.kind}`}
              textValue={row.title}
              data-depth={Math.min(row.depth, 4)}
              // Its name is all that stands in it.
              render={(attributes) => <div {...attributes} aria-label={undefined} />}
            >
              <span className="plan-title" dir="auto">
                {row.title}
              </span>
              <span className="plan-beside">{beside?.(row) ?? <FirstLine row={row} />}</span>
              <span className="plan-words">
                {row.scenes > 1 ? <span className="plan-scenes">{words.scenes(row.scenes)}</span> : null}
                {wordCount(row.words)}
              </span>
              <Button
                className="row-menu"
                aria-label={words.actions}
                excludeFromTabOrder
                onPress={({ target }) => ask("menu", target)}
              >
                <Ellipsis size={14} aria-hidden />
              </Button>
            </GridListItem>
          )}
        </GridList>
      </Virtualizer>
    </div>
  );
}

function FirstLine({ row }: { readonly row: PlanRow }) {
  const matter = useWords(matterTexts);
  return (
    <>
      {row.matter ? <span className="plan-matter">{matter.roles[row.matter]}</span> : null}
      <span className="plan-first" dir="auto">
        {row.firstLine}
      </span>
    </>
  );
}

function planKey(event: React.KeyboardEvent): PlanKey | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (event.key === "F2" || event.key === "Enter") return "rename";
  if (event.key === "Delete" || (isMac && event.key === "Backspace")) return "leave out";
  return event.key === "ContextMenu" || (event.shiftKey && event.key === "F10") ? "menu" : null;
}
