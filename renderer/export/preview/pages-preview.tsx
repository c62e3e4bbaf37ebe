import { useMemo, useState } from "react";
import { ToggleButton } from "react-aria-components";
import { useWords } from "../../language/language.ts";
import { previewTexts } from "./preview-words.ts";
import { spreadsOf } from "./spreads.ts";
import { Turner, turnedBy } from "./turner.tsx";

/** The pages themselves, two and two as they lie open, or one by one. */
export function PagesPreview(props: { readonly pages: readonly string[]; readonly isBook: boolean }) {
  const words = useWords(previewTexts);
  const { pages, isBook } = props;
  const spreads = useMemo(() => spreadsOf(pages.length, isBook), [pages.length, isBook]);
  // Of the page and not of the spread: it stays in sight when there are more pages than before.
  const [page, setPage] = useState(0);
  const [isLarge, setLarge] = useState(false);
  const found = spreads.findIndex((spread) => spread.includes(page));
  const at = found < 0 ? spreads.length - 1 : found;
  const spread = spreads[at] ?? [];
  const first = spread[0] ?? 0;
  const turn = (by: -1 | 1) => setPage(spreads[at + by]?.[0] ?? first);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys turn the page from anywhere in it.
    <div
      className="pages-preview"
      onKeyDown={(event) => {
        const by = turnedBy(event);
        if (by !== null) turn(by);
      }}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: larger pages are scrolled by keys. */}
      <section className="spread" data-large={isLarge || undefined} tabIndex={0} aria-label={words.preview}>
        {isBook && spread.length === 1 && first === 0 ? <span className="no-page" /> : null}
        {spread.map((place) => (
          <Page key={place} svg={pages[place] ?? ""} name={words.pageAlone(place + 1)} />
        ))}
        {isBook && spread.length === 1 && first !== 0 ? <span className="no-page" /> : null}
      </section>
      <Turner
        said={words.pages(first + 1, (spread.at(-1) ?? first) + 1)}
        canGoBack={at > 0}
        canGoOn={at < spreads.length - 1}
        onTurn={turn}
      >
        <ToggleButton className="button quiet" isSelected={isLarge} onChange={setLarge}>
          {words.larger}
        </ToggleButton>
      </Turner>
    </div>
  );
}

/** As an image: nothing in it can do anything. */
function Page({ svg, name }: { readonly svg: string; readonly name: string }) {
  const source = useMemo(() => `data:image/svg+xml,${encodeURIComponent(svg)}`, [svg]);
  return <img className="preview-page" src={source} alt={name} />;
}
