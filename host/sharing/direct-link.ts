import { fail, type Result, succeed } from "../../story/problem.ts";

/** Where a host listens for the hosts of its guests, and by what they know it. */
export interface DirectPlace {
  /** A name or an address, IPv6 in brackets. */
  readonly host: string;
  readonly port: number;
  /** SHA-256 of its certificate, in base64url. */
  readonly fingerprint: string;
}

/** `redraft://join/<host>:<port>/<fingerprint>/<token>`: what a guest's own Redraft needs, and nobody else has to be asked. */
export interface DirectLink extends DirectPlace {
  readonly token: string;
}

/** 256 bits in base64url. */
const secretPattern = /^[\w-]{43}$/;

export function printDirectLink({ host, port, fingerprint, token }: DirectLink): string {
  return `redraft://join/${host}:${port}/${fingerprint}/${token}`;
}

export function parseDirectLink(text: string): Result<DirectLink> {
  const [, authority = "", fingerprint = "", token = "", ...rest] =
    /^redraft:\/\/join(\/.*)$/i.exec(text.trim())?.[1]?.split("/") ?? [];
  const place = parsePlace(authority);
  if (!place || rest.length > 0 || !secretPattern.test(fingerprint) || !secretPattern.test(token))
    return fail(
      "direct-link-bad",
      "This is no link to a story that somebody shares from Redraft to Redraft.",
      "Copy all of it: it begins with redraft://join/ and has no blank in it.",
    );
  return succeed({ ...place, fingerprint, token });
}

/** "anna.example.org:47811", "192.168.1.5:47811", "[fe80::1]:47811"; without a port, the one that is given. */
export function parsePlace(text: string, usualPort?: number): { readonly host: string; readonly port: number } | null {
  const [, host = "", given] = /^(\[[0-9a-f:.]+\]|[^:/?#@\s[\]]+)(?::(\d{1,5}))?$/i.exec(text) ?? [];
  const port = given === undefined ? usualPort : Number(given);
  if (host === "" || port === undefined || port > 65_535 || !URL.canParse(`https://${host}:${port}`)) return null;
  return { host, port };
}
