import { Button, I18nProvider, Slider, SliderThumb, SliderTrack } from "react-aria-components";
import type { ReadingWords } from "./reading-words.ts";

/** How far into the book one is, and a way to anywhere else in it. */
export function PageSlider(props: {
  readonly page: number;
  readonly total: number;
  /** Until then the total is an estimate. */
  readonly isCounted: boolean;
  readonly isRightToLeft: boolean;
  readonly words: ReadingWords;
  readonly onPage: (page: number) => void;
  readonly onWrite: (() => void) | null;
}) {
  const { page, total, isCounted, words } = props;
  const share = total > 1 ? ((Math.min(page, total) - 1) / (total - 1)) * 100 : 0;
  return (
    <div className="page-slider" dir={props.isRightToLeft ? "rtl" : "ltr"}>
      {/* A book that is turned from the right has its beginning there; the interface speaks its own language all the same. */}
      <I18nProvider locale={props.isRightToLeft ? "he" : "en"}>
        <Slider
          className="slider"
          aria-label={words.page}
          minValue={1}
          maxValue={Math.max(2, total)}
          value={Math.min(Math.max(1, page), Math.max(2, total))}
          isDisabled={total < 2}
          onChange={(value) => props.onPage(value)}
        >
          <SliderTrack className="track" style={{ "--share": `${share}%` } as React.CSSProperties}>
            <SliderThumb className="thumb" />
          </SliderTrack>
        </Slider>
      </I18nProvider>
      <span className="page-of">{words.pageOf(page, total, isCounted)}</span>
      <Button className="button quiet" isDisabled={!props.onWrite} onPress={() => props.onWrite?.()}>
        {words.writeHere}
      </Button>
    </div>
  );
}
