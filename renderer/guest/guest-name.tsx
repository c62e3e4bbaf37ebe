import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import type { StudioSocket } from "../studio-socket.ts";
import { guestTexts } from "./guest-words.ts";

/** Under which name one is here, and what one may do; nothing for the owner. */
export function GuestName({ session }: { readonly session: { readonly studio: StudioSocket } }) {
  const words = useWords(guestTexts);
  useObservable(session.studio.state);
  const { guest, person } = session.studio;
  if (!guest || !person) return null;
  return (
    <span className="guest-name" dir="auto" title={words.youAre(person.name, guest.role)}>
      {words.youAre(person.name, guest.role)}
    </span>
  );
}
