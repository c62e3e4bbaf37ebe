import type { ImportPlan } from "../../host/contract/planning.ts";
import { useWords } from "../language/language.ts";
import { useSaidByHost } from "../problems/said-by-host.ts";
import { importTexts } from "./import-words.ts";

/** What the file has besides its words, and what of it is not taken along. */
export function FoundBeside({ plan }: { readonly plan: ImportPlan }) {
  const say = useSaidByHost();
  const words = useWords(importTexts);
  const { comments, suggestions, images, notes, removed } = plan;
  const documents = notes.filter(({ kind }) => kind === "chapter").length;
  const found = [
    ...(comments > 0 ? [words.comments(comments)] : []),
    ...(suggestions > 0 ? [words.suggestions(suggestions)] : []),
    ...(images > 0 ? [words.images(images)] : []),
    ...(documents > 0 ? [words.notes(documents)] : []),
  ];
  if (found.length === 0 && removed.length === 0) return null;
  return (
    <div className="found-beside">
      {found.length > 0 ? (
        <section aria-label={words.besides}>
          <h3>{words.besides}</h3>
          <p>{found.join(", ")}</p>
        </section>
      ) : null}
      {removed.length > 0 ? (
        <section aria-label={words.leftOut}>
          <h3>{words.leftOut}</h3>
          <ul>
            {removed.map((sentence) => (
              <li key={sentence}>{say(sentence)}</li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
