import { type Result, succeed } from "../../story/problem.ts";
import type { Host } from "../host.ts";
import { isSameSecret } from "../sharing/secrets.ts";
import { owner, type Session } from "../sharing/session.ts";

/**
 * Whose the host's own token is, or a guest's secret.
 *
 * @param token null where only guests come in
 */
export function identify(host: Host, token: string | null, shown: string): Result<Session> {
  return token !== null && isSameSecret(shown, token) ? succeed(owner) : host.doors.find(shown);
}
