import { ChevronLeft, ChevronRight } from "lucide-react";

/** The edge of the book, which turns the page. The keyboard has keys for it and needs no stop here. */
export function Turn(props: {
  readonly label: string;
  readonly side: "left" | "right";
  readonly isOn: boolean;
  readonly onTurn: () => void;
}) {
  const Icon = props.side === "left" ? ChevronLeft : ChevronRight;
  return (
    <button
      type="button"
      className="turn"
      data-side={props.side}
      aria-label={props.label}
      title={props.label}
      disabled={!props.isOn}
      tabIndex={-1}
      // The keys stay the page's.
      onMouseDown={(event) => event.preventDefault()}
      onClick={props.onTurn}
    >
      <Icon size={22} aria-hidden />
    </button>
  );
}
