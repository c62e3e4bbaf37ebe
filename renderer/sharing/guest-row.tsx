import { useState } from "react";
import { Button } from "react-aria-components";
import type { SharedGuest } from "../../host/contract/sharing.ts";
import type { Problem } from "../../story/problem.ts";
import { controlTexts } from "../controls/control-words.ts";
import { LineField } from "../controls/fields.tsx";
import { useWords } from "../language/language.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { shortDayAndTime } from "../words.ts";
import { sharingTexts } from "./sharing-words.ts";

/** Somebody who came in by a link, and another name for them. */
export function GuestRow(props: {
  readonly session: ProjectSession;
  readonly guest: SharedGuest;
  readonly onChanged: () => void;
  readonly onProblem: (problem: Problem | null) => void;
}) {
  const control = useWords(controlTexts);
  const words = useWords(sharingTexts);
  const { session, guest } = props;
  const [name, setName] = useState<string | null>(null);

  const rename = async () => {
    const order = { project: session.project, guest: guest.id, name: name ?? "" };
    const done = await session.studio.call("share.name", order);
    props.onProblem(done.ok ? null : done.problem);
    if (!done.ok) return;
    setName(null);
    props.onChanged();
  };

  return (
    <li className="shared-guest" data-here={guest.isHere || undefined}>
      {name === null ? (
        <>
          <span dir="auto">{guest.name}</span>
          <span className="quiet-text">{guest.isHere ? words.here : words.seen(shortDayAndTime(guest.last))}</span>
          <span className="spring" />
          <Button className="button quiet" aria-label={words.renameOf(guest.name)} onPress={() => setName(guest.name)}>
            {words.rename}
          </Button>
        </>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void rename();
          }}
        >
          <LineField label={words.guest} value={name} onChange={setName} autoFocus />
          <Button className="button" onPress={() => setName(null)}>
            {control.cancel}
          </Button>
          <Button className="button primary" type="submit">
            {control.save}
          </Button>
        </form>
      )}
    </li>
  );
}
