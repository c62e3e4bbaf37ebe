import type { BookProse } from "../../story/statistics/prose.ts";
import { useWords } from "../language/language.ts";
import { numbersTexts } from "./numbers-words.ts";

/** Who is named how often, and where in the book. */
export function NamesTable({ prose, titles }: { readonly prose: BookProse; readonly titles: readonly string[] }) {
  const words = useWords(numbersTexts);
  const { characters, namesFrom } = prose;
  return (
    <section className="numbers-block">
      <h2>{namesFrom === "notes" ? words.people : words.names}</h2>
      {characters.length === 0 ? <p className="quiet-text">{words.noNames}</p> : null}
      {characters.length > 0 ? (
        <table className="number-table names-table">
          <thead>
            <tr>
              <th scope="col">{words.name}</th>
              <th scope="col">{words.mentions}</th>
              <th scope="col">{words.whereNamed}</th>
            </tr>
          </thead>
          <tbody>
            {characters.map(({ name, count, chapters }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{words.number(count)}</td>
                <td>
                  <Strip counts={chapters} titles={titles} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {characters.length > 0 && namesFrom === "text" ? <p className="quiet-text">{words.namesHint}</p> : null}
    </section>
  );
}

function Strip({ counts, titles }: { readonly counts: readonly number[]; readonly titles: readonly string[] }) {
  const words = useWords(numbersTexts);
  const most = Math.max(1, ...counts);
  const told = words.stripTold(
    counts.filter((count) => count > 0).length,
    counts.length,
    titles[counts.indexOf(most)] ?? "",
  );
  return (
    <svg className="strip" viewBox={`0 0 ${counts.length} 20`} preserveAspectRatio="none" role="img" aria-label={told}>
      <line className="plot-rule" x1="0" x2={counts.length} y1="19.5" y2="19.5" />
      {counts.map((count, place) =>
        count === 0 ? null : (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a chapter is its place here.
            key={place}
            className="plot-bar"
            x={place + 0.1}
            width={0.8}
            y={20 - (20 * count) / most}
            height={(20 * count) / most}
          >
            <title>{`${titles[place]}: ${words.number(count)}`}</title>
          </rect>
        ),
      )}
    </svg>
  );
}
