import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import type { PresentPerson } from "../../host/contract/presence.ts";
import type { ItemId } from "../../story/ids.ts";
import { type Outline, walkOutline } from "../../story/outline.ts";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import { presenceTexts } from "./presence-words.ts";
import type { StoryPresence } from "./story-presence.ts";
import "./presence.css";

/** More are counted. */
const mostFaces = 4;

/** In the header: who else is here; pressed, where each of them is, and the way there. */
export function PeopleHere({
  presence,
  titleOf,
}: {
  readonly presence: StoryPresence;
  readonly titleOf: (chapter: ItemId) => string | null;
}) {
  const words = useWords(presenceTexts);
  const others = useObservable(presence.others);
  const followed = useObservable(presence.followed);
  if (others.length === 0) return null;
  const people = [...new Map(others.map((other) => [other.person, other])).values()];
  return (
    <DialogTrigger>
      <Button className="button quiet people-here" aria-label={words.here(people.map(({ name }) => name).join(", "))}>
        {people.slice(0, mostFaces).map((person) => (
          <Face key={person.visit} person={person} isFollowed={person.visit === followed} />
        ))}
        {people.length > mostFaces ? <span>{words.more(people.length - mostFaces)}</span> : null}
      </Button>
      <Popover className="popover people-popover" placement="bottom end">
        <Dialog className="people-list" aria-label={words.list}>
          {({ close }) => (
            <ul>
              {others.map((person) => (
                <li key={person.visit}>
                  <Face person={person} isFollowed={person.visit === followed} />
                  <span className="people-who">
                    <span dir="auto">{person.name}</span>
                    <span className="quiet-text">
                      {words.roles[person.role]}, {whereIs(person, titleOf, words)}
                    </span>
                  </span>
                  {person.chapter === null ? null : (
                    <span className="people-actions">
                      <Button
                        className="button quiet"
                        onPress={() => {
                          void presence.goTo(person);
                          close();
                        }}
                      >
                        {words.go}
                      </Button>
                      <Button
                        className="button quiet"
                        onPress={() => {
                          presence.follow(person.visit === followed ? null : person.visit);
                          close();
                        }}
                      >
                        {person.visit === followed ? words.stopFollowing : words.follow}
                      </Button>
                    </span>
                  )}
                </li>
              ))}
            </ul>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function Face({ person, isFollowed }: { readonly person: PresentPerson; readonly isFollowed: boolean }) {
  return (
    <span
      className="face"
      style={{ "--person": person.colour } as React.CSSProperties}
      data-followed={isFollowed || undefined}
      aria-hidden
    >
      {[...person.name][0]?.toLocaleUpperCase()}
    </span>
  );
}

function whereIs(
  { chapter }: PresentPerson,
  titleOf: (chapter: ItemId) => string | null,
  words: { readonly in: (chapter: string) => string; readonly elsewhere: string },
): string {
  const title = chapter === null ? null : titleOf(chapter);
  return title === null ? words.elsewhere : words.in(title);
}

export function titleIn(outline: Outline | null, id: string): string | null {
  if (!outline) return null;
  for (const root of [outline.book, outline.notes, outline.trash])
    for (const item of walkOutline(root)) if (item.id === id) return item.title;
  return null;
}
