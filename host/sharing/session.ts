import type { Author } from "../../history/record.ts";
import type { ProjectId } from "../../story/ids.ts";
import type { LinkId, Role } from "../contract/sharing.ts";

/**
 * One window's sign-in, by what it showed: the host's own token, or the secret of a guest. `visit` is another for each connection.
 */
export type Session =
  | { readonly kind: "owner"; readonly visit: string }
  | {
      readonly kind: "guest";
      readonly visit: string;
      readonly guest: Author;
      readonly link: LinkId;
      readonly role: Role;
      /** The only story that a guest can reach. */
      readonly project: ProjectId;
    };

/** What is done in the host's own process: the command line's doing. */
export const owner: Session = { kind: "owner", visit: "" };

/** Who is credited with what a session does; null is this installation's own person. */
export function authorOf(session: Session): Author | null {
  return session.kind === "guest" ? session.guest : null;
}
