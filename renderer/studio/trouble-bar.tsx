import { Button } from "react-aria-components";
import { imagesTexts } from "../images/images-words.ts";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import type { ProjectSession } from "./project-session.ts";

/** What could not be done just now, and what to do about it, until the writer has read it. */
export function TroubleBar({ session }: { readonly session: ProjectSession }) {
  const words = useWords(imagesTexts);
  const problem = useObservable(session.trouble);
  if (!problem) return null;
  return (
    <div className="page-bar" role="alert">
      <p>
        {problem.sentence} {problem.next}
      </p>
      <Button className="button quiet" onPress={() => session.trouble.set(null)}>
        {words.close}
      </Button>
    </div>
  );
}
