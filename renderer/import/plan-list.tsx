import type { ImportPlan } from "../../host/contract/planning.ts";
import { useWords } from "../language/language.ts";
import { useSaidByHost } from "../problems/said-by-host.ts";
import { wordCount } from "../words.ts";
import { importTexts } from "./import-words.ts";

/** Each chapter as it would be. Rows outside the view are not laid out, so 365 chapters scroll like ten. */
export function PlanList({ plan, isStale }: { readonly plan: ImportPlan; readonly isStale: boolean }) {
  const say = useSaidByHost();
  const words = useWords(importTexts);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by the keyboard. */}
      <ol className="plan" aria-label={words.chapters} tabIndex={0} data-stale={isStale || undefined}>
        {plan.items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a planned chapter has no id, and may have its neighbour's title.
          <li key={index} className={item.kind} data-depth={item.depth}>
            <span className="plan-title">{item.title}</span>
            <span className="plan-first">{item.firstLine}</span>
            <span className="plan-words">
              {item.kind === "chapter" ? wordCount(item.words) : ""}
              {item.scenes > 1 ? ` · ${words.scenes(item.scenes)}` : ""}
            </span>
          </li>
        ))}
      </ol>
      {plan.setAside.length > 0 ? (
        <section className="set-aside" aria-label={words.setAside}>
          <h3>{words.setAsideHint}</h3>
          <ul>
            {plan.setAside.map((piece) => (
              <li key={`${piece.kind} ${piece.firstLine}`}>
                <strong>{say(piece.kind)}</strong>, {wordCount(piece.words)}: <q>{piece.firstLine}</q>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
