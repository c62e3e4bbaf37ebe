import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import type { Outline, SceneDetails } from "../../story/outline.ts";
import { useWords } from "../language/language.ts";
import { findItem } from "../outline/outline-rows.ts";
import { gridTexts } from "./grid-words.ts";

/** What was said of scenes whose text has gone: to be read and taken from here. It has its place again with the text. */
export function UnplacedButton(props: { readonly outline: Outline; readonly scenes: readonly SceneDetails[] }) {
  const words = useWords(gridTexts);
  const { outline, scenes } = props;
  if (scenes.length === 0) return null;
  return (
    <DialogTrigger>
      <Button className="button quiet">{words.unplaced(scenes.length)}</Button>
      <Popover className="popover columns-popover" placement="bottom start">
        <Dialog aria-label={words.unplaced(scenes.length)}>
          <p className="quiet-text">{words.unplacedHint}</p>
          <ul className="unplaced">
            {scenes.map(({ id, anchor, synopsis, status, tags, pointOfView }) => (
              <li key={id}>
                <strong>{findItem(outline, anchor.chapter)?.title}</strong>
                {synopsis ? <p>{synopsis}</p> : null}
                <p className="quiet-text">{[status, pointOfView, ...tags].filter(Boolean).join(" · ")}</p>
              </li>
            ))}
          </ul>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
