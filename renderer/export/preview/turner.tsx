import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import { useWords } from "../../language/language.ts";
import { previewTexts } from "./preview-words.ts";

/** Back and on, and where one is. */
export function Turner(props: {
  readonly said: string;
  readonly canGoBack: boolean;
  readonly canGoOn: boolean;
  readonly onTurn: (by: -1 | 1) => void;
  readonly children?: ReactNode;
}) {
  const words = useWords(previewTexts);
  return (
    <div className="turner">
      {props.canGoBack || props.canGoOn ? (
        <>
          <Button
            className="button quiet icon"
            aria-label={words.previous}
            isDisabled={!props.canGoBack}
            onPress={() => props.onTurn(-1)}
          >
            <ChevronLeft size={18} aria-hidden />
          </Button>
          <span aria-live="polite">{props.said}</span>
          <Button
            className="button quiet icon"
            aria-label={words.next}
            isDisabled={!props.canGoOn}
            onPress={() => props.onTurn(1)}
          >
            <ChevronRight size={18} aria-hidden />
          </Button>
        </>
      ) : null}
      {props.children}
    </div>
  );
}

/** The arrow keys turn, where nothing else has a use for them. */
export function turnedBy(event: React.KeyboardEvent): -1 | 1 | null {
  if ((event.target as Element).closest("input, textarea, [role=listbox]")) return null;
  if (event.key === "ArrowLeft" || event.key === "PageUp") return -1;
  return event.key === "ArrowRight" || event.key === "PageDown" ? 1 : null;
}
