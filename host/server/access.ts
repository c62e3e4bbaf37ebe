import type { IncomingMessage } from "node:http";

/** The desktop window's own scheme, which no page of a browser can have. */
const desktopOrigin = "redraft://app";

/**
 * Whether a request was made to this host by its own page or by a program: a foreign page in the same browser names its
 * own origin, and one that has turned a name of its own to this address (DNS rebinding) names that as the host.
 */
export function isOwnRequest(request: IncomingMessage, port: number): boolean {
  const { host, origin } = request.headers;
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`];
  if (host === undefined || !hosts.includes(host)) return false;
  return origin === undefined || origin === desktopOrigin || hosts.some((own) => origin === `http://${own}`);
}

export function bearerOf(request: IncomingMessage): string {
  const match = /^Bearer (.+)$/.exec(request.headers.authorization ?? "");
  return match?.[1] ?? "";
}
