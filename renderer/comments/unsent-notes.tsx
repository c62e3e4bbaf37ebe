import { Button } from "react-aria-components";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import { useSaidByHost } from "../problems/said-by-host.ts";
import { commentsWords } from "./comments-words.ts";
import type { Outbox } from "./outbox.ts";

/** What the host would not take: why, and the words, which nobody throws away but the writer. */
export function UnsentNotes({ outbox }: { readonly outbox: Outbox }) {
  const words = useWords(commentsWords);
  const said = useSaidByHost();
  const refused = useObservable(outbox.entries).filter(({ state }) => state === "refused");
  return refused.map(({ key, said: what, problem }) => (
    <div className="problem" role="alert" key={key}>
      <strong>{words.refused}</strong>
      {"text" in what ? <p className="remark-text">{what.text}</p> : null}
      {problem ? (
        <p>
          {said(problem.sentence)} {said(problem.next)}
        </p>
      ) : null}
      <p className="remark-tools">
        <Button className="button" onPress={() => outbox.tryAgain(key)}>
          {words.tryAgain}
        </Button>
        <Button className="button quiet" onPress={() => outbox.discard(key)}>
          {words.discard}
        </Button>
      </p>
    </div>
  ));
}
