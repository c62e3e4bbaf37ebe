import type { GuestBook } from "../../host/contract/sharing.ts";
import type { ItemId } from "../../story/ids.ts";
import { useWords } from "../language/language.ts";
import { wordCount } from "../words.ts";
import { guestTexts } from "./guest-words.ts";

/** The book's parts and chapters, as whoever reads may see them. */
export function GuestContents(props: {
  readonly book: GuestBook | null;
  readonly current: ItemId | null;
  readonly onOpen: (chapter: ItemId) => void;
}) {
  const words = useWords(guestTexts);
  return (
    <nav className="outline-pane guest-contents" aria-label={words.contents}>
      <ul>
        {props.book?.items.map(({ id, kind, title, depth, words: length }) => (
          <li key={id} style={{ "--depth": depth } as React.CSSProperties} data-kind={kind}>
            {kind === "part" ? (
              <span className="guest-part" dir="auto">
                {title}
              </span>
            ) : (
              <button
                type="button"
                className="guest-chapter"
                aria-current={id === props.current ? "page" : undefined}
                onClick={() => props.onOpen(id)}
              >
                <span dir="auto">{title}</span>
                <span className="quiet-text">{wordCount(length)}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
