import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import { controlTexts } from "../controls/control-words.ts";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import { useStudio } from "../studio-context.ts";
import { desktop } from "./desktop.ts";
import "./desktop-notice.css";

/** What happened to the program, or was found when it started, said once and out of the way of the page. */
export function DesktopNotice() {
  const control = useWords(controlTexts);
  const [sentence, setSentence] = useState<string | null>(null);
  const studio = useStudio();
  const host = useObservable(studio.state);
  const note = host.kind === "connected" ? host.welcome.notes[0]?.sentence : undefined;
  useEffect(() => desktop?.onNotice(({ sentence: told }) => setSentence(told)), []);
  useEffect(() => studio.on("backup.failed", ({ sentence, next }) => setSentence(`${sentence} ${next}`)), [studio]);
  useEffect(() => {
    if (note) setSentence(note);
  }, [note]);
  return (
    <div className="desktop-notice" role="status" hidden={sentence === null}>
      <p>{sentence}</p>
      <Button className="button quiet" onPress={() => setSentence(null)}>
        {control.close}
      </Button>
    </div>
  );
}
