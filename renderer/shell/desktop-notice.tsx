import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import { controlTexts } from "../controls/control-words.ts";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import { useSaidByHost } from "../problems/said-by-host.ts";
import { useStudio } from "../studio-context.ts";
import { desktop } from "./desktop.ts";
import "./desktop-notice.css";

/** What happened to the program, or was found when it started, said once and out of the way of the page. */
export function DesktopNotice() {
  const say = useSaidByHost();
  const control = useWords(controlTexts);
  const [sentences, setSentences] = useState<readonly string[]>([]);
  const studio = useStudio();
  const host = useObservable(studio.state);
  const note = host.kind === "connected" ? host.welcome.notes[0]?.sentence : undefined;
  useEffect(() => desktop?.onNotice(({ sentence: told }) => setSentences([told])), []);
  useEffect(() => studio.on("backup.failed", ({ sentence, next }) => setSentences([sentence, next])), [studio]);
  useEffect(() => {
    if (note) setSentences([note]);
  }, [note]);
  return (
    <div className="desktop-notice" role="status" hidden={sentences.length === 0}>
      <p>{sentences.map(say).join(" ")}</p>
      <Button className="button quiet" onPress={() => setSentences([])}>
        {control.close}
      </Button>
    </div>
  );
}
