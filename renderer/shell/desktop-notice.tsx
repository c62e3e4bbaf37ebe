import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import { desktop } from "./desktop.ts";
import "./desktop-notice.css";

/** What happened to the program, said once, out of the way of the page. */
export function DesktopNotice() {
  const [sentence, setSentence] = useState<string | null>(null);
  useEffect(() => desktop?.onNotice((notice) => setSentence(notice.sentence)), []);
  return (
    <div className="desktop-notice" role="status" hidden={sentence === null}>
      <p>{sentence}</p>
      <Button className="button quiet" onPress={() => setSentence(null)}>
        Good
      </Button>
    </div>
  );
}
