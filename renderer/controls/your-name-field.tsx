import { useState } from "react";
import type { Problem } from "../../story/problem.ts";
import { unnamedWriter } from "../../story/unnamed-writer.ts";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import { useStudio } from "../studio-context.ts";
import { controlTexts } from "./control-words.ts";
import { LineField } from "./fields.tsx";

/** Asks once who is writing, where a story begins: history and co-authors show that name from the first word on. */
export function useYourName() {
  const words = useWords(controlTexts);
  const studio = useStudio();
  const host = useObservable(studio.state);
  const known = host.kind === "connected" ? host.welcome.person.name : "";
  // Asked on as long as the dialog stands, also once the name is kept.
  const [isAsked] = useState(known === unnamedWriter);
  const [typed, setTyped] = useState<string | null>(null);
  const name = typed ?? known;

  const keep = async (): Promise<Problem | null> => {
    if (name.trim() === "" || name.trim() === known) return null;
    const result = await studio.setPerson(name.trim());
    return result.ok ? null : result.problem;
  };
  return {
    /** Empty where nobody has said one: "Writer" is no name for a title page. */
    byline: name === unnamedWriter ? "" : name,
    keep,
    field: isAsked ? <LineField label={words.yourName} value={name} onChange={setTyped} /> : null,
  };
}
