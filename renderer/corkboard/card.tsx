import { GripVertical } from "lucide-react";
import type { CSSProperties } from "react";
import { Button, GridListItem } from "react-aria-components";
import { useWords } from "../language/language.ts";
import type { OutlineLine } from "../outline/outline-lines.ts";
import { outlineTexts } from "../outline/outline-words.ts";
import { wordCount } from "../words.ts";
import { corkboardTexts } from "./corkboard-words.ts";
import { tagHue } from "./tag-hue.ts";

/** An index card: what happens, whose eyes, how far. */
export function Card(props: {
  readonly line: OutlineLine;
  readonly isCurrent: boolean;
  readonly isWritable: boolean;
  readonly onOpen: () => void;
  readonly onSynopsis: (anchor: Element) => void;
}) {
  const { statuses } = useWords(outlineTexts);
  const words = useWords(corkboardTexts);
  const { line } = props;
  const [tag] = line.tags;
  const style = (tag === undefined ? {} : { "--tag-hue": tagHue(tag) }) as CSSProperties;
  return (
    <GridListItem
      id={line.key}
      textValue={line.title}
      className={`card ${line.kind}`}
      data-current={props.isCurrent || undefined}
      data-left-out={line.isLeftOut || undefined}
      data-tagged={tag !== undefined || undefined}
      style={style}
      onAction={props.onOpen}
    >
      <div className="card-head">
        <span className="card-title" dir="auto">
          {line.title}
        </span>
        {line.status ? <span className="status-dot" data-status={line.status} title={statuses[line.status]} /> : null}
        <Button slot="drag" className="card-grip" aria-label={words.drag(line.title)}>
          <GripVertical size={13} aria-hidden />
        </Button>
      </div>
      <Button
        className="card-synopsis"
        aria-label={`${words.editSynopsis(line.title)}: ${line.synopsis || words.synopsis}`}
        data-empty={line.synopsis === "" || undefined}
        isDisabled={!props.isWritable}
        onPress={(event) => props.onSynopsis(event.target)}
      >
        <span className="card-text" dir="auto">
          {line.synopsis || words.synopsis}
        </span>
      </Button>
      <p className="card-foot">
        <span className="card-view">{[line.pointOfView, ...line.tags].filter(Boolean).join(" · ")}</span>
        <span>{line.words > 0 ? wordCount(line.words) : ""}</span>
      </p>
    </GridListItem>
  );
}
