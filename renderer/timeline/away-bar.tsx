import { History } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import type { AwayDigest } from "../../host/contract/timeline.ts";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { shortDayAndTime } from "../words.ts";
import { timelineTexts } from "./timeline-words.ts";

/** What others have written since the story was last open here: one sentence, once, and all of it a press away. */
export function AwayBar(props: { readonly session: ProjectSession; readonly onShow: (digest: AwayDigest) => void }) {
  const words = useWords(timelineTexts);
  const { session } = props;
  const [digest, setDigest] = useState<AwayDigest | null>(null);
  const reopened = useObservable(session.reopened);
  useEffect(() => {
    // A host that was started anew tells nothing again: this window saw what came in.
    if (reopened > 0) return;
    let isCurrent = true;
    const { project, studio } = session;
    const seen = () => void studio.call("history.seen", { project });
    void studio.call("history.away", { project }).then((answer) => {
      if (!isCurrent || !answer.ok) return;
      if (answer.value) setDigest(answer.value);
      else seen();
    });
    return () => {
      isCurrent = false;
      seen();
    };
  }, [session, reopened]);
  if (!digest) return null;
  const close = () => {
    setDigest(null);
    void session.studio.call("history.seen", { project: session.project });
  };
  const sum = digest.chapters.reduce(
    (total, { added, removed }) => ({ added: total.added + added, removed: total.removed + removed }),
    { added: 0, removed: 0 },
  );
  return (
    <section className="notices" aria-label={words.away}>
      <div className="notice">
        <History size={15} aria-hidden />
        <p>
          {words.awayTold(shortDayAndTime(digest.since), digest.people.join(", "), digest.chapters.length)}{" "}
          <span className="quiet-text">{words.awaySum(sum.added, sum.removed)}</span>
        </p>
        <Button
          className="button"
          onPress={() => {
            close();
            props.onShow(digest);
          }}
        >
          {words.awayShow}
        </Button>
        <Button className="button quiet" onPress={close}>
          {words.awayClose}
        </Button>
      </div>
    </section>
  );
}
