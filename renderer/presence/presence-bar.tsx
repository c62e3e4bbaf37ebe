import { Eye } from "lucide-react";
import { Button } from "react-aria-components";
import type { ItemId } from "../../story/ids.ts";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import { presenceTexts } from "./presence-words.ts";
import type { StoryPresence } from "./story-presence.ts";

/** Says whom this window follows, and what somebody asks everybody to look at. */
export function PresenceBar({
  presence,
  titleOf,
}: {
  readonly presence: StoryPresence;
  readonly titleOf: (chapter: ItemId) => string | null;
}) {
  const words = useWords(presenceTexts);
  const others = useObservable(presence.others);
  const followed = useObservable(presence.followed);
  const pointed = useObservable(presence.pointed);
  const leader = others.find(({ visit }) => visit === followed);
  const title = pointed ? titleOf(pointed.chapter) : null;
  return (
    <>
      {leader ? (
        <section className="notices" aria-label={words.follow}>
          <div className="notice" role="status">
            <Eye size={15} aria-hidden />
            <p>{words.following(leader.name)}</p>
            <Button className="button" onPress={() => presence.follow(null)}>
              {words.stopFollowing}
            </Button>
          </div>
        </section>
      ) : null}
      {pointed && title !== null ? (
        <section className="notices" aria-label={words.look}>
          <div className="notice" role="status">
            <Eye size={15} aria-hidden />
            <p>{words.pointed(pointed.by.name, title)}</p>
            <Button
              className="button"
              onPress={() => {
                presence.pointed.set(null);
                void presence.goTo(pointed);
              }}
            >
              {words.look}
            </Button>
            <Button className="button quiet" onPress={() => presence.pointed.set(null)}>
              {words.close}
            </Button>
          </div>
        </section>
      ) : null}
    </>
  );
}
