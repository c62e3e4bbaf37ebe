import { useState } from "react";
import type { Problem } from "../../story/problem.ts";
import { useObservable } from "../observable.ts";
import { useStudio } from "../studio-context.ts";
import { LineField } from "./fields.tsx";

/** What an installation calls its writer before it was told a name. */
const defaultName = "Writer";

/** Asks once who is writing, where a story begins: history and co-authors show that name from the first word on. */
export function useYourName() {
  const studio = useStudio();
  const host = useObservable(studio.state);
  const known = host.kind === "connected" ? host.welcome.person.name : "";
  // Asked on as long as the dialog stands, also once the name is kept.
  const [isAsked] = useState(known === defaultName);
  const [typed, setTyped] = useState<string | null>(null);
  const name = typed ?? known;

  const keep = async (): Promise<Problem | null> => {
    if (name.trim() === "" || name.trim() === known) return null;
    const result = await studio.setPerson(name.trim());
    return result.ok ? null : result.problem;
  };
  return {
    /** Empty where nobody has said one: "Writer" is no name for a title page. */
    byline: name === defaultName ? "" : name,
    keep,
    field: isAsked ? <LineField label="Your name" value={name} onChange={setTyped} /> : null,
  };
}
