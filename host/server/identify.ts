import { type Result, succeed } from "../../story/problem.ts";
import type { Host } from "../host.ts";
import { isSameSecret } from "../sharing/secrets.ts";
import { owner, type Session } from "../sharing/session.ts";

/** Whose the host's own token is, or a guest's secret. */
export function identify(host: Host, token: string, shown: string): Result<Session> {
  return isSameSecret(shown, token) ? succeed(owner) : host.doors.find(shown);
}
