import { Archive, ChevronRight, Ellipsis, NotebookPen, Trash2 } from "lucide-react";
import { cloneElement, type HTMLAttributes, isValidElement, type ReactElement, useMemo, useRef } from "react";
import {
  Button,
  Collection,
  ListLayout,
  Tree,
  TreeItem,
  TreeItemContent,
  useDragAndDrop,
  Virtualizer,
} from "react-aria-components";
import { isTold } from "../../story/matter.ts";
import type { OutlineItem } from "../../story/outline.ts";
import { useWords, wordsNow } from "../language/language.ts";
import { grouped, wordCount } from "../words.ts";
import { matterTexts } from "./matter-words.ts";
import type { DropPosition } from "./outline-drop.ts";
import type { OutlineRow } from "./outline-rows.ts";
import { outlineTexts } from "./outline-words.ts";

export interface OutlineTreeActions {
  readonly open: (row: OutlineRow) => void;
  readonly menu: (row: OutlineRow, anchor: Element) => void;
  readonly drop: (dragged: readonly string[], target: string, position: DropPosition) => void;
  readonly mayDrop: (dragged: readonly string[], target: string, position: DropPosition) => boolean;
}

const dragType = "application/x-redraft-item";
const rowHeight = 30;

/** The tree itself. Only the rows in view are in the page, so a thousand chapters cost what thirty do. */
export function OutlineTree(props: {
  readonly rows: readonly OutlineRow[];
  readonly expanded: ReadonlySet<string>;
  readonly onExpand: (expanded: ReadonlySet<string>) => void;
  readonly current: string | null;
  /** Several are chosen with Shift, Ctrl or ⌘; a click alone opens and chooses one. */
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
  readonly isWritable: boolean;
  readonly actions: OutlineTreeActions;
}) {
  const words = useWords(outlineTexts);
  const { actions, current } = props;
  const dragged = useRef<readonly string[]>([]);
  const { dragAndDropHooks } = useDragAndDrop<OutlineRow>({
    isDisabled: !props.isWritable,
    getItems: (keys) => [...keys].map((key) => ({ [dragType]: String(key), "text/plain": "" })),
    acceptedDragTypes: [dragType],
    onDragStart: ({ keys }) => {
      dragged.current = [...keys].map(String);
    },
    // Only what can be done is offered.
    getDropOperation: (target) =>
      target.type === "item" && actions.mayDrop(dragged.current, String(target.key), target.dropPosition)
        ? "move"
        : "cancel",
    shouldAcceptItemDrop: (target) => !String(target.key).includes("/"),
    onMove: (event) => {
      const moved = [...event.keys].map(String);
      const { key, dropPosition } = event.target;
      if (actions.mayDrop(moved, String(key), dropPosition)) actions.drop(moved, String(key), dropPosition);
    },
  });
  const byKey = useMemo(() => indexRows(props.rows), [props.rows]);
  const unselectable = useMemo(
    () => [...byKey.values()].filter(({ kind }) => kind !== "item").map(({ key }) => key),
    [byKey],
  );

  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: rowHeight }}>
      <Tree
        className="outline-tree"
        aria-label={words.outline}
        items={props.rows}
        selectionMode="multiple"
        selectionBehavior="replace"
        disabledBehavior="selection"
        disabledKeys={unselectable}
        selectedKeys={props.selected}
        onSelectionChange={(keys) => {
          const all = keys === "all" ? [...byKey.values()].filter(({ kind }) => kind === "item") : null;
          props.onSelect(new Set(all ? all.map(({ key }) => key) : [...(keys as Set<string>)].map(String)));
        }}
        expandedKeys={props.expanded}
        onExpandedChange={(keys) => props.onExpand(new Set([...keys].map(String)))}
        onAction={(key) => {
          const row = byKey.get(String(key));
          if (row) actions.open(row);
        }}
        dragAndDropHooks={dragAndDropHooks}
        dependencies={[current, props.isWritable, words]}
        render={({ "aria-rowcount": _rows, "aria-colcount": _columns, ...tree }) => <div {...tree} role="tree" />}
      >
        {(row: OutlineRow) => <OutlineTreeRow row={row} current={current} actions={actions} />}
      </Tree>
    </Virtualizer>
  );
}

function OutlineTreeRow(props: {
  readonly row: OutlineRow;
  readonly current: string | null;
  readonly actions: OutlineTreeActions;
}) {
  const words = useWords(outlineTexts);
  const { row, current, actions } = props;
  const title = rowTitle(row);
  return (
    <TreeItem
      id={row.key}
      textValue={title}
      hasChildItems={row.children.length > 0 || (row.kind === "item" && row.hasScenes)}
      className={`outline-row ${row.kind} ${row.kind === "item" ? row.item.kind : ""}`}
      data-current={row.key === current || undefined}
      data-matter={row.kind === "item" && !isTold(row.item.matter) ? "" : undefined}
      data-left-out={row.kind === "item" && isLeftOut(row.item) ? "" : undefined}
      onContextMenu={(event) => {
        event.preventDefault();
        actions.menu(row, event.currentTarget);
      }}
      onClick={(event) => {
        const isOne = !event.shiftKey && !event.ctrlKey && !event.metaKey;
        // On a row that can't be chosen a press is its action already.
        if (isOne && row.kind === "item" && !(event.target as Element).closest("button")) actions.open(row);
      }}
      render={(item) => (
        // biome-ignore lint/a11y/useFocusableInteractive: React Aria's own properties make it focusable.
        <div
          {...item}
          role="treeitem"
          aria-current={row.key === current ? "page" : undefined}
          aria-description={rowDescription(row)}
        >
          {withoutRole(item.children)}
        </div>
      )}
    >
      <TreeItemContent>
        {({ hasChildItems, isExpanded }) => (
          <>
            {hasChildItems ? (
              <Button slot="chevron" className="chevron" aria-label={isExpanded ? words.fold : words.unfold}>
                <ChevronRight size={14} aria-hidden />
              </Button>
            ) : (
              <span className="chevron" />
            )}
            {row.kind === "group" ? <GroupIcon group={row.key} /> : null}
            <span className="title" dir="auto">
              {title}
            </span>
            {row.kind === "item" && row.item.status ? (
              <span className="status-dot" data-status={row.item.status} title={words.statuses[row.item.status]} />
            ) : null}
            {/* Drawn by the style sheet: the row's name is its title, and the number is its description. */}
            <span className="words" data-words={rowNumber(row)} />
            {row.kind === "scene" ? null : (
              <Button
                className="row-menu"
                aria-label={words.actionsFor(title)}
                excludeFromTabOrder
                onPress={(event) => actions.menu(row, event.target)}
              >
                <Ellipsis size={14} aria-hidden />
              </Button>
            )}
          </>
        )}
      </TreeItemContent>
      <Collection items={row.children}>
        {(child: OutlineRow) => <OutlineTreeRow row={child} current={current} actions={actions} />}
      </Collection>
    </TreeItem>
  );
}

function GroupIcon({ group }: { readonly group: string }) {
  if (group === "trash") return <Trash2 size={14} aria-hidden />;
  return group === "archive" ? <Archive size={14} aria-hidden /> : <NotebookPen size={14} aria-hidden />;
}

export function rowTitle(row: OutlineRow): string {
  if (row.kind === "item") return row.item.title;
  return row.kind === "scene" ? row.scene.title || wordsNow(outlineTexts).scene : row.title;
}

function rowNumber(row: OutlineRow): string {
  if (row.kind === "item") return row.words > 0 ? grouped(row.words) : "";
  if (row.kind === "scene") return grouped(row.scene.words);
  // Everywhere else the number is words; how many notes there are would read as that.
  return "";
}

function rowDescription(row: OutlineRow): string | undefined {
  if (row.kind === "group") return undefined;
  if (row.kind === "scene") return wordCount(row.scene.words);
  const { status, matter } = row.item;
  return [
    matter && wordsNow(matterTexts).roles[matter],
    wordCount(row.words),
    status && wordsNow(outlineTexts).statuses[status],
  ]
    .filter((part) => part !== null)
    .join(", ");
}

function isLeftOut(item: OutlineItem): boolean {
  return (item.kind === "chapter" || item.kind === "part") && !item.inBook;
}

function indexRows(rows: readonly OutlineRow[], index = new Map<string, OutlineRow>()): Map<string, OutlineRow> {
  for (const row of rows) {
    index.set(row.key, row);
    indexRows(row.children, index);
  }
  return index;
}

/** React Aria's rows are those of a grid; in a tree there are no cells. */
function withoutRole(children: React.ReactNode): React.ReactNode {
  if (!isValidElement(children)) return children;
  return cloneElement(children as ReactElement<HTMLAttributes<HTMLElement>>, {
    role: "presentation",
    "aria-colindex": undefined,
  });
}
