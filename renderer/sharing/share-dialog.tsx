import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import type { SharedLink } from "../../host/contract/sharing.ts";
import type { Problem } from "../../story/problem.ts";
import { controlTexts } from "../controls/control-words.ts";
import { ModalDialog } from "../controls/modal-dialog.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { NewLink } from "./new-link.tsx";
import { NewPacket } from "./new-packet.tsx";
import { SharedLinks } from "./shared-links.tsx";
import "./sharing.css";
import { reachesOthers } from "./reach.ts";
import { sharingTexts } from "./sharing-words.ts";

/** The ways to write together, the links into this story, and who came in by each. */
export function ShareDialog({ session, onClose }: { readonly session: ProjectSession; readonly onClose: () => void }) {
  const control = useWords(controlTexts);
  const words = useWords(sharingTexts);
  const { studio, project } = session;
  const [links, setLinks] = useState<readonly SharedLink[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const here = useObservable(session.presence.others);

  const ask = async () => {
    const listed = await studio.call("share.list", { project });
    if (listed.ok) setLinks(listed.value);
    setProblem(listed.ok ? null : listed.problem);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when somebody comes or goes.
  useEffect(() => void ask(), [here, studio, project]);

  return (
    <ModalDialog name={words.name} width="44rem" isOpen onClose={onClose}>
      <div className="dialog-body sharing">
        {problem ? <ProblemNote problem={problem} /> : null}
        <section aria-label={words.ways} className="share-ways">
          <h3>{words.folder}</h3>
          <p>{words.folderHint}</p>
          <p className="exported-path">{session.opened.path}</p>
          <h3>{words.address}</h3>
          <p>{words.addressHint}</p>
          {reachesOthers(studio.address.contract) ? null : <p className="share-reach">{words.loopback}</p>}
          <h3>{words.server}</h3>
          <p>{words.serverHint}</p>
        </section>
        <NewLink session={session} onMade={ask} />
        <NewPacket session={session} onMade={ask} />
        <section aria-label={words.links}>
          <h3>{words.links}</h3>
          {links.length === 0 ? <p className="quiet-text">{words.none}</p> : null}
          <SharedLinks session={session} links={links} onChanged={ask} onProblem={setProblem} />
        </section>
      </div>
      <div className="dialog-actions">
        <Button className="button primary" onPress={onClose}>
          {control.done}
        </Button>
      </div>
    </ModalDialog>
  );
}
