import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import type { Problem } from "../../story/problem.ts";
import { useWords } from "../language/language.ts";
import { useSaidByHost } from "../problems/said-by-host.ts";
import { guestTexts } from "./guest-words.ts";
import "./guest.css";

/** A chapter as it stands in this window, of which the host does not have all. */
export interface UnsentText {
  readonly title: string;
  readonly text: string;
}

const final = new Set(["link-expired", "link-revoked", "link-used", "link-full", "guest-key-missing"]);
const passing = new Set(["link-unknown", "story-closed"]);

/**
 * Is this why nobody comes in, or only that the host is away? Who is in already stays where a host that came back hasn't opened
 * the story yet: the window comes in again by itself.
 */
export function isRefusal({ code }: Problem, isIn: boolean): boolean {
  return final.has(code) || (passing.has(code) && !isIn);
}

/** Why the link doesn't lead in, and what to do; what a guest wrote and could not send becomes a file to keep. */
export function RefusedScreen(props: {
  readonly problem: Problem;
  readonly session: { readonly unsent: () => Promise<readonly UnsentText[]> } | null;
}) {
  const words = useWords(guestTexts);
  const say = useSaidByHost();
  const { problem, session } = props;
  const [unsent, setUnsent] = useState<readonly UnsentText[]>([]);
  useEffect(() => {
    void session?.unsent().then(setUnsent);
  }, [session]);
  return (
    <main className="refused">
      <h1>{session ? words.endedTitle : words.refusedTitle}</h1>
      <p role="alert">{say(problem.sentence)}</p>
      <p>{say(problem.next)}</p>
      {final.has(problem.code) ? null : <p className="quiet-text">{words.waiting}</p>}
      {unsent.length > 0 ? (
        <section className="problem">
          <p>{words.unsentHint}</p>
          <Button className="button" onPress={() => save(unsent)}>
            {words.keepUnsent}
          </Button>
        </section>
      ) : null}
    </main>
  );
}

function save(unsent: readonly UnsentText[]): void {
  const text = unsent.map((chapter) => `# ${chapter.title}\n\n${chapter.text}`).join("\n");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/markdown" }));
  link.download = "not-sent.md";
  link.click();
  URL.revokeObjectURL(link.href);
}
