import type { IncomingMessage } from "node:http";
import type { Serving } from "./serving.ts";

/** The desktop window's own scheme, which no page of a browser can have. */
const desktopOrigin = "redraft://app";

/**
 * Whether a request was made to this host by its own page or by a program: a foreign page in the same browser names its
 * own origin, and one that has turned a name of its own to this address (DNS rebinding) names that as the host.
 */
export function isOwnRequest(request: IncomingMessage, port: number, serving: Serving): boolean {
  const { host, origin } = request.headers;
  const scheme = serving.certificate ? "https" : "http";
  const own = ["127.0.0.1", "localhost", "[::1]"].map((name) => `${scheme}://${name}:${port}`);
  const origins = [...own, ...serving.addresses];
  if (host === undefined || !origins.some((each) => new URL(each).host === host)) return false;
  return origin === undefined || origin === desktopOrigin || origins.includes(origin);
}

/** From where a connection comes: a proxy of ours says so of each, last (RFC 7239 has the newer form of it). */
export function clientAddress(request: IncomingMessage, { behindProxy }: Serving): string {
  const direct = request.socket.remoteAddress ?? "";
  if (!behindProxy) return direct;
  return (
    String(request.headers["x-forwarded-for"] ?? "")
      .split(",")
      .at(-1)
      ?.trim() || direct
  );
}

/** Does a request come from this machine itself, and not through a proxy? */
export function isLocal(request: IncomingMessage, { behindProxy }: Serving): boolean {
  const address = request.socket.remoteAddress ?? "";
  const isLoopback = /^(::ffff:)?127\./.test(address) || address === "::1";
  return isLoopback && !(behindProxy && request.headers["x-forwarded-for"] !== undefined);
}

export function bearerOf(request: IncomingMessage): string {
  const match = /^Bearer (.+)$/.exec(request.headers.authorization ?? "");
  return match?.[1] ?? "";
}
