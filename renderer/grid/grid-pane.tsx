import { Download } from "lucide-react";
import { type KeyboardEvent, useDeferredValue, useMemo, useRef, useState } from "react";
import {
  Button,
  Cell,
  Column,
  ColumnResizer,
  ResizableTableContainer,
  Row,
  Table,
  TableBody,
  TableHeader,
  TableLayout,
  ToggleButton,
  Virtualizer,
} from "react-aria-components";
import { printCsv } from "../../story/csv.ts";
import type { Outline } from "../../story/outline.ts";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import { type Field, fieldText, hasField } from "../outline/describe-line.ts";
import { type FieldEdit, FieldPopover } from "../outline/field-popover.tsx";
import { outlineKey } from "../outline/outline-keys.ts";
import { KeptLines, type OutlineLine, outlineLines } from "../outline/outline-lines.ts";
import type { OutlinePaneProps } from "../outline/outline-pane-props.ts";
import { moveTogether } from "../outline/outline-selection.ts";
import { outlineTexts } from "../outline/outline-words.ts";
import { unplacedScenes } from "../outline/scenes-said.ts";
import { grouped } from "../words.ts";
import { ColumnsButton } from "./columns-button.tsx";
import { gridTexts } from "./grid-words.ts";
import "./grid.css";
import { type GridColumn, type GridSort, gridCells, ownColumns, sortLines } from "./grid-sort.ts";
import { saveFile } from "./save-file.ts";
import { UnplacedButton } from "./unplaced-button.tsx";

const rowHeight = 46;
const headingHeight = 34;

const widths: Readonly<
  Partial<Record<GridColumn, { readonly usual: number | `${number}fr`; readonly least: number }>>
> = {
  title: { usual: "2fr", least: 140 },
  synopsis: { usual: "4fr", least: 170 },
  status: { usual: 104, least: 60 },
  pointOfView: { usual: "1fr", least: 96 },
  tags: { usual: "1fr", least: 104 },
  words: { usual: 72, least: 60 },
  target: { usual: 72, least: 60 },
};
const ownWidth = { usual: "1fr", least: 100 } as const;

interface Head {
  readonly column: GridColumn;
  readonly name: string;
}

/** The book as a table: a line for each part, chapter and scene, every field written where it stands. */
export function GridPane({ session, outline, actions, current, onOpen }: OutlinePaneProps) {
  const words = useWords(gridTexts);
  const counts = useDeferredValue(useObservable(session.counts));
  const filter = useDeferredValue(useObservable(session.view.filter));
  const withScenes = useObservable(session.view.gridScenes);
  const [sort, setSort] = useState<GridSort | null>(null);
  const [edit, setEdit] = useState<FieldEdit | null>(null);
  const heads = useMemo(() => headsOf(outline, words), [outline, words]);
  const [kept] = useState(() => new KeptLines());
  const lines = useMemo(() => {
    const all = kept.keep(outlineLines(outline, counts, filter, withScenes ? "several" : "none"));
    return sortLines(all, sort, outline.language);
  }, [kept, outline, counts, filter, withScenes, sort]);
  // The rows that stay as they are keep what they were given; what it does is always the latest.
  const latest = useRef(onOpen);
  latest.current = onOpen;
  const { isWritable } = session;

  const begin = (line: OutlineLine, field: Field, target: Element) => {
    const anchor = target.closest("[role=gridcell],[role=rowheader]") ?? target;
    if (isWritable) setEdit({ line, field, anchor });
  };

  const onKeys = (event: KeyboardEvent) => {
    if (edit) return;
    const command = outlineKey(event);
    const row = (event.target as Element).closest("[role=row]");
    const line = lines.find(({ key }) => key === row?.getAttribute("data-key"));
    const cell = row?.querySelector("[data-field=title]");
    if (command === "undo") void actions.undo();
    else if (command === "redo") void actions.redo();
    else if (!line || !cell || line.kind === "scene" || !isWritable) return;
    else if (command === "rename") begin(line, "title", cell);
    else if ((command === "move up" || command === "move down") && sort === null) {
      const moved = moveTogether(outline, [line.item], command === "move up" ? "up" : "down");
      if (moved) actions.edit(...moved.edits);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <section className="grid-pane" aria-label={words.grid} onKeyDownCapture={onKeys}>
      <h1 className="visually-hidden">{words.grid}</h1>
      <div className="outline-bar">
        <ToggleButton
          className="button quiet toggle"
          isSelected={withScenes}
          onChange={(isShown) => session.view.gridScenes.set(isShown)}
        >
          {words.scenes}
        </ToggleButton>
        {sort ? (
          <Button className="button quiet" onPress={() => setSort(null)}>
            {words.bookOrder}
          </Button>
        ) : null}
        {withScenes && counts ? <UnplacedButton outline={outline} scenes={unplacedScenes(outline, counts)} /> : null}
        <span className="spring" />
        <ColumnsButton columns={outline.columns} actions={actions} isDisabled={!isWritable} />
        <Button
          className="button quiet"
          onPress={() => saveFile(`${outline.title}.csv`, "text/csv", printCsv(gridCells(lines, heads)))}
        >
          <Download size={15} aria-hidden />
          {words.exportCsv}
        </Button>
      </div>
      <ResizableTableContainer className="grid-scroller">
        <Virtualizer layout={TableLayout} layoutOptions={{ rowHeight, headingHeight }}>
          <Table
            className="grid"
            aria-label={words.grid}
            {...(sort ? { sortDescriptor: sort } : {})}
            onSortChange={({ column, direction }) => setSort({ column: column as GridColumn, direction })}
          >
            <TableHeader columns={heads}>
              {({ column, name }: Head) => (
                <Column
                  id={column}
                  className="grid-head"
                  isRowHeader={column === "title"}
                  allowsSorting
                  defaultWidth={(widths[column] ?? ownWidth).usual}
                  minWidth={(widths[column] ?? ownWidth).least}
                >
                  {({ sortDirection }) => (
                    <>
                      <span className="name">{name}</span>
                      {sortDirection ? <span aria-hidden>{sortDirection === "ascending" ? "▴" : "▾"}</span> : null}
                      <ColumnResizer className="grid-resizer" />
                    </>
                  )}
                </Column>
              )}
            </TableHeader>
            <TableBody
              items={lines}
              dependencies={[heads, current, sort === null, isWritable]}
              renderEmptyState={() => <p className="outline-nothing">{words.empty}</p>}
            >
              {(line: OutlineLine) => (
                <Row
                  id={line.key}
                  columns={heads}
                  className={`grid-row ${line.kind} ${line.key === current ? "current" : ""} ${line.isLeftOut ? "left-out" : ""}`}
                >
                  {({ column, name }: Head) => (
                    <Cell className="grid-cell" textValue={column === "title" ? line.title : ""}>
                      <GridCell
                        line={line}
                        column={column}
                        name={name}
                        indent={sort ? 0 : line.depth}
                        onOpen={() => latest.current(line.item.id, line.scene?.from ?? null)}
                        onEdit={(field, target) => begin(line, field, target)}
                      />
                    </Cell>
                  )}
                </Row>
              )}
            </TableBody>
          </Table>
        </Virtualizer>
      </ResizableTableContainer>
      {edit ? (
        <FieldPopover
          key={`${edit.line.key} ${edit.field}`}
          edit={edit}
          name={words.edit(heads.find(({ column }) => column === edit.field)?.name ?? "", edit.line.title)}
          actions={actions}
          onClose={() => setEdit(null)}
        />
      ) : null}
    </section>
  );
}

function GridCell(props: {
  readonly line: OutlineLine;
  readonly column: GridColumn;
  readonly name: string;
  readonly indent: number;
  readonly onOpen: () => void;
  readonly onEdit: (field: Field, target: Element) => void;
}) {
  const { statuses } = useWords(outlineTexts);
  const words = useWords(gridTexts);
  const { line, column } = props;
  if (column === "words") return <span className="number">{line.words > 0 ? grouped(line.words) : ""}</span>;
  if (!hasField(line, column) && column !== "title") return null;
  const text = shownText(line, column, statuses);
  const isTitle = column === "title";
  const hasPage = line.kind !== "part";
  return (
    <Button
      className="grid-value"
      data-field={column}
      aria-label={
        isTitle ? (hasPage ? words.open(line.title) : line.title) : `${words.edit(props.name, line.title)}: ${text}`
      }
      style={isTitle ? { paddingLeft: `${0.5 + props.indent}rem` } : {}}
      onPress={(event) => (isTitle && hasPage ? props.onOpen() : props.onEdit(column, event.target))}
    >
      {column === "status" && line.status ? <span className="status-dot" data-status={line.status} /> : null}
      <span className="text" dir="auto">
        {text}
      </span>
    </Button>
  );
}

function shownText(line: OutlineLine, column: Field, statuses: typeof outlineTexts.english.statuses): string {
  if (column === "target" && line.target) return grouped(line.target);
  if (column === "status" && line.status) return statuses[line.status];
  return fieldText(line, column);
}

function headsOf(outline: Outline, words: typeof gridTexts.english): readonly (Head & { readonly id: GridColumn })[] {
  const usual: readonly Head[] = [
    { column: "title", name: words.title },
    { column: "synopsis", name: words.synopsis },
    { column: "status", name: words.status },
    { column: "pointOfView", name: words.pointOfView },
    { column: "tags", name: words.tags },
    { column: "words", name: words.words },
    { column: "target", name: words.target },
  ];
  return [...usual, ...ownColumns(outline.columns)].map((head) => ({ ...head, id: head.column }));
}
