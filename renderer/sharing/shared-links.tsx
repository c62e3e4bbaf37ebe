import { useState } from "react";
import { Button } from "react-aria-components";
import type { SharedLink } from "../../host/contract/sharing.ts";
import type { Problem } from "../../story/problem.ts";
import { controlTexts } from "../controls/control-words.ts";
import { useWords } from "../language/language.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { shortDay } from "../words.ts";
import { GuestRow } from "./guest-row.tsx";
import { sharingTexts } from "./sharing-words.ts";

/** Every link that was made, with who came in by it; those that ended stay, because of who came. */
export function SharedLinks(props: {
  readonly session: ProjectSession;
  readonly links: readonly SharedLink[];
  readonly onChanged: () => void;
  readonly onProblem: (problem: Problem | null) => void;
}) {
  const control = useWords(controlTexts);
  const words = useWords(sharingTexts);
  const { session, links, onChanged, onProblem } = props;
  const [asked, setAsked] = useState<SharedLink["id"] | null>(null);
  const { studio, project } = session;

  const revoke = async (link: SharedLink) => {
    const done = await studio.call("share.revoke", { project, link: link.id });
    onProblem(done.ok ? null : done.problem);
    setAsked(null);
    onChanged();
  };

  return (
    <ul className="shared-links">
      {links.map((link) => (
        <li key={link.id} data-state={link.state} aria-label={titleOf(link, words)}>
          <div className="shared-link">
            <strong dir="auto">{titleOf(link, words)}</strong>
            <span className="share-state">{words.states[link.state]}</span>
            <span className="quiet-text">
              {[
                link.packet ? words.byFile : link.once ? words.forOne : words.forMany,
                words.madeOn(shortDay(link.made)),
                ...(link.expires && link.state === "open" ? [words.endsOn(lastDay(link.expires))] : []),
              ].join(", ")}
            </span>
            <span className="spring" />
            {link.state === "open" && asked !== link.id ? (
              <Button
                className="button quiet"
                aria-label={words.revokeOf(titleOf(link, words))}
                onPress={() => setAsked(link.id)}
              >
                {words.revoke}
              </Button>
            ) : null}
          </div>
          {link.note ? (
            <p className="quiet-text" dir="auto">
              {link.note}
            </p>
          ) : null}
          {asked === link.id ? (
            <div className="problem share-sure" role="alert">
              <p>{link.packet ? words.sureOfFile : words.sure}</p>
              <Button className="button" onPress={() => setAsked(null)}>
                {control.cancel}
              </Button>
              <Button className="button primary" onPress={() => revoke(link)}>
                {words.revokeIt}
              </Button>
            </div>
          ) : null}
          {link.guests.length === 0 ? (
            <p className="quiet-text">{words.nobody}</p>
          ) : (
            <ul>
              {link.guests.map((guest) => (
                <GuestRow key={guest.id} session={session} guest={guest} onChanged={onChanged} onProblem={onProblem} />
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

/** "Suggest: Ed" */
function titleOf({ role, name }: SharedLink, words: typeof sharingTexts.english): string {
  return name === "" ? words.roles[role] : `${words.roles[role]}: ${name}`;
}

/** It ends with the midnight after it. */
function lastDay(expires: string): string {
  return shortDay(new Date(Date.parse(expires) - 1).toISOString());
}
